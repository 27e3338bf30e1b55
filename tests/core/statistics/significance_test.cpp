// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/significance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <numeric>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "core/statistics/special_functions.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

const std::vector<double> kA{.2, .5, .4, .9, .6, .3}, kB{.1, .5, .2, .6, .7, .2};
const std::vector<double> kThree{0, .5, 1};

std::vector<double> differences_of(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> d;
    for (size_t i = 0; i < a.size(); ++i) d.push_back(a[i] - b[i]);
    return d;
}

std::vector<double> normal_values(size_t count, double centre, const char* stream = "values") {
    numeric::RandomStream random(5, stream);
    std::vector<double> values(count);
    for (double& x : values) x = centre + random.normal();
    return values;
}

TEST(SpecialFunctions, AgreeWithPublishedTables) {
    // Abramowitz and Stegun, tables 26.1, 26.8 and 26.10.
    EXPECT_NEAR(normal_cdf(1.96), 0.9750021048517795, 1e-14);
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
    EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-9);
    EXPECT_NEAR(student_t_quantile(0.975, 1), 12.706204736432095, 1e-9);
    EXPECT_NEAR(student_t_quantile(0.975, 10), 2.228138851986274, 1e-11);
    EXPECT_NEAR(student_t_two_sided(1, 1), 0.5, 1e-13);  // Cauchy
    EXPECT_NEAR(student_t_two_sided(std::sqrt(2.0), 2), 1 - 1 / std::sqrt(2.0), 1e-13);
    EXPECT_NEAR(chi_squared_tail(3.841458820694124, 1), 0.05, 1e-13);
    EXPECT_NEAR(chi_squared_tail(5, 2), std::exp(-2.5), 1e-14);  // closed form
    EXPECT_NEAR(chi_squared_tail(0.5, 4), std::exp(-0.25) * 1.25, 1e-14);
    EXPECT_EQ(chi_squared_tail(0, 3), 1);
}

TEST(Quantile, OfAllResamplesIsTheWorkedExample) {
    const Estimate estimate = bootstrap_mean(kThree);
    EXPECT_EQ(estimate.method, Resampling::enumerated);
    EXPECT_NEAR(estimate.value, 0.5, 1e-12);
    EXPECT_NEAR(estimate.standard_error, 0.235702, 1e-6);
    EXPECT_NEAR(estimate.interval.low, 0.108333, 1e-6);
    EXPECT_NEAR(estimate.interval.high, 0.891667, 1e-6);
    const Estimate eighty = bootstrap_mean(kThree, {.level = 0.8});
    EXPECT_NEAR(eighty.interval.low, 0.166667, 1e-6);
    EXPECT_NEAR(eighty.interval.high, 0.833333, 1e-6);
}

TEST(Bootstrap, DrawsTendToWhatIsKnown) {
    const std::vector<double> values = normal_values(400, 3);
    const double error = std::sqrt(variance(values, 0) / 400);
    const Estimate estimate = bootstrap_mean(values);
    EXPECT_EQ(estimate.method, Resampling::drawn);
    // The standard error of a standard error over B resamples is 1 / sqrt(2 B) of it: 0.7 %.
    EXPECT_NEAR(estimate.standard_error / error, 1, 0.03);
    EXPECT_NEAR((estimate.interval.low - estimate.value) / error, -1.96, 0.1);
    EXPECT_NEAR((estimate.interval.high - estimate.value) / error, 1.96, 0.1);
    const Estimate limit = bootstrap_mean(values, {.normal_beyond = 399});
    EXPECT_EQ(limit.method, Resampling::normal_limit);
    EXPECT_NEAR(limit.interval.low, estimate.interval.low, 0.1 * error);
}

TEST(Bootstrap, IsTheSameForAnyNumberOfThreads) {
    const std::vector<double> values = normal_values(1001, 0);
    numeric::set_thread_count(1);
    const auto one = resampled_means(values, 200, 7);
    const double p = randomisation_test(values, 3, 500).p.value;
    numeric::set_thread_count(2);
    EXPECT_EQ(one, resampled_means(values, 200, 7));
    EXPECT_EQ(p, randomisation_test(values, 3, 500).p.value);
    EXPECT_NE(one, resampled_means(values, 200, 8));
    numeric::set_thread_count(0);
}

TEST(Bootstrap, CorrectsBiasAndSkewness) {
    // All 27 resamples of (0, 0, 1): 8 means of 0, 12 of 1/3, 6 of 2/3, 1 of 1. By hand: z0 = normal quantile of
    // 8 / 27 (means below 1/3), acceleration = sum d^3 / (6 (sum d^2)^1.5) with d = (-1/3, -1/3, 2/3).
    const std::vector<double> values{0, 0, 1};
    const double z0 = normal_quantile(8. / 27), a = (2. / 9) / (6 * std::pow(2. / 3, 1.5));
    auto level = [&](double z) { return normal_cdf(z0 + (z0 + z) / (1 - a * (z0 + z))); };
    std::vector<double> means(8, 0.0);
    means.insert(means.end(), 12, 1. / 3);
    means.insert(means.end(), 6, 2. / 3);
    means.push_back(1);
    const Estimate estimate = bootstrap_mean(values, {.bias_corrected = true});
    EXPECT_NEAR(estimate.interval.low, quantile(means, level(-1.959963984540054)), 1e-9);
    EXPECT_NEAR(estimate.interval.high, quantile(means, level(1.959963984540054)), 1e-9);
}

