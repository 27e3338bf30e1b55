// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/history_edit.h"

#include <algorithm>
#include <numeric>

namespace armillary::views {

HistoryEdit::HistoryEdit(size_t length) : order_(length) {
    std::iota(order_.begin(), order_.end(), 0);
}

int HistoryEdit::moved() const {
    int moved = 0;
    for (size_t place = 0; place < order_.size(); ++place) moved += order_[place] != static_cast<int>(place);
    return moved;
}

void HistoryEdit::toggle(int place) {
    const int position = order_.at(static_cast<size_t>(place));
    if (removed_.erase(position) == 0) removed_.insert(position);
}

int HistoryEdit::move(int place, int by) {
    const int to = std::clamp(place + by, 0, static_cast<int>(order_.size()) - 1);
    const auto from_at = order_.begin() + place, to_at = order_.begin() + to;
    if (to > place)
        std::rotate(from_at, from_at + 1, to_at + 1);
    else
        std::rotate(to_at, from_at, from_at + 1);
    return to;
}

jobs::History HistoryEdit::apply(const jobs::History& history) const {
    jobs::History changed;
    changed.asked_at = history.asked_at;
    for (const int position : order_) {
        if (is_removed(position)) continue;
        const auto at = static_cast<size_t>(position);
        changed.items.push_back(history.items[at]);
        if (!history.times.empty()) changed.times.push_back(history.times[at]);
    }
    std::ranges::sort(changed.times);
    return changed;
}

WhatIf ask_what_if(jobs::TrainedModel& model, const jobs::UserAttention& truth, const jobs::History& changed) {
    std::vector<int32_t> asked = truth.held_out;
    for (const jobs::RankedItem& ranked : truth.top) asked.push_back(ranked.item);
    const int k = std::max(static_cast<int>(truth.top.size()), 1);
    WhatIf what_if;
    const jobs::RankingAnswer after = model.rank({changed}, {k, asked, truth.history.items}).front();
    what_if.top = after.top;
    for (size_t i = 0; i < asked.size(); ++i) what_if.standings[asked[i]] = after.standings[i];
    for (size_t rank = 0; rank < after.top.size(); ++rank) {
        const jobs::RankedItem& ranked = after.top[rank];
        if (what_if.standings
                .try_emplace(ranked.item, jobs::Standing{ranked.score, 0, static_cast<int64_t>(rank) + 1})
                .second)
            asked.push_back(ranked.item);
    }
    const jobs::RankingAnswer before = model.rank({truth.history}, {0, asked, {}}).front();
    for (size_t i = 0; i < asked.size(); ++i) what_if.before[asked[i]] = before.standings[i].rank;
    return what_if;
}

}  // namespace armillary::views
