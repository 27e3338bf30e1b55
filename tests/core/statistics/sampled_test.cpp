// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/sampled.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/numeric/random.h"

namespace armillary::statistics {
namespace {

constexpr int64_t kNegatives = 100;

/// Of the full rank among 1,001 items.
double beaten_at(double rank) {
    return (rank - 1) / 1000;
}

TEST(SampledMetrics, WorkedExampleWhereTheOrderFlips) {
    const double a = (expected_sampled_hit(beaten_at(1), kNegatives, 10) +
                      expected_sampled_hit(beaten_at(1000), kNegatives, 10)) /
                     2;
    EXPECT_NEAR(a, 0.5, 1e-6);
    EXPECT_NEAR(expected_sampled_hit(beaten_at(40), kNegatives, 10), 0.994234, 1e-6);
    EXPECT_NEAR(expected_sampled_rank(beaten_at(40), kNegatives), 4.9, 1e-12);
    EXPECT_NEAR(expected_sampled_reciprocal_rank(beaten_at(40), kNegatives), 0.249304, 1e-6);
}

TEST(SampledMetrics, EqualTheMeanOfManySamples) {
    numeric::RandomStream random(1, "sampled");
    for (double p : {0.02, 0.3}) {
        double hit = 0, ndcg = 0, reciprocal = 0;
        constexpr int kRounds = 40'000;
        for (int round = 0; round < kRounds; ++round) {
            int above = 0;
            for (int64_t negative = 0; negative < 20; ++negative) above += random.uniform() < p;
            hit += above < 5;
            ndcg += above < 5 ? 1 / std::log2(above + 2) : 0;
            reciprocal += 1.0 / (above + 1);
        }
        EXPECT_NEAR(expected_sampled_hit(p, 20, 5), hit / kRounds, 0.01);
        EXPECT_NEAR(expected_sampled_ndcg(p, 20, 5), ndcg / kRounds, 0.01);
        EXPECT_NEAR(expected_sampled_reciprocal_rank(p, 20), reciprocal / kRounds, 0.01);
    }
}

TEST(SampledMetrics, HoldAtTheEnds) {
    EXPECT_EQ(expected_sampled_hit(0, kNegatives, 1), 1);
    EXPECT_EQ(expected_sampled_ndcg(0, kNegatives, 10), 1);
    EXPECT_EQ(expected_sampled_reciprocal_rank(0, kNegatives), 1);
    EXPECT_EQ(expected_sampled_hit(1, kNegatives, 10), 0);
    EXPECT_EQ(expected_sampled_hit(1, kNegatives, kNegatives + 1), 1) << "k beyond the list";
    EXPECT_NEAR(expected_sampled_reciprocal_rank(1, kNegatives), 1.0 / 101, 1e-12);
    EXPECT_TRUE(std::isnan(expected_sampled_hit(NAN, kNegatives, 10)));
    EXPECT_TRUE(std::isnan(expected_sampled_reciprocal_rank(NAN, kNegatives)));
}

}  // namespace
}  // namespace armillary::statistics
