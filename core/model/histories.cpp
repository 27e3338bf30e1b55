// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/histories.h"

#include <algorithm>

namespace armillary::model {

jobs::History user_history(const Context& context, int32_t user, data::Part part) {
    const bool test = part == data::Part::test;
    const data::Histories& known = test ? context.known_before_test : context.train;
    const std::span<const int64_t> asked = test ? context.test_times : context.valid_times;
    jobs::History history;
    history.items.assign(known.begin(user), known.end(user));
    if (!asked.empty()) history.asked_at = asked[static_cast<size_t>(user)];
    const std::vector<int64_t>& times = context.dataset.interactions().time;
    if (times.empty()) return history;
    for (int64_t at = known.offsets[static_cast<size_t>(user)]; at < known.offsets[static_cast<size_t>(user) + 1];
         ++at)
        history.times.push_back(times[static_cast<size_t>(known.rows[static_cast<size_t>(at)])]);
    return history;
}

std::vector<int64_t> first_times(const data::Dataset& dataset, const std::vector<int64_t>& rows) {
    const data::Interactions& all = dataset.interactions();
    if (all.time.empty()) return {};
    std::vector<int64_t> first(static_cast<size_t>(dataset.user_count()), data::kNoTime);
    for (int64_t row : rows) {
        const int64_t time = all.time[static_cast<size_t>(row)];
        int64_t& known = first[static_cast<size_t>(all.user[static_cast<size_t>(row)])];
        if (time != data::kNoTime) known = known == data::kNoTime ? time : std::min(known, time);
    }
    return first;
}

}  // namespace armillary::model
