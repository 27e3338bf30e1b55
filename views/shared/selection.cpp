// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/selection.h"

#include <QJsonObject>
#include <algorithm>

namespace armillary::views {

QStringList Selection::ids(const QString& kind, const QString& space) const {
    const auto found = picked_.find({kind, space});
    return found == picked_.end() ? QStringList() : found->second;
}

void Selection::put(const Key& key, const QStringList& ids) {
    latest_ = key;
    QStringList& now = picked_[key];
    if (now == ids) return;  // also ends the echo between two linked views
    now = ids;
    Q_EMIT changed(key.first, key.second);
}

void Selection::set(const QString& kind, const QString& space, QStringList ids) {
    const Key key{kind, space};
    const QStringList before = this->ids(kind, space);
    if (before != ids) {
        steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(at_), steps_.end());
        steps_.push_back({key, before, ids});
        if (steps_.size() > kKept) steps_.pop_front();
        at_ = steps_.size();
    }
    put(key, ids);
}

void Selection::carry(const QString& kind, const QString& space, QStringList ids) {
    put({kind, space}, ids);
}

void Selection::clear() {
    for (const auto& [key, ids] : std::map(picked_))
        if (!ids.isEmpty()) set(key.first, key.second, {});
    latest_ = {};
}

// Back and forward.

void Selection::go_back() {
    if (!can_go_back()) return;
    const Step step = steps_[--at_];
    put(step.key, step.before);
}

void Selection::go_forward() {
    if (!can_go_forward()) return;
    const Step step = steps_[at_++];
    put(step.key, step.after);
}

// Sets with a name.

void Selection::pin(const QString& name) {
    const QStringList now = ids(latest_.first, latest_.second);
    if (name.isEmpty() || now.isEmpty()) return;
    std::erase_if(pins_, [&](const Pin& pin) { return pin.name == name; });
    pins_.push_back({name, latest_.first, latest_.second, now});
    Q_EMIT pins_changed();
}

void Selection::unpin(const QString& name) {
    if (std::erase_if(pins_, [&](const Pin& pin) { return pin.name == name; }) > 0) Q_EMIT pins_changed();
}

void Selection::take_pin(const QString& name) {
    const auto found = std::ranges::find(pins_, name, &Pin::name);
    if (found != pins_.end()) set(found->kind, found->space, found->ids);
}

QJsonArray Selection::pins_state() const {
    QJsonArray state;
    for (const Pin& pin : pins_)
        state.append(QJsonObject{{"name", pin.name},
                                 {"kind", pin.kind},
                                 {"space", pin.space},
                                 {"ids", QJsonArray::fromStringList(pin.ids)}});
    return state;
}

void Selection::restore_pins(const QJsonArray& state) {
    pins_.clear();
    for (const QJsonValue& value : state) {
        const QJsonObject each = value.toObject();
        Pin pin{each["name"].toString(), each["kind"].toString(), each["space"].toString(), {}};
        for (const QJsonValue& id : each["ids"].toArray())
            if (id.isString()) pin.ids.append(id.toString());
        if (!pin.name.isEmpty() && !pin.kind.isEmpty() && !pin.ids.isEmpty()) pins_.push_back(std::move(pin));
    }
    Q_EMIT pins_changed();
}

void Selection::forget() {
    const auto before = std::exchange(picked_, {});
    latest_ = {};
    steps_.clear();
    at_ = 0;
    pins_.clear();
    for (const auto& [key, ids] : before)
        if (!ids.isEmpty()) Q_EMIT changed(key.first, key.second);
    Q_EMIT pins_changed();
}

}  // namespace armillary::views
