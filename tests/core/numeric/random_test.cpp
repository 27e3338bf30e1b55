// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace armillary::numeric {
namespace {

TEST(RandomStream, IsSplitMix64) {
    // Published first outputs of SplitMix64 from state 0.
    RandomStream random(uint64_t{0});
    EXPECT_EQ(random.next(), 0xE220A8397B1DCDAFull);
    EXPECT_EQ(random.next(), 0x6E789E6AA1B965F4ull);
    EXPECT_EQ(random.next(), 0x06C45D188009454Full);
}

TEST(RandomStream, NamesAndCountersGiveDifferentStreams) {
    EXPECT_NE(stream_key(1, "a"), stream_key(1, "b"));
    EXPECT_NE(stream_key(1, "a"), stream_key(2, "a"));
    EXPECT_NE(stream_key(1, "a", 1), stream_key(1, "a", 2));
    EXPECT_NE(stream_key(1, "a", 1, 2), stream_key(1, "a", 2, 1));
}

TEST(RandomStream, MomentsAreThoseOfTheDistributions) {
    const int n = 200000;
    RandomStream random(1, "moments");
    double normal = 0, normal_squared = 0, uniform = 0, gamma = 0, small_gamma = 0;
    for (int i = 0; i < n; ++i) {
        const double x = random.normal();
        normal += x;
        normal_squared += x * x;
        uniform += random.uniform();
        gamma += random.gamma(2.5);
        small_gamma += random.gamma(0.3);
    }
    EXPECT_NEAR(normal / n, 0, 4 / std::sqrt(n));
    EXPECT_NEAR(normal_squared / n, 1, 4 * std::sqrt(2.0 / n));
    EXPECT_NEAR(uniform / n, 0.5, 4 * std::sqrt(1 / 12.0 / n));
    EXPECT_NEAR(gamma / n, 2.5, 4 * std::sqrt(2.5 / n));
    EXPECT_NEAR(small_gamma / n, 0.3, 4 * std::sqrt(0.3 / n));
}

TEST(RandomStream, BelowIsUniformAndShufflesReachEveryOrder) {
    RandomStream random(4, "below");
    std::vector<int> counts(7), orders(6);
    for (int i = 0; i < 70000; ++i) ++counts[random.below(7)];
    for (int count : counts) EXPECT_NEAR(count, 10000, 4 * std::sqrt(10000.0));
    for (int i = 0; i < 6000; ++i) {
        std::vector<int> order{0, 1, 2};
        random.shuffle(std::span(order));
        ++orders[order[0] * 2 + (order[1] > order[2])];
    }
    for (int count : orders) EXPECT_NEAR(count, 1000, 5 * std::sqrt(1000.0));
}

}  // namespace
}  // namespace armillary::numeric
