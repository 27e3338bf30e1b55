// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/selection.h"

namespace armillary::views {

QStringList Selection::ids(const QString& kind, const QString& space) const {
    const auto found = picked_.find({kind, space});
    return found == picked_.end() ? QStringList() : found->second;
}

void Selection::set(const QString& kind, const QString& space, QStringList ids) {
    QStringList& now = picked_[{kind, space}];
    latest_ = {kind, space};
    if (now == ids) return;  // also ends the echo between two linked views
    now = std::move(ids);
    Q_EMIT changed(kind, space);
}

void Selection::clear() {
    const auto before = std::exchange(picked_, {});
    latest_ = {};
    for (const auto& [key, ids] : before)
        if (!ids.isEmpty()) Q_EMIT changed(key.first, key.second);
}

}  // namespace armillary::views
