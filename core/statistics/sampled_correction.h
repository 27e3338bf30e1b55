// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace armillary::statistics {

// What can be told of the exact metric from ranks among sampled negatives (evaluation.md 2.8; Krichene and Rendle
// 2020, section 6): a weight for each sampled rank, whose mean over users estimates the metric of the full ranking
// with less bias, and more variance, than the metric of the sampled rank. Only for uniformly drawn negatives, of
// which the sampled rank is binomial.

/// An exact metric as a function of the full rank, from 1.
using MetricOfRank = std::function<double(int64_t rank)>;

/// Weight between bias and variance of the estimator.
inline constexpr double kSampledGamma = 0.1;
/// Beyond it the least-squares problem, of memory negatives^2, is refused.
inline constexpr int64_t kMostSampledNegatives = 2000;

/// For each metric f the weights [negatives + 1] by the number of negatives above the relevant item, which
/// minimise sum_r P(r) ((E[w | r] - f(r))^2 + gamma Var(w | r)), P uniform over the ranks 1..candidates.
/// O(candidates negatives^2 + negatives^3). Throws `UsageError` unless candidates >= 2, 1 <= negatives <=
/// kMostSampledNegatives and 0 < gamma <= 1 (at 0 the problem is singular in floating point).
std::vector<std::vector<double>> corrected_weights(std::span<const MetricOfRank> metrics, int64_t candidates,
                                                   int64_t negatives, double gamma = kSampledGamma);

/// Mean and variance of a weight over the draws of negatives, each above the relevant item with chance
/// `beaten_by`.
struct OverDraws {
    double mean = 0, variance = 0;
};
OverDraws over_draws(std::span<const double> weights, double beaten_by);

/// Metrics `hit@k`, `ndcg@k` and `mrr` (1 / rank, not cut) of users with one held-out item, means over the users
/// whose rank is known. Beyond kMostSampledNegatives nothing is corrected: the last two are empty.
struct SampledAccount {
    std::map<std::string, double> full;       ///< of the full rank
    std::map<std::string, double> sampled;    ///< expected of the rank among sampled negatives
    std::map<std::string, double> corrected;  ///< expected of the corrected estimator
    std::map<std::string, double>
        drawing_errors;  ///< standard error of the corrected mean over draws of negatives
};
/// `beaten_by` [users], NaN = undefined, and `candidates` [users] with the relevant item. Weights are shared by
/// users whose candidates agree in three significant digits: a rank is then off by less than 0.5 %. Throws as
/// corrected_weights(), but for too many negatives.
SampledAccount sampled_account(std::span<const double> beaten_by, std::span<const int64_t> candidates,
                               const std::vector<int64_t>& cut_offs, int64_t negatives,
                               double gamma = kSampledGamma);

}  // namespace armillary::statistics
