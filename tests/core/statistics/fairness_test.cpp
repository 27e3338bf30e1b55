// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "core/statistics/distribution.h"
#include "core/statistics/groups.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {
namespace {

const std::vector<double> kX{0, .25, .5, 1}, kY{.1, .2, .3, .4};
/// F and M of evaluation.md 3.2.
const std::vector<std::vector<double>> kGroups{{.1, .3}, {.2, .6, .4}};

TEST(Distribution, WorkedNumbersOfTheSpecification) {
    EXPECT_NEAR(mean(kX), .4375, 1e-12);
    EXPECT_NEAR(variance(kX, 0), .136719, 1e-6);
    EXPECT_NEAR(std::sqrt(variance(kX, 0)), .369755, 1e-6);
    EXPECT_NEAR(variation(kX).value, .845154, 1e-6);
    EXPECT_NEAR(gini(kX).value, .464286, 1e-6);
    EXPECT_NEAR(gini(kX, true).value, .619048, 1e-6);
    EXPECT_NEAR(gini(kY).value, .25, 1e-6);
    EXPECT_NEAR(jain(kX).value, .583333, 1e-6);
    EXPECT_NEAR(jain(kY).value, .833333, 1e-6);
    EXPECT_NEAR(atkinson(kX, .5).value, .304097, 1e-6);
    EXPECT_EQ(atkinson(kX, 1).value, 1);
    EXPECT_EQ(atkinson(kX, 2).value, 1);
    EXPECT_NEAR(atkinson(kY, .5).value, .055586, 1e-6);
    EXPECT_NEAR(atkinson(kY, 1).value, .114654, 1e-6);
    EXPECT_NEAR(atkinson(kY, 2).value, .232, 1e-6);
    EXPECT_NEAR(generalised_entropy(kX, 1).value, .430594, 1e-6);
    EXPECT_NEAR(generalised_entropy(kY, 1).value, .106440, 1e-6);
    EXPECT_EQ(generalised_entropy(kX, 0).reason, Reason::nonpositive_value);
    EXPECT_NEAR(generalised_entropy(kY, 0).value, .121777, 1e-6);
    EXPECT_NEAR(generalised_entropy(kX, 2).value, .357143, 1e-6);
    EXPECT_NEAR(generalised_entropy(kY, 2).value, .1, 1e-6);
    EXPECT_NEAR(hoover(kX).value, .357143, 1e-6);
    EXPECT_NEAR(entropy_share(kX).value, .689392, 1e-6);
    EXPECT_NEAR(mean_absolute_difference(kX).value, .541667, 1e-6);
    EXPECT_NEAR(worst_mean(kX, .25).value, 0, 1e-12);
    EXPECT_NEAR(worst_mean(kX, .4).value, .09375, 1e-6);
    EXPECT_NEAR(worst_mean(kX, .5).value, .125, 1e-6);
    EXPECT_NEAR(zero_share(kX).value, .25, 1e-12);
    EXPECT_NEAR(quantile(kX, 0), 0, 1e-12);  // u.min and u.pct
    EXPECT_NEAR(quantile(kX, .1), .075, 1e-12);
    EXPECT_NEAR(quantile(kX, .5), .375, 1e-12);
}

TEST(Distribution, UndefinedSaysWhy) {
    const std::vector<double> zeros{0, 0}, one{.5};
    EXPECT_EQ(gini(zeros).reason, Reason::zero_mean);
    EXPECT_EQ(gini({}).reason, Reason::no_units);
    EXPECT_EQ(gini(one, true).reason, Reason::single_user);
    EXPECT_EQ(entropy_share(one).reason, Reason::single_user);
    EXPECT_EQ(variation(zeros).reason, Reason::zero_mean);
    EXPECT_EQ(worst_mean({}, .1).reason, Reason::no_units);
    EXPECT_EQ(mean_absolute_difference(zeros).value, 0);
    for (const NamedMeasure& named : distribution_measures({})) EXPECT_TRUE(std::isnan(named.measure.value));
}

TEST(Distribution, ScalingChangesNoRelativeMeasure) {
    numeric::RandomStream random(3, "utility");
    std::vector<double> values(500), scaled;
    for (double& x : values) x = random.uniform();
    for (double x : values) scaled.push_back(7 * x);
    for (double aversion : {.5, 1., 2.})
        EXPECT_NEAR(atkinson(values, aversion).value, atkinson(scaled, aversion).value, 1e-9);
    for (double alpha : {0., 1., 2., .5})
        EXPECT_NEAR(generalised_entropy(values, alpha).value, generalised_entropy(scaled, alpha).value, 1e-9);
    EXPECT_NEAR(hoover(values).value, hoover(scaled).value, 1e-9);
    EXPECT_NEAR(worst_mean(values, 1).value, mean(values), 1e-12);
}

TEST(Groups, WorkedNumbersOfTheSpecification) {
    const Spread spread = spread_of(std::vector<double>{.2, .4});
    EXPECT_NEAR(spread.gap.value, .2, 1e-12);
    EXPECT_NEAR(spread.ratio.value, .5, 1e-12);
    EXPECT_NEAR(spread_of(std::vector<double>{.40, .25}).gap.value, .15, 1e-12);  // UGF
    const Decomposition theil = decompose_theil(kGroups);
    EXPECT_NEAR(theil.total.value, .147966, 1e-6);
    EXPECT_NEAR(theil.within.value, .098109, 1e-6);
    EXPECT_NEAR(theil.between.value, .049857, 1e-6);
    EXPECT_NEAR(theil.between_share, .336948, 1e-6);
    const Decomposition atkinson = decompose_atkinson(kGroups, .5);
    EXPECT_NEAR(atkinson.between.value, .027358, 1e-6);
    EXPECT_NEAR(atkinson.within.value, .050434, 1e-6);
    EXPECT_NEAR(atkinson.total.value, .076413, 1e-6);
    EXPECT_NEAR((1 - atkinson.between.value) * (1 - atkinson.within.value), 1 - atkinson.total.value, 1e-12);
    const VarianceAnalysis analysis = analyse_variance(kGroups);
    EXPECT_NEAR(analysis.f.value, 1.44, 1e-6);
    EXPECT_NEAR(analysis.eta_squared.value, .324324, 1e-6);
    EXPECT_NEAR(utility_divergence(kGroups).value, .013657, 1e-6);
    const std::vector<double> uniform{.5, .5}, measured{1. / 3, 2. / 3};
    EXPECT_NEAR(cross_entropy(uniform, measured).value, -.0625, 1e-6);
    EXPECT_NEAR(cross_entropy(uniform, uniform).value, 0, 1e-12);
    // A share of nothing is smoothed: 0.95 p + 0.05e-4, then to a sum of 1.
    const double some = .95 + 5e-6, none = 5e-6, sum = some + none;
    EXPECT_NEAR(cross_entropy(uniform, std::vector<double>{1, 0}).value,
                -.5 * (.25 * sum / some + .25 * sum / none - 1), 1e-6 * sum / none);
}

TEST(Groups, WorkedNumbersOfValueUnfairness) {
    const std::vector<double> predicted{3.5, 4}, rated{4, 4}, other_predicted{4.2, 3}, other_rated{4, 3.5};
    const ValueUnfairness result = value_unfairness({predicted, rated}, {other_predicted, other_rated});
    EXPECT_NEAR(result.value.value, .6, 1e-6);
    EXPECT_NEAR(result.absolute.value, .4, 1e-6);
    EXPECT_NEAR(result.under.value, .5, 1e-6);
    EXPECT_NEAR(result.over.value, .1, 1e-6);
    EXPECT_NEAR(result.non_parity.value, .15, 1e-6);
    const std::vector<double> missing{NAN, 4};
    EXPECT_EQ(value_unfairness({missing, rated}, {other_predicted, other_rated}).skipped, 1);
}

TEST(Groups, WorkedExampleOfWeakUsers) {
    const std::vector<double> interactions{3, 1, 1, 5}, performance{.8, .4, .7, .45};
    const WeakUsers users = find_weak_users(interactions, 10, performance);
    EXPECT_THAT(users.sparsity,
                testing::ElementsAre(testing::DoubleNear(.7, 1e-12), testing::DoubleNear(.9, 1e-12),
                                     testing::DoubleNear(.9, 1e-12), testing::DoubleNear(.5, 1e-12)));
    EXPECT_NEAR(users.sparsity_threshold, .75, 1e-12);
    EXPECT_THAT(users.weak, testing::ElementsAre(0, 1, 0, 0));
    EXPECT_THAT(users.sparse, testing::ElementsAre(0, 1, 1, 0));
}

TEST(Groups, PermutationEqualsEnumeration) {
    // Of the ten ways to take two of .1 .3 .2 .6 .4, four have a gap of .2 or more.
    EXPECT_NEAR(permutation_test(kGroups[0], kGroups[1]).p.value, .4, .02);
    EXPECT_NEAR(permutation_test(kGroups[0], kGroups[1]).statistic, -.2, 1e-12);
    EXPECT_NEAR(analyse_variance(kGroups).test.p.value, .4, .02);
}

TEST(Groups, TheLimitAgreesWithPermutations) {
    numeric::RandomStream random(4, "groups");
    std::vector<std::vector<double>> groups(3);
    for (size_t g = 0; g < 3; ++g)
        for (size_t i = 0; i < 100 + 40 * g; ++i)
            groups[g].push_back(random.uniform() + 0.04 * static_cast<double>(g));
    const TestResult drawn = analyse_variance(groups).test, limit = analyse_variance(groups, 1, 10'000'000).test;
    EXPECT_EQ(drawn.method, Resampling::drawn);
    EXPECT_EQ(limit.method, Resampling::normal_limit);
    EXPECT_NEAR(drawn.p.value, limit.p.value, .015);
    const TestResult pair = permutation_test(groups[0], groups[2]);
    EXPECT_NEAR(pair.p.value, permutation_test(groups[0], groups[2], 1, 10'000'000).p.value, .01);
    EXPECT_NEAR(pair.p.value, analyse_variance({groups[0], groups[2]}).test.p.value, .01);  // the same test by F
}

TEST(Groups, AreTheSameForAnyNumberOfThreads) {
    numeric::set_thread_count(1);
    const double one = permutation_test(kX, kY, 3, 300).p.value;
    numeric::set_thread_count(2);
    EXPECT_EQ(one, permutation_test(kX, kY, 3, 300).p.value);
    numeric::set_thread_count(0);
}

TEST(Groups, FewOrConstantGroupsAreUndefined) {
    EXPECT_EQ(analyse_variance({{.1, .2}}).f.reason, Reason::zero_variance);
    EXPECT_EQ(analyse_variance({{.1, .1}, {.2, .2}}).f.reason, Reason::zero_variance);
    EXPECT_EQ(permutation_test({}, kX).p.reason, Reason::no_units);
    EXPECT_EQ(permutation_test(std::vector<double>{.1}, std::vector<double>{.1}).p.reason, Reason::zero_variance);
    EXPECT_NEAR(permutation_test(std::vector<double>{.1, .1}, std::vector<double>{.2, .2}).p.value, 1. / 3, .02);
    EXPECT_EQ(decompose_theil({{0, 0}, {0}}).total.reason, Reason::zero_mean);
    EXPECT_EQ(utility_divergence({{0, 0}, {0}}).reason, Reason::zero_mean);
    EXPECT_EQ(divergence(std::vector<double>{.5, .5}, std::vector<double>{1, 0}).reason, Reason::zero_denominator);
    EXPECT_EQ(spread_of(std::vector<double>{.3}).gap.reason, Reason::no_units);
    EXPECT_EQ(spread_of(std::vector<double>{0, 0}).ratio.reason, Reason::zero_mean);
    const auto groups = by_group(kX, std::vector<int32_t>{0, -1, 1, 0}, 2);
    EXPECT_THAT(groups[0], testing::ElementsAre(0, 1));
    EXPECT_THAT(groups[1], testing::ElementsAre(.5));
}

}  // namespace
}  // namespace armillary::statistics
