// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/sampled_correction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/random.h"
#include "core/statistics/sampled.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {
namespace {

constexpr int64_t kNegatives = 100, kItems = 1001;

double hit_at_10(int64_t rank) {
    return rank <= 10 ? 1 : 0;
}

double beaten_at(int64_t rank, int64_t items = kItems) {
    return static_cast<double>(rank - 1) / static_cast<double>(items - 1);
}

std::vector<double> weights_of(const MetricOfRank& metric, int64_t items, int64_t negatives, double gamma) {
    return corrected_weights({&metric, 1}, items, negatives, gamma).front();
}

/// Squared bias and variance of the estimator, summed over all ranks.
std::pair<double, double> risk(const MetricOfRank& metric, std::span<const double> weights, int64_t items) {
    double bias = 0, variance = 0;
    for (int64_t rank = 1; rank <= items; ++rank) {
        const OverDraws draws = over_draws(weights, beaten_at(rank, items));
        bias += std::pow(draws.mean - metric(rank), 2);
        variance += draws.variance;
    }
    return {bias, variance};
}

TEST(SampledCorrection, SetsTheFlippedExampleRight) {
    const auto weights = weights_of(hit_at_10, kItems, kNegatives, kSampledGamma);
    const double a = (over_draws(weights, beaten_at(1)).mean + over_draws(weights, beaten_at(1000)).mean) / 2;
    const double b = over_draws(weights, beaten_at(40)).mean;
    // Full: A 0.5, B 0. The metric of sampled ranks says 0.5 and 0.994.
    EXPECT_GT(a, b);
    EXPECT_LT(b, 0.2);
    EXPECT_LT(std::abs(a - 0.5), 0.2);
}

TEST(SampledCorrection, GivesBackAMetricThatSampledRanksCanTell) {
    // (1 - p)^5 is the chance that none of 5 negatives stands above, and p that a given one does: both lie in the
    // span of the binomials, so that an unbiased estimator exists: 1 at no negative above, and j / 5.
    const MetricOfRank none_above = [](int64_t rank) { return std::pow(1 - beaten_at(rank, 40), 5); };
    const MetricOfRank share_above = [](int64_t rank) { return beaten_at(rank, 40); };
    const auto none = weights_of(none_above, 40, 5, 1e-10), share = weights_of(share_above, 40, 5, 1e-10);
    for (int j = 0; j <= 5; ++j) {
        EXPECT_NEAR(none[static_cast<size_t>(j)], j == 0 ? 1 : 0, 1e-5);
        EXPECT_NEAR(share[static_cast<size_t>(j)], j / 5.0, 1e-5);
    }
    for (int64_t rank : {1, 7, 40}) {
        EXPECT_NEAR(over_draws(none, beaten_at(rank, 40)).mean, none_above(rank), 1e-6);
        EXPECT_NEAR(over_draws(share, beaten_at(rank, 40)).mean, share_above(rank), 1e-6);
    }
}

TEST(SampledCorrection, WithVarianceAloneIsTheMeanOfTheMetricGivenTheSampledRank) {
    // gamma = 1: E[f(r) | sampled rank], by Bayes' rule with all ranks alike; 3 items and 1 negative by hand.
    const MetricOfRank first = [](int64_t rank) { return rank == 1 ? 1.0 : 0.0; };
    const auto weights = weights_of(first, 3, 1, 1);  // p = 0, 1/2, 1
    EXPECT_NEAR(weights[0], 1 / 1.5, 1e-12);
    EXPECT_NEAR(weights[1], 0, 1e-12);
}

TEST(SampledCorrection, MinimisesTheWeighedSumOfBiasAndVariance) {
    for (double gamma : {0.01, 0.1, 1.0}) {
        auto weights = weights_of(hit_at_10, 200, 20, gamma);
        const auto [bias, variance] = risk(hit_at_10, weights, 200);
        for (size_t j : {0u, 1u, 5u, 20u}) {
            for (double step : {-0.01, 0.01}) {
                auto moved = weights;
                moved[j] += step;
                const auto [other_bias, other_variance] = risk(hit_at_10, moved, 200);
                EXPECT_GT(other_bias + gamma * other_variance, bias + gamma * variance)
                    << "gamma " << gamma << ", weight " << j << " moved by " << step;
            }
        }
    }
}

TEST(SampledCorrection, GammaTradesBiasForVariance) {
    double last_bias = 0, last_variance = INFINITY;
    for (double gamma : {0.001, 0.01, 0.1, 1.0}) {
        const auto [bias, variance] = risk(hit_at_10, weights_of(hit_at_10, kItems, kNegatives, gamma), kItems);
        EXPECT_GT(bias, last_bias);
        EXPECT_LT(variance, last_variance);
        last_bias = bias;
        last_variance = variance;
    }
}

/// Users of known full ranks: more of them near the top, as a trained model gives.
std::vector<int64_t> planted_ranks() {
    std::vector<int64_t> ranks;
    numeric::RandomStream random(3, "ranks");
    for (int user = 0; user < 400; ++user)
        ranks.push_back(1 + static_cast<int64_t>(std::pow(random.uniform(), 4) * (kItems - 1)));
    return ranks;
}

TEST(SampledCorrection, OverManyDrawsIsNearerToTheTruthThanTheSampledMetricAndAsPredicted) {
    const std::vector<int64_t> ranks = planted_ranks();
    std::vector<double> beaten_by;
    for (int64_t rank : ranks) beaten_by.push_back(beaten_at(rank));
    const SampledAccount account =
        sampled_account(beaten_by, std::vector<int64_t>(ranks.size(), kItems), {10}, kNegatives);

    const std::vector<std::pair<std::string, MetricOfRank>> metrics{
        {"hit@10", hit_at_10},
        {"ndcg@10", [](int64_t rank) { return rank <= 10 ? 1 / std::log2(static_cast<double>(rank) + 1) : 0; }},
        {"mrr", [](int64_t rank) { return 1 / static_cast<double>(rank); }}};
    numeric::RandomStream random(4, "negatives");
    constexpr int kRounds = 400;
    std::map<std::string, std::vector<double>> raw, corrected;  // a value a round
    std::map<std::string, std::vector<double>> weights;
    for (const auto& [name, metric] : metrics)
        weights[name] = weights_of(metric, 1000, kNegatives, kSampledGamma);  // 1,001 to three digits
    for (int round = 0; round < kRounds; ++round) {
        std::map<std::string, double> raw_sum, corrected_sum;
        for (double p : beaten_by) {
            size_t above = 0;
            for (int64_t negative = 0; negative < kNegatives; ++negative) above += random.uniform() < p;
            for (const auto& [name, metric] : metrics) {
                raw_sum[name] += metric(static_cast<int64_t>(above) + 1);
                corrected_sum[name] += weights[name][above];
            }
        }
        for (const auto& [name, metric] : metrics) {
            raw[name].push_back(raw_sum[name] / static_cast<double>(ranks.size()));
            corrected[name].push_back(corrected_sum[name] / static_cast<double>(ranks.size()));
        }
    }
    for (const auto& [name, metric] : metrics) {
        double truth = 0;
        for (int64_t rank : ranks) truth += metric(rank) / static_cast<double>(ranks.size());
        EXPECT_NEAR(account.full.at(name), truth, 1e-12) << name;
        const double scatter = std::sqrt(variance(corrected[name])), error = scatter / std::sqrt(kRounds);
        EXPECT_NEAR(mean(corrected[name]), account.corrected.at(name), 4 * error) << name;
        EXPECT_NEAR(mean(raw[name]), account.sampled.at(name), 4 * std::sqrt(variance(raw[name]) / kRounds))
            << name;
        EXPECT_NEAR(scatter, account.drawing_errors.at(name), 0.15 * scatter) << name;
        EXPECT_LT(std::abs(mean(corrected[name]) - truth), 0.7 * std::abs(mean(raw[name]) - truth)) << name;
    }
}

TEST(SampledCorrection, LeavesOutUsersWithoutARankAndKeepsTheirCandidatesApart) {
    const SampledAccount account =
        sampled_account(std::vector<double>{0, NAN, 0}, std::vector<int64_t>{50, 1, 300}, {1}, 10);
    EXPECT_EQ(account.full.at("hit@1"), 1);
    EXPECT_EQ(account.sampled.at("hit@1"), 1);
    const MetricOfRank first = [](int64_t rank) { return rank == 1 ? 1.0 : 0.0; };
    // At rank 1 no negative stands above, whatever is drawn.
    EXPECT_NEAR(account.corrected.at("hit@1"),
                (weights_of(first, 50, 10, 0.1)[0] + weights_of(first, 300, 10, 0.1)[0]) / 2, 1e-12);
    EXPECT_NEAR(account.drawing_errors.at("hit@1"), 0, 1e-12);
    EXPECT_TRUE(std::isnan(
        sampled_account(std::vector<double>{NAN}, std::vector<int64_t>{5}, {1}, 10).corrected.at("mrr")));
}

TEST(SampledCorrection, BeyondTheMostNegativesTellsTheSampledMetricAlone) {
    constexpr int64_t kMany = kMostSampledNegatives + 1;
    const SampledAccount account =
        sampled_account(std::vector<double>{0, 0.001}, std::vector<int64_t>{5001, 5001}, {1}, kMany);
    EXPECT_NEAR(account.sampled.at("hit@1"), (1 + std::pow(0.999, kMany)) / 2, 1e-9);
    EXPECT_EQ(account.full.at("hit@1"), 0.5);
    EXPECT_TRUE(account.corrected.empty());
    EXPECT_TRUE(account.drawing_errors.empty());
}

TEST(SampledCorrection, RefusesWhatHasNoSolution) {
    const MetricOfRank metric = hit_at_10;
    const std::span<const MetricOfRank> one(&metric, 1);
    EXPECT_THROW(corrected_weights(one, 1, 10), UsageError);
    EXPECT_THROW(corrected_weights(one, 10, 0), UsageError);
    EXPECT_THROW(corrected_weights(one, 10, kMostSampledNegatives + 1), UsageError);
    for (double gamma : {0.0, -0.1, 1.1, static_cast<double>(NAN)})
        EXPECT_THROW(corrected_weights(one, 10, 10, gamma), UsageError) << gamma;
}

}  // namespace
}  // namespace armillary::statistics
