// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/attention/attention_report.h"
#include "core/statistics/ranking.h"

namespace armillary::jobs {

/// How well an order of a history's items tells what the prediction rests on. The last token is left out of every
/// order: hiding it also takes away what asks.
struct OrderFaithfulness {
    std::string
        name;  ///< `attention[0]` by layer, `rollout`, `recency`, `chance`, and `occlusion`, the best known
    statistics::Aggregate agreement;  ///< Kendall's tau with the occlusion
    statistics::Aggregate flips;      ///< share of users whose first item changes without the order's first
    statistics::Aggregate
        comprehensiveness;              ///< score lost without its first items, mean over how many: large is good
    statistics::Aggregate sufficiency;  ///< score lost with these alone: small is good
};

struct FaithfulnessReport {
    int64_t users = 0;
    std::vector<OrderFaithfulness> orders;
};

/// Does attention tell what matters (sequential.md 5.7)? Over the users given that have at least three items;
/// items are hidden in their places. Throws `Cancelled`, and what the model throws.
FaithfulnessReport measure_faithfulness(TrainedModel& model, const std::vector<int32_t>& users, data::Part part,
                                        uint64_t seed, std::stop_token stop = {},
                                        const std::function<void(int64_t done, int64_t total)>& progress = {});

}  // namespace armillary::jobs
