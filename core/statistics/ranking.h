// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::statistics {

/// Why a value is undefined. Undefined is never zero (evaluation.md 0.2).
enum class Reason : uint8_t {
    ok,
    no_test_items,
    no_training_history,
    empty_list,
    non_finite_scores,
    not_applicable
};
std::string_view to_string(Reason reason);

/// Mean over the users for whom it is defined. NaN when there is none.
struct Aggregate {
    double value = 0;
    int64_t defined = 0, undefined = 0;
    double standard_error = 0;  ///< of the mean, over users; NaN below two users
};

/// Sums in a fixed order with pairwise summation, so that the mean does not depend on threads. NaN entries are
/// undefined.
Aggregate aggregate(std::span<const double> per_user);

/// A ranking metric at a cut-off: `ndcg@10`.
struct RankingMetric {
    std::string name;  ///< hit, recall, precision, ndcg, mrr, map
    int k = 10;
    std::string key() const { return name + "@" + std::to_string(k); }
};
/// hit recall precision ndcg mrr map, in this order. (`coverage` is not per user; see `coverage`.)
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

/// Share of the catalogue that occurs in any of the lists [users, k] (entries -1 = none). Depends on the number of
/// users.
double coverage(std::span<const int32_t> lists, int32_t item_count);

}  // namespace armillary::statistics
