// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/plane.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/diagnostics/codebook/members.h"

namespace armillary::diagnostics {
namespace {

using testing::ElementsAre;

VectorRows rows_of(const std::vector<float>& values, int64_t dim) {
    return {values, static_cast<int64_t>(values.size()) / dim, dim};
}

TEST(Plane, LiesAlongTheLargestSpreads) {
    // A cross: 8 along the third axis, 2 along the first, nothing along the second.
    const std::vector<float> values{5, 1, 4, 5, 1, -4, 6, 1, 0, 4, 1, 0};
    const Plane plane = principal_plane(rows_of(values, 3));
    EXPECT_THAT(plane.mean, ElementsAre(5, 1, 0));
    EXPECT_NEAR(plane.axes[0][2], 1, 1e-12);
    EXPECT_NEAR(plane.axes[1][0], 1, 1e-12);
    EXPECT_NEAR(plane.explained[0], 32.0 / 34, 1e-12);
    EXPECT_NEAR(plane.explained[1], 2.0 / 34, 1e-12);
    const auto places = project(plane, rows_of(values, 3));
    EXPECT_NEAR(places[0][0], 4, 1e-12);
    EXPECT_NEAR(places[0][1], 0, 1e-12);
    EXPECT_NEAR(places[2][1], 1, 1e-12);
}

TEST(Plane, OfOneDirectionHasNoSecondAxis) {
    const Plane plane = principal_plane(rows_of({1, 3}, 1));
    EXPECT_THAT(plane.axes[0], ElementsAre(1));
    EXPECT_THAT(plane.axes[1], ElementsAre(0));
    EXPECT_THAT(plane.explained, ElementsAre(1, 0));
}

TEST(Plane, OfEqualVectorsIsAPoint) {
    const Plane plane = principal_plane(rows_of({2, 3, 2, 3}, 2));
    EXPECT_TRUE(std::isnan(plane.explained[0]));
    EXPECT_THAT(project(plane, rows_of({9, 9}, 2))[0], ElementsAre(0, 0));
}

TEST(Plane, RefusesWhatIsNotFinite) {
    EXPECT_THROW(principal_plane(rows_of({1, NAN}, 1)), BadInput);
}

TEST(LevelInputs, AreWhatTheLevelsBeforeLeftOver) {
    const std::vector<int32_t> codes{1, 0, 0, 1};
    const CodeTable table{codes, 2, {2, 2}};
    const std::vector<float> latents{5, 5, 1, 1}, first{0, 0, 4, 3}, second{0, 0, 1, 1};
    const std::vector<VectorRows> codebooks{rows_of(first, 2), rows_of(second, 2)};
    const VectorRows all = rows_of(latents, 2);
    ASSERT_EQ(level_shape(2, codebooks), LevelShape::residual);
    EXPECT_THAT(level_inputs(table, all, codebooks, LevelShape::residual, 0, std::vector<int32_t>{0}),
                ElementsAre(5, 5));
    EXPECT_THAT(level_inputs(table, all, codebooks, LevelShape::residual, 1, std::vector<int32_t>{0, 1}),
                ElementsAre(1, 2, 1, 1));
}

TEST(LevelInputs, MayBePartsOfTheLatents) {
    const std::vector<int32_t> codes{0, 0};
    const std::vector<float> latents{1, 2, 3}, first{0, 0}, second{0};
    const std::vector<VectorRows> codebooks{rows_of(first, 2), rows_of(second, 1)};
    ASSERT_EQ(level_shape(3, codebooks), LevelShape::parts);
    const std::vector<int32_t> which{0};
    EXPECT_THAT(level_inputs({codes, 1, {1, 1}}, rows_of(latents, 3), codebooks, LevelShape::parts, 1, which),
                ElementsAre(3));
    EXPECT_FALSE(level_shape(4, codebooks));
    EXPECT_FALSE(level_shape(2, std::vector<VectorRows>{rows_of(first, 2), {}}));
}

TEST(GroupPurity, IsTheShareOfTheCommonestLabel) {
    const std::vector<int32_t> labels{2, 2, 1, -1, 0, 2};
    const GroupPurity group = group_purity(labels, std::vector<int32_t>{0, 1, 2, 3});
    EXPECT_EQ(group.items, 3);
    EXPECT_EQ(group.label, 2);
    EXPECT_DOUBLE_EQ(group.purity, 2.0 / 3);
}

TEST(GroupPurity, OfChanceIsKnownWhereNothingIsLeftToIt) {
    const std::vector<int32_t> labels{0, 0, 0, 1};
    // All items: one way to draw them. One item: it is pure by itself.
    EXPECT_DOUBLE_EQ(group_purity(labels, std::vector<int32_t>{0, 1, 2, 3}).chance, 0.75);
    EXPECT_DOUBLE_EQ(group_purity(labels, std::vector<int32_t>{3}).chance, 1);
    // Two of four: equal labels in half of the six pairs, (1/2) 1 + (1/2) (1/2).
    EXPECT_NEAR(group_purity(labels, std::vector<int32_t>{0, 3}).chance, 0.75, 0.06);
    EXPECT_TRUE(std::isnan(group_purity(std::vector<int32_t>{-1}, std::vector<int32_t>{0}).purity));
}

TEST(NearestCodes, AreOrderedByDistance) {
    const std::vector<float> codebook{1, 0, 0, 2, 3, 0, 0, 0};
    const auto near = nearest_codes(rows_of(codebook, 2), 0, 2);
    ASSERT_EQ(near.size(), 2u);
    EXPECT_EQ(near[0].code, 3);
    EXPECT_DOUBLE_EQ(near[0].distance, 1);
    EXPECT_TRUE(std::isnan(near[0].cosine));
    EXPECT_EQ(near[1].code, 2);
    EXPECT_DOUBLE_EQ(near[1].distance, 2);
    EXPECT_DOUBLE_EQ(near[1].cosine, 1);
    EXPECT_DOUBLE_EQ(nearest_codes(rows_of(codebook, 2), 0, 9)[2].distance, std::sqrt(5.0));
}

}  // namespace
}  // namespace armillary::diagnostics
