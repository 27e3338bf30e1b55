// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/sampled.h"

#include <algorithm>
#include <cmath>

namespace armillary::statistics {

namespace {

/// Sum over the places j < k above which j negatives stand of P(j) * gain(j).
template <typename Gain>
double expectation(double p, int64_t negatives, int64_t k, Gain gain) {
    if (std::isnan(p)) return p;
    const auto n = static_cast<double>(negatives);
    double sum = 0;
    for (int64_t j = 0; j < std::min(k, negatives + 1); ++j) {
        const auto above = static_cast<double>(j);
        // By logarithms: binomial coefficients overflow. 0 log 0 is 0.
        const double log_chance = std::lgamma(n + 1) - std::lgamma(above + 1) - std::lgamma(n - above + 1) +
                                  (j > 0 ? above * std::log(p) : 0) +
                                  (j < negatives ? (n - above) * std::log1p(-p) : 0);
        sum += std::exp(log_chance) * gain(j);
    }
    return sum;
}

}  // namespace

double expected_sampled_hit(double beaten_by, int64_t negatives, int64_t k) {
    return expectation(beaten_by, negatives, k, [](int64_t) { return 1.0; });
}

double expected_sampled_ndcg(double beaten_by, int64_t negatives, int64_t k) {
    return expectation(beaten_by, negatives, k,
                       [](int64_t above) { return 1 / std::log2(static_cast<double>(above) + 2); });
}

double expected_sampled_reciprocal_rank(double beaten_by, int64_t negatives) {
    if (std::isnan(beaten_by) || beaten_by == 0) return beaten_by == 0 ? 1 : beaten_by;
    const double places = static_cast<double>(negatives) + 1;
    return -std::expm1(places * std::log1p(-beaten_by)) / (places * beaten_by);
}

double expected_sampled_rank(double beaten_by, int64_t negatives) {
    return 1 + static_cast<double>(negatives) * beaten_by;
}

}  // namespace armillary::statistics
