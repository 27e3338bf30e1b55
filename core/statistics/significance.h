// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/statistics/bootstrap.h"

namespace armillary::statistics {

// Tests of paired differences (evaluation.md 2.10). None takes NaN. p-values are two-sided.

struct TestResult {
    Measure p;
    double statistic = std::numeric_limits<double>::quiet_NaN();
    Resampling method = Resampling::none;
};

/// Student's t of the mean difference, with its interval. Differences that are all equal: p = 1 when they are 0,
/// else `zero_variance`.
struct StudentTest : TestResult {
    Interval interval;
};
StudentTest paired_t_test(std::span<const double> differences, double level = 0.95);

enum class ZeroDifferences {
    dropped,  ///< before ranking (Wilcoxon 1945)
    ranked    ///< and their ranks dropped (Pratt 1959)
};
/// Wilcoxon's signed ranks: the statistic is W+. Exact by dynamic programming up to 50 differences, above it the
/// normal limit with the correction for ties. It tests symmetry about 0, not the mean.
struct SignedRankTest : TestResult {
    double w_plus = 0, w_minus = 0;
    double rank_biserial = std::numeric_limits<double>::quiet_NaN();
};
SignedRankTest signed_rank_test(std::span<const double> differences,
                                ZeroDifferences zeros = ZeroDifferences::dropped);

/// Share of sign changes of the differences whose mean is at least as far from 0: exact up to 20 differences that
/// are not 0, else (1 + x) / (1 + draws) of seeded draws, and the normal limit where draws would take seconds. No
/// assumption on the distribution, and of the statistic that is reported: the default.
TestResult randomisation_test(std::span<const double> differences, uint64_t seed = 42, int draws = 10'000);

/// Binomial test of wins against losses.
TestResult sign_test(int64_t wins, int64_t losses);

// Several tests at once. NaN are left as they are and do not count.

/// Holm (1979): holds the chance of any false finding.
std::vector<double> holm(std::span<const double> p);
std::vector<double> bonferroni(std::span<const double> p);
/// Benjamini and Hochberg (1995): holds the share of false findings.
std::vector<double> benjamini_hochberg(std::span<const double> p);

// Sizes of effects.

/// P(a > b) - P(a < b) of unpaired values (Cliff 1993); A12 of Vargha and Delaney is (delta + 1) / 2. NaN when
/// either is empty.
double cliffs_delta(std::span<const double> a, std::span<const double> b);
/// Of each group against all others together.
std::vector<double> cliffs_deltas(const std::vector<std::vector<double>>& groups);
/// The smallest mean difference that `units` show with 80 % power at 5 %: (z_.975 + z_.8) s / sqrt(units).
double detectable_effect(double standard_deviation, double units);
/// How many units show a mean difference of `effect` with that power.
double units_needed(double standard_deviation, double effect);

enum class Verdict { better, worse, equivalent, inconclusive };
std::string_view to_string(Verdict verdict);
/// By the interval of a difference where more is better: `equivalent` when it lies within the smallest effect of
/// interest (0: never), else by the side of 0 that it keeps to. An interval that is not known is inconclusive.
Verdict verdict(const Interval& difference, double smallest_effect);

/// Values of two runs for the same units, NaN = undefined.
struct PairedComparison {
    int64_t pairs = 0;                                                          ///< defined in both
    int64_t undefined_a = 0, undefined_b = 0, dropped = 0;                      ///< dropped: undefined in either
    double mean_a = std::numeric_limits<double>::quiet_NaN(), mean_b = mean_a;  ///< over the pairs
    Estimate difference;                                                        ///< a - b
    double relative = mean_a;      ///< difference / mean of b; NaN where that is 0
    double standardised = mean_a;  ///< d_z: difference / standard deviation of the differences
    double cliffs_delta = mean_a;  ///< of the values unpaired
    double detectable = mean_a;    ///< `detectable_effect`
    int64_t wins = 0, losses = 0, ties = 0;
    TestResult randomisation, sign;
    StudentTest student;
    SignedRankTest signed_ranks;
};
/// Throws `Error` (internal) when the lengths differ.
PairedComparison compare_paired(std::span<const double> a, std::span<const double> b,
                                const BootstrapSettings& settings = {});

}  // namespace armillary::statistics