TEST(Bootstrap, CoversAsOftenAsItSays) {
    int covered = 0;
    constexpr int kTrials = 300;
    for (int trial = 0; trial < kTrials; ++trial) {
        numeric::RandomStream random(1, "trial", static_cast<uint64_t>(trial));
        std::vector<double> a(60), b(40);
        for (double& x : a) x = 1 + random.normal();
        for (double& x : b) x = 0.5 + 2 * random.normal();
        const Interval gap =
            bootstrap_gap(a, b, {.resamples = 500, .seed = static_cast<uint64_t>(trial)}).interval;
        covered += gap.low < 0.5 && 0.5 < gap.high;
    }
    EXPECT_NEAR(covered / double(kTrials), 0.95, 0.05);
}

TEST(Bootstrap, OfOneUnitHasNoInterval) {
    const Estimate one = bootstrap_mean(std::vector<double>{0.5});
    EXPECT_EQ(one.value, 0.5);
    EXPECT_EQ(one.reason, Reason::single_user);
    EXPECT_TRUE(std::isnan(one.interval.low));
    EXPECT_EQ(bootstrap_mean({}).reason, Reason::no_units);
}

TEST(Significance, WorkedNumbersOfPairedTests) {
    const auto d = differences_of(kA, kB);
    const StudentTest t = paired_t_test(d);
    EXPECT_NEAR(mean(d), 0.1, 1e-12);
    EXPECT_NEAR(std::sqrt(variance(d)), 0.141421, 1e-6);
    EXPECT_NEAR(t.statistic, 1.732051, 1e-6);
    EXPECT_NEAR(t.p.value, 0.143811, 1e-6);
    EXPECT_NEAR(t.interval.low, -0.048413, 1e-6);
    EXPECT_NEAR(t.interval.high, 0.248413, 1e-6);
    const std::vector<double> whole{1, 0, 2, 3, -1, 1};  // ten times d, free of rounding
    const SignedRankTest w = signed_rank_test(whole);
    EXPECT_EQ(w.w_plus, 13);
    EXPECT_EQ(w.w_minus, 2);
    EXPECT_NEAR(w.p.value, 0.25, 1e-12);
    EXPECT_NEAR(w.rank_biserial, 0.733333, 1e-6);
    EXPECT_NEAR(randomisation_test(d).p.value, 0.25, 1e-12);
    EXPECT_NEAR(sign_test(4, 1).p.value, 0.375, 1e-12);
}

TEST(Significance, WorkedNumbersOfEffectSizes) {
    const PairedComparison c = compare_paired(kA, kB);
    EXPECT_EQ(c.pairs, 6);
    EXPECT_EQ(c.wins, 4);
    EXPECT_EQ(c.losses, 1);
    EXPECT_EQ(c.ties, 1);
    EXPECT_NEAR(c.difference.value, 0.1, 1e-12);
    EXPECT_NEAR(c.standardised, 0.707107, 1e-6);
    EXPECT_NEAR(c.cliffs_delta, 0.222222, 1e-6);
    EXPECT_NEAR((c.cliffs_delta + 1) / 2, 0.611111, 1e-6);  // A12
    EXPECT_NEAR(c.relative, 0.1 / mean(kB), 1e-12);
    EXPECT_NEAR(detectable_effect(0.25, 6040), 0.009012, 1e-6);
    EXPECT_NEAR(units_needed(0.25, 0.005), 19623, 1);
}

TEST(Significance, GroupsAgainstAllOthersEqualPairs) {
    const std::vector<std::vector<double>> groups{{1, 2, 2}, {2, 3}, {0, 5, 1, 2}};
    const std::vector<double> deltas = cliffs_deltas(groups);
    for (size_t g = 0; g < groups.size(); ++g) {
        double won = 0, pairs = 0;
        for (size_t other = 0; other < groups.size(); ++other)
            for (double x : groups[g])
                for (double y : groups[other])
                    if (other != g) {
                        won += (x > y) - (x < y);
                        ++pairs;
                    }
        EXPECT_NEAR(deltas[g], won / pairs, 1e-12);
    }
    EXPECT_TRUE(std::isnan(cliffs_delta({}, groups[0])));
}

