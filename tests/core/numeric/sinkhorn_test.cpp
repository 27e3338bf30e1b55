// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/sinkhorn.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::numeric {
namespace {

TEST(BalancedLabels, GiveEveryColumnItsShareOfCrowdedRows) {
    // All rows are nearest to column 0; four columns must get a quarter each.
    RandomStream random(1, "rows");
    std::vector<float> distances;
    for (int row = 0; row < 400; ++row)
        for (int column = 0; column < 4; ++column)
            distances.push_back(static_cast<float>(column + random.uniform()));
    std::vector<int> sizes(4, 0);
    for (int32_t label : balanced_labels(distances, 400, 4, 0.05, 200)) ++sizes[label];
    for (int size : sizes) EXPECT_NEAR(size, 100, 10);
}

TEST(BalancedLabels, FindThePermutationThatCostsLeast) {
    // Row r belongs to column 6 - r; the nearest column of each row is another, and the same for all.
    std::vector<float> distances;
    for (int row = 0; row < 7; ++row)
        for (int column = 0; column < 7; ++column)
            distances.push_back(column == 6 - row ? 1.0f : column == 3 ? 1.5f : 5.0f);
    const auto labels = balanced_labels(distances, 7, 7, 0.01, 200);
    for (int row = 0; row < 7; ++row) EXPECT_EQ(labels[row], 6 - row);
}

TEST(BalancedLabels, OfColumnsOfItsOwnARowTakesTheNearest) {
    // Points at 0 and 10, columns at -8, 1, 2, 9 and 30: with two rows most columns belong to one of them alone.
    std::vector<float> distances;
    for (float point : {0.0f, 10.0f})
        for (float column : {-8.0f, 1.0f, 2.0f, 9.0f, 30.0f}) distances.push_back(std::pow(point - column, 2.0f));
    EXPECT_EQ(balanced_labels(distances, 2, 5, 0.003), (std::vector<int32_t>{1, 3}));
}

TEST(BalancedLabels, EqualRowsStayTogether) {
    const std::vector<float> distances{1, 2, 3, 1, 2, 3};
    const auto labels = balanced_labels(distances, 2, 3, 0.003);
    EXPECT_EQ(labels[0], labels[1]);
}

TEST(BalancedLabels, StandWideAndConstantDistances) {
    const std::vector<float> wide{0, 1e6f, 1e6f, 0};
    EXPECT_EQ(balanced_labels(wide, 2, 2, 0.003), (std::vector<int32_t>{0, 1}));
    EXPECT_EQ(balanced_labels(std::vector<float>(6, 2.0f), 2, 3, 0.003), (std::vector<int32_t>{0, 0}));
    EXPECT_THROW(balanced_labels(wide, 2, 2, 0.001), BadInput);
    EXPECT_TRUE(balanced_labels({}, 0, 3, 0.003).empty());
}

}  // namespace
}  // namespace armillary::numeric
