// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/jobs/attention/attention_report.h"

namespace armillary::views {

/// "What if": a history with items taken away or in another order. Items keep the position that they have in the
/// true history as their name; where one stands now is its place.
class HistoryEdit {
 public:
    explicit HistoryEdit(size_t length = 0);

    const std::vector<int>& order() const { return order_; }  ///< [places] positions
    bool is_removed(int position) const { return removed_.contains(position); }
    int removed() const { return static_cast<int>(removed_.size()); }
    int moved() const;  ///< items that do not stand where they stood
    bool changed() const { return removed() > 0 || moved() > 0; }

    /// Takes the item at a place away, or brings it back.
    void toggle(int place);
    /// Moves it by so many places, as far as there are any; returns its new place.
    int move(int place, int by);

    /// Times stay in order: an item that is moved takes the time of those between which it stands.
    jobs::History apply(const jobs::History& history) const;

 private:
    std::vector<int> order_;
    std::set<int> removed_;
};

/// The ranking after a changed history beside that after the true one. What was in the true history is no
/// candidate, also where it was taken away: it must not win the list.
struct WhatIf {
    std::vector<jobs::RankedItem> top;  ///< after the change, best first
    std::map<int32_t, jobs::Standing>
        standings;                      ///< after the change: of those items, those of the true list, held out
    std::map<int32_t, int64_t> before;  ///< ranks of the same items after the true history
};
/// In the background. Throws what the model throws.
WhatIf ask_what_if(jobs::TrainedModel& model, const jobs::UserAttention& truth, const jobs::History& changed);

}  // namespace armillary::views