TEST(Significance, WorkedNumbersOfMultipleComparisons) {
    const std::vector<double> p{.01, .04, .03, .005};
    auto near = [](double x) { return DoubleNear(x, 1e-12); };
    EXPECT_THAT(holm(p), ElementsAre(near(.03), near(.06), near(.06), near(.02)));
    EXPECT_THAT(bonferroni(p), ElementsAre(near(.04), near(.16), near(.12), near(.02)));
    EXPECT_THAT(benjamini_hochberg(p), ElementsAre(near(.02), near(.04), near(.04), near(.02)));
    const auto with_nan = holm(std::vector<double>{.01, NAN, .04});
    EXPECT_NEAR(with_nan[0], .02, 1e-12);
    EXPECT_TRUE(std::isnan(with_nan[1]));
    EXPECT_NEAR(with_nan[2], .04, 1e-12);
}

TEST(Significance, ExactSignedRanksEqualEnumeration) {
    const std::vector<double> d{3, -1, 2, 2, 0, -2, 5, 1, 1};
    for (const auto zeros : {ZeroDifferences::dropped, ZeroDifferences::ranked}) {
        std::vector<double> kept;
        for (double x : d)
            if (x != 0 || zeros == ZeroDifferences::ranked) kept.push_back(std::abs(x));
        const auto ranks = midranks(kept);
        std::vector<double> used;
        for (size_t i = 0; i < kept.size(); ++i)
            if (kept[i] != 0) used.push_back(ranks[i]);
        const SignedRankTest test = signed_rank_test(d, zeros);
        int below = 0, above = 0;
        for (uint64_t signs = 0; signs < (1u << used.size()); ++signs) {
            double w = 0;
            for (size_t i = 0; i < used.size(); ++i) w += (signs >> i & 1) ? used[i] : 0;
            below += w <= test.w_plus;
            above += w >= test.w_plus;
        }
        EXPECT_NEAR(test.p.value, 2.0 * std::min(below, above) / (1u << used.size()), 1e-12);
    }
}

TEST(Significance, LimitsAgreeWithWhatTheyReplace) {
    std::vector<double> d = normal_values(60, 0.25);
    const double exact_t = paired_t_test(d).p.value;
    EXPECT_NEAR(randomisation_test(d).p.value, exact_t, 0.02);                 // drawn
    EXPECT_NEAR(randomisation_test(d, 1, 10'000'000).p.value, exact_t, 0.02);  // the limit
    EXPECT_EQ(randomisation_test(d, 1, 10'000'000).method, Resampling::normal_limit);
    d.resize(50);
    const double exact = signed_rank_test(d).p.value;
    d.insert(d.end(), {1e-9, -1e-9});  // just beyond the exact table, and hardly different
    const SignedRankTest limit = signed_rank_test(d);
    EXPECT_EQ(limit.method, Resampling::normal_limit);
    EXPECT_NEAR(limit.p.value, exact, 0.02);
}

TEST(Significance, HoldsItsLevelWithoutADifference) {
    int found = 0;
    constexpr int kTrials = 400;
    for (int trial = 0; trial < kTrials; ++trial) {
        numeric::RandomStream random(2, "null", static_cast<uint64_t>(trial));
        std::vector<double> d(30);
        for (double& x : d) x = random.normal();
        found += randomisation_test(d, static_cast<uint64_t>(trial), 400).p.value <= 0.05;
    }
    EXPECT_NEAR(found / double(kTrials), 0.05, 0.035);
}

TEST(Significance, NoDifferenceIsNoFinding) {
    const std::vector<double> same(5, 0.0), shifted(5, 0.5);
    EXPECT_EQ(paired_t_test(same).p.value, 1);
    EXPECT_EQ(paired_t_test(shifted).p.reason, Reason::zero_variance);
    EXPECT_EQ(randomisation_test(same).p.value, 1);
    EXPECT_EQ(randomisation_test(shifted).p.value, 2. / 32);
    EXPECT_EQ(signed_rank_test(same).p.reason, Reason::not_applicable);
    EXPECT_EQ(sign_test(0, 0).p.reason, Reason::no_units);
    EXPECT_EQ(compare_paired({}, {}).difference.reason, Reason::no_units);
}

TEST(Significance, UndefinedUsersAreCountedNotCompared) {
    const PairedComparison c =
        compare_paired(std::vector<double>{.5, NAN, .4, .3}, std::vector<double>{.4, .2, NAN, .1});
    EXPECT_EQ(c.pairs, 2);
    EXPECT_EQ(c.undefined_a, 1);
    EXPECT_EQ(c.undefined_b, 1);
    EXPECT_EQ(c.dropped, 2);
    EXPECT_NEAR(c.difference.value, 0.15, 1e-12);
}

TEST(Verdict, KeepsToTheSmallestEffectOfInterest) {
    EXPECT_EQ(verdict({.01, .03}, 0), Verdict::better);
    EXPECT_EQ(verdict({.01, .03}, .05), Verdict::equivalent);
    EXPECT_EQ(verdict({-.03, -.01}, 0), Verdict::worse);
    EXPECT_EQ(verdict({-.03, .01}, .02), Verdict::inconclusive);
    EXPECT_EQ(verdict({}, .02), Verdict::inconclusive);
}

}  // namespace
}  // namespace armillary::statistics
