// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/top_k.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/numeric/random.h"

namespace armillary::numeric {
namespace {

constexpr float kMasked = -std::numeric_limits<float>::infinity();

std::vector<int32_t> by_full_sort(const std::vector<float>& scores, const std::vector<uint32_t>& ranks, size_t k) {
    std::vector<int32_t> order;
    for (size_t i = 0; i < scores.size(); ++i)
        if (scores[i] != kMasked) order.push_back(static_cast<int32_t>(i));
    std::sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
        const auto i = static_cast<size_t>(a), j = static_cast<size_t>(b);
        return scores[i] != scores[j] ? scores[i] > scores[j] : ranks[i] < ranks[j];
    });
    order.resize(std::min(order.size(), k));
    return order;
}

TEST(TopK, EqualsAFullSortOnRandomScoresWithTiesAndMasks) {
    RandomStream random(7, "scores");
    for (int trial = 0; trial < 300; ++trial) {
        const auto n = 1 + random.below(400);
        const auto k = 1 + random.below(30);
        const auto levels = 1 + random.below(trial % 3 == 0 ? 3 : 1000);  // few levels: many ties
        const auto ranks = hashed_tie_ranks(static_cast<int32_t>(n), trial);
        std::vector<float> scores;
        for (uint64_t i = 0; i < n; ++i)
            scores.push_back(random.below(10) == 0 ? kMasked : static_cast<float>(random.below(levels)) - 5);
        TopK top(static_cast<int>(k), ranks);
        std::vector<int32_t> found;
        for (const Scored& entry : top.select(scores)) {
            found.push_back(entry.index);
            EXPECT_EQ(entry.score, scores[static_cast<size_t>(entry.index)]);
        }
        EXPECT_EQ(found, by_full_sort(scores, ranks, k)) << "n " << n << " k " << k;
        EXPECT_FALSE(top.found_nan());
    }
}

TEST(TopK, ReportsNanAndNeverReturnsIt) {
    std::vector<float> scores(100, 1.0f);
    scores[63] = std::nanf("");
    const auto ranks = hashed_tie_ranks(100, 1);
    TopK top(100, ranks);
    EXPECT_EQ(top.select(scores).size(), 99u);
    EXPECT_TRUE(top.found_nan());
    scores[63] = 0;
    EXPECT_EQ(top.select(scores).size(), 100u);
    EXPECT_FALSE(top.found_nan());
}

TEST(TopK, ConstantScoresFavourNoPosition) {
    // A model that gives one score to everything must hit a fixed item with probability k / n over seeds.
    const int n = 200, k = 20, seeds = 2000;
    int hits = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        const auto ranks = hashed_tie_ranks(n, splitmix64(static_cast<uint64_t>(seed)));
        TopK top(k, ranks);
        for (const Scored& entry : top.select(std::vector<float>(n, 0.5f))) hits += entry.index == 17;
    }
    EXPECT_NEAR(hits / static_cast<double>(seeds), 0.1, 4 * std::sqrt(0.1 * 0.9 / seeds));
}

}  // namespace
}  // namespace armillary::numeric
