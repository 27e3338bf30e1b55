// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/linear_cka.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {
namespace {

std::vector<float> drawn(int64_t count, uint64_t seed) {
    numeric::RandomStream random(seed, "rows");
    std::vector<float> values;
    for (int64_t i = 0; i < count; ++i) values.push_back(static_cast<float>(random.normal()));
    return values;
}

TEST(LinearCka, IsOneForATurnedScaledAndMovedCopy) {
    const std::vector<float> rows = drawn(200 * 2, 1);
    std::vector<float> turned, mirrored;
    for (size_t row = 0; row < 200; ++row) {
        const float x = rows[2 * row], y = rows[2 * row + 1];
        turned.insert(turned.end(), {3 * (0.6f * x - 0.8f * y) + 5, 3 * (0.8f * x + 0.6f * y) - 1, 7});
        mirrored.insert(mirrored.end(), {x, -y});
    }
    EXPECT_NEAR(linear_cka({rows, 200, 2}, {turned, 200, 3}), 1, 1e-6);
    EXPECT_NEAR(linear_cka({rows, 200, 2}, {mirrored, 200, 2}), 1, 1e-6);
}

TEST(LinearCka, HasItsClosedForms) {
    // Columns a = (1, -1, 1, -1) and b = (1, 1, -1, -1) are centred and orthogonal.
    const std::vector<float> a{1, -1, 1, -1}, b{1, 1, -1, -1}, both{1, 1, -1, 1, 1, -1, -1, -1};
    EXPECT_NEAR(linear_cka({a, 4, 1}, {b, 4, 1}), 0, 1e-12);
    // X'X = 4, Y'Y = 4 I, Y'X = (4, 0): 16 / (4 * 4 sqrt(2)).
    EXPECT_NEAR(linear_cka({a, 4, 1}, {both, 4, 2}), 1 / std::sqrt(2.0), 1e-6);
    EXPECT_NEAR(linear_cka({both, 4, 2}, {a, 4, 1}), 1 / std::sqrt(2.0), 1e-6);
    // Of single columns it is the squared correlation: here of (1, 2, 3) and (1, 3, 2), which is 1/2.
    EXPECT_NEAR(linear_cka({std::vector<float>{1, 2, 3}, 3, 1}, {std::vector<float>{1, 3, 2}, 3, 1}), 0.25, 1e-6);
}

TEST(LinearCka, OfUnrelatedRowsIsWhatChanceGives) {
    const double cka = linear_cka({drawn(4000 * 8, 2), 4000, 8}, {drawn(4000 * 4, 3), 4000, 4});
    EXPECT_NEAR(cka, std::sqrt(8.0 * 4.0) / 4000, 1e-3);
}

TEST(LinearCka, ItsChanceLevelIsTheMeanOverAllOrdersOfTheRows) {
    const std::vector<float> a = drawn(5 * 2, 4), b = drawn(5 * 3, 5);
    std::vector<size_t> order{0, 1, 2, 3, 4};
    double sum = 0;
    int orders = 0;
    do {
        std::vector<float> shuffled;
        for (const size_t row : order)
            for (size_t column = 0; column < 3; ++column) shuffled.push_back(b[3 * row + column]);
        sum += linear_cka({a, 5, 2}, {shuffled, 5, 3});
        ++orders;
    } while (std::ranges::next_permutation(order).found);
    ASSERT_EQ(orders, 120);
    EXPECT_NEAR(chance_cka({a, 5, 2}, {b, 5, 3}), sum / orders, 1e-9);
    EXPECT_NEAR(chance_cka({drawn(4000 * 8, 2), 4000, 8}, {drawn(4000 * 4, 3), 4000, 4}),
                std::sqrt(8.0 * 4.0) / 4000, 2e-5);
    const std::vector<float> same{2, 2, 2}, rows{1, 2, 3};
    EXPECT_TRUE(std::isnan(chance_cka({same, 3, 1}, {rows, 3, 1})));
    EXPECT_TRUE(std::isnan(chance_cka({rows, 1, 3}, {same, 1, 3})));
    EXPECT_THROW(chance_cka({same, 3, 1}, {rows, 1, 3}), BadInput);
}

TEST(LinearCka, WhatDoesNotVaryHasNone) {
    const std::vector<float> same{2, 2, 2}, rows{1, 2, 3};
    EXPECT_TRUE(std::isnan(linear_cka({same, 3, 1}, {rows, 3, 1})));
    EXPECT_TRUE(std::isnan(linear_cka({same, 1, 3}, {rows, 1, 3})));
    EXPECT_THROW(linear_cka({same, 3, 1}, {rows, 1, 3}), BadInput);
    EXPECT_THROW(linear_cka({std::vector<float>{1, NAN}, 2, 1}, {std::vector<float>{1, 2}, 2, 1}), BadInput);
}

}  // namespace
}  // namespace armillary::diagnostics
