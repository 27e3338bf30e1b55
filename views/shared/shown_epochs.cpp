// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/shown_epochs.h"

#include <algorithm>

namespace armillary::views {

std::optional<int> ShownEpochs::of(const QString& run) const {
    const auto found = epochs_.find(run);
    return found == epochs_.end() ? std::nullopt : std::optional(found->second);
}

void ShownEpochs::set(const QString& run, std::optional<int> epoch) {
    if (of(run) == epoch) return;
    if (epoch)
        epochs_[run] = *epoch;
    else
        epochs_.erase(run);
    Q_EMIT changed(run);
}

int ShownEpochs::place(const QString& run, const std::vector<int>& recorded, std::optional<int> otherwise) const {
    const std::optional<int> chosen = of(run);
    if (!chosen) {
        if (otherwise && std::ranges::find(recorded, *otherwise) != recorded.end()) return *otherwise;
        return recorded.back();
    }
    const auto after = std::ranges::upper_bound(recorded, *chosen);
    return after == recorded.begin() ? recorded.front() : *(after - 1);
}

}  // namespace armillary::views
