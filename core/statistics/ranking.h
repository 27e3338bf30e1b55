// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/statistics/measure.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

/// A ranking metric at a cut-off: `ndcg@10`.
struct RankingMetric {
    std::string name;  ///< hit, recall, precision, ndcg, mrr, map
    int k = 10;
    std::string key() const { return name + "@" + std::to_string(k); }
};
/// hit recall precision ndcg mrr map, in this order. (`coverage` is not per user; see exposure.h.)
const std::vector<std::string>& per_user_metric_names();
/// Metric keys such as `ndcg@10`. Throws `UsageError` for a name that does not exist or k < 1.
RankingMetric parse_metric(std::string_view key);

/// Binary relevance of a ranked list, best first, cut at the list's length. `relevant_total` is |R_u|, the
/// held-out items of the user. Definitions of evaluation.md 2.1: precision divides by k; IDCG and AP are cut at
/// min(k, |R_u|). NaN when `relevant_total` is 0.
double ranking_value(std::string_view metric, int k, std::span<const uint8_t> relevance, int64_t relevant_total);

/// The exact expectation over random orders within ties (evaluation.md 2.9). `groups` are the tie groups of the
/// list, best first: how many candidates, how many of them relevant. Groups beyond the first that starts after k
/// may be left out.
struct TieGroup {
    int64_t size = 0, relevant = 0;
};
double expected_ranking_value(std::string_view metric, int k, std::span<const TieGroup> groups,
                              int64_t relevant_total);

/// Metric key of auc().
inline constexpr const char* kAuc = "auc";
/// P(a relevant candidate's score is above another's) + 1/2 P(equal), over all pairs (evaluation.md 2.1). `scores`
/// [items] are minus infinity where an item is no candidate; `relevant` are candidates, ascending. NaN without a
/// relevant or another candidate. O(items log relevant).
double auc(std::span<const float> scores, std::span<const int32_t> relevant, int64_t candidates);

}  // namespace armillary::statistics
