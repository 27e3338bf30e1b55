// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/statistics/bootstrap.h"
#include "core/statistics/significance.h"

namespace armillary::statistics {

// Utility by groups of users (evaluation.md 3.2). `values` have no NaN; `group` names the group of each, from 0,
// -1 = in none (such users are left out).

/// The values of each of the `count` groups.
std::vector<std::vector<double>> by_group(std::span<const double> values, std::span<const int32_t> group,
                                          int32_t count);

/// How far apart the means of groups are. Groups without a value are left out.
struct Spread {
    Measure gap;                 ///< largest less smallest mean; of two groups their gap
    Measure ratio;               ///< smallest over largest
    Measure standard_deviation;  ///< of the means, each group counting once
    Measure mean_deviation;      ///< mean absolute deviation of the means
};
Spread spread_of(std::span<const double> means);

/// An inequality index parted into what lies within the groups and between them.
struct Decomposition {
    Measure total, within, between;
    double between_share = std::numeric_limits<double>::quiet_NaN();  ///< between / total
};
/// Theil: total = within + between.
Decomposition decompose_theil(const std::vector<std::vector<double>>& groups);
/// Atkinson: 1 - total = (1 - within) (1 - between).
Decomposition decompose_atkinson(const std::vector<std::vector<double>>& groups, double aversion);

/// One-way analysis of variance with the p-value of permuted labels. `zero_variance` for one group, or where all
/// groups are constant.
struct VarianceAnalysis {
    Measure f, eta_squared;  ///< eta squared: share of the variance that lies between the groups
    TestResult test;         ///< of F; its statistic is F
};
VarianceAnalysis analyse_variance(const std::vector<std::vector<double>>& groups, uint64_t seed = 42,
                                  int draws = 10'000);

/// P of a gap of two groups at least as large when labels are permuted. Statistic: mean(a) - mean(b).
/// `zero_variance` when all values are equal.
TestResult permutation_test(std::span<const double> a, std::span<const double> b, uint64_t seed = 42,
                            int draws = 10'000);

/// Kullback-Leibler divergence sum p log2(p / q); `zero_denominator` where q is 0 and p is not.
Measure divergence(std::span<const double> p, std::span<const double> q);
/// Of the groups' shares of the sum of their mean utilities from their shares of the users.
Measure utility_divergence(const std::vector<std::vector<double>>& groups);

/// Generalised cross entropy of the measured shares from fair ones (Deldjoo et al. 2019); 0 is fair, less is not.
/// Where a measured share is 0 all are smoothed: 0.95 p + 0.05e-4, then brought to a sum of 1.
Measure cross_entropy(std::span<const double> fair, std::span<const double> measured, double beta = 2);

/// Unfairness of predicted ratings (Yao and Huang 2017). Means by item of predictions and ratings, of the group
/// and of all others; NaN where an item has no rating there. Such items are skipped and counted.
struct RatingMeans {
    std::span<const double> predicted, rated;
};
struct ValueUnfairness {
    Measure value, absolute, under, over, non_parity;
    int64_t items = 0, skipped = 0;
};
ValueUnfairness value_unfairness(const RatingMeans& group, const RatingMeans& others);

/// Users who are sparse and for whom the recommender fails (evaluation.md 3.3).
struct WeakUsers {
    std::vector<double> sparsity;  ///< [users] 1 - interactions / items
    std::vector<uint8_t> weak,
        sparse;  ///< [users] sparse: above the threshold; weak: and served at chance or below
    double sparsity_threshold = 0;
};
/// `performance` is AUC by user, NaN = undefined (never weak). A sparsity threshold that is NaN is the mean.
WeakUsers find_weak_users(std::span<const double> interactions, int64_t items, std::span<const double> performance,
                          double performance_threshold = 0.5,
                          double sparsity_threshold = std::numeric_limits<double>::quiet_NaN());

}  // namespace armillary::statistics
