// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/neighbours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/diagnostics/codebook/companions.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

constexpr int64_t kRows = 5000, kDim = 8;  // more than a block of rows

std::vector<float> drawn_points(uint64_t seed) {
    numeric::RandomStream random(seed, "points");
    std::vector<float> values;
    for (int64_t i = 0; i < kRows * kDim; ++i) values.push_back(static_cast<float>(random.normal()));
    return values;
}

std::vector<int32_t> drawn_codes(int64_t levels, uint64_t size) {
    numeric::RandomStream random(2, "codes");
    std::vector<int32_t> codes;
    for (int64_t i = 0; i < kRows * levels; ++i) codes.push_back(static_cast<int32_t>(random.below(size)));
    return codes;
}

}  // namespace

TEST(Neighbours, AreTheNearestByHand) {
    const std::vector<float> line{0, 1, 3, 7, 15};
    const NeighbourSample sample = sample_neighbours({line, 5, 1}, 5, 1);
    EXPECT_EQ(sample.count, 4);
    const std::vector<int32_t> of_7(sample.neighbours.begin() + 3 * 4, sample.neighbours.begin() + 4 * 4);
    EXPECT_THAT(of_7, testing::ElementsAre(2, 1, 0, 4));
}

TEST(Neighbours, ARotationKeepsThemAll) {
    const auto points = drawn_points(1);
    const NeighbourSample sample = sample_neighbours({points, kRows, kDim}, 64, 1);
    std::vector<float> rotated = points;
    const double cosine = std::cos(0.7), sine = std::sin(0.7);
    for (size_t row = 0; row < static_cast<size_t>(kRows * kDim); row += kDim)
        for (size_t j = 0; j < kDim; j += 2) {
            rotated[row + j] = static_cast<float>(cosine * points[row + j] - sine * points[row + j + 1]);
            rotated[row + j + 1] = static_cast<float>(sine * points[row + j] + cosine * points[row + j + 1]);
        }
    const auto codes = drawn_codes(1, 1);  // one code for all: only the distance decides
    const NeighbourReport report = measure_neighbours(sample, {codes, kRows, {1}}, {rotated, kRows, kDim});
    EXPECT_EQ(report.queries, 64);
    EXPECT_GT(report.recall_10, 0.995);  // rounding may swap the tenth and the eleventh
    EXPECT_GT(report.recall_50, 0.995);
    EXPECT_EQ(report.code_recall_10, report.recall_10);
}

TEST(Neighbours, RandomReconstructionsAndCodesFindThemByChanceAlone) {
    const auto points = drawn_points(1), other = drawn_points(2);
    const NeighbourSample sample = sample_neighbours({points, kRows, kDim}, 256, 1);
    const auto codes = drawn_codes(2, 16);
    const NeighbourReport report = measure_neighbours(sample, {codes, kRows, {16, 16}}, {other, kRows, kDim});
    EXPECT_NEAR(report.recall_10, 10. / kRows, 0.003);
    EXPECT_NEAR(report.recall_50, 50. / kRows, 0.003);
    EXPECT_NEAR(report.code_recall_50, 50. / kRows, 0.003);
}

TEST(Neighbours, CodesAloneAreJudgedByTheirPrefixes) {
    // Ten clusters far apart: the code names the cluster, so the 50 nearest of 500 are all among those that share
    // it, and which of them come first is chance.
    numeric::RandomStream random(3, "clusters");
    std::vector<float> points;
    std::vector<int32_t> codes;
    for (int row = 0; row < kRows; ++row) {
        codes.push_back(row % 10);
        for (int j = 0; j < kDim; ++j)
            points.push_back(
                static_cast<float>(random.normal() + (j == row % 5 ? (row % 10 < 5 ? 100 : -100) : 0)));
    }
    const NeighbourSample sample = sample_neighbours({points, kRows, kDim}, 256, 1);
    const NeighbourReport report = measure_neighbours(sample, {codes, kRows, {10}});
    EXPECT_TRUE(std::isnan(report.recall_10));
    EXPECT_NEAR(report.code_recall_50, 50. / 499, 0.01);
}

TEST(Companions, AreTakenByTheSameUsers) {
    // Row 0 is taken by users 0, 1, 2; row 1 by all four of its own and one of those; row 2 by 0 and 1; row 3 by
    // none.
    const auto takers = numeric::sparse_from_pairs(
        5, 7, {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 3}, {1, 4}, {1, 5}, {2, 0}, {2, 1}, {4, 6}});
    const std::vector<int32_t> queries{0, 3, 4};
    EXPECT_THAT(companions_of(takers, queries, 3),
                testing::ElementsAre(2, 1, -1,  // cosines 2 / sqrt(6) and 1 / sqrt(12)
                                     -1, -1, -1, -1, -1, -1));
    const std::vector<int32_t> other{1};
    EXPECT_THAT(companions_of(takers, other, 1), testing::ElementsAre(2))
        << "the rarer of two that share one user";
}

/// Fifty groups of a hundred rows; each group is taken by users of its own.
TEST(Companions, AreFoundByCodesThatFollowThemAndNotByOthers) {
    const auto points = drawn_points(1);
    NeighbourSample sample = sample_neighbours({points, kRows, kDim}, 64, 1);
    EXPECT_TRUE(
        std::isnan(measure_neighbours(sample, {drawn_codes(1, 50), kRows, {50}}).code_companion_recall_10));
    std::vector<std::pair<int32_t, int32_t>> pairs;
    std::vector<float> groups;
    std::vector<int32_t> codes;
    for (int32_t row = 0; row < kRows; ++row) {
        codes.push_back(row % 50);
        for (int32_t user = 0; user < 3; ++user) pairs.emplace_back(row, 3 * (row % 50) + user);
        for (int64_t j = 0; j < kDim; ++j)
            groups.push_back(j == 0 ? static_cast<float>(row % 50)
                                    : points[static_cast<size_t>(row * kDim + j)] / 100);
    }
    sample.companions =
        companions_of(numeric::sparse_from_pairs(kRows, 150, std::move(pairs)), sample.queries, sample.count);
    const NeighbourReport report = measure_neighbours(sample, {codes, kRows, {50}}, {groups, kRows, kDim});
    // All 99 others of a group are as good; 10 of them by distance, of 10 drawn by hash.
    EXPECT_NEAR(report.companion_recall_50, 50. / 99, 0.05);
    EXPECT_NEAR(report.companion_recall_10, 10. / 99, 0.05);
    EXPECT_LT(report.recall_50, 0.1) << "the inputs know nothing of the groups";
    const NeighbourReport other =
        measure_neighbours(sample, {drawn_codes(1, 50), kRows, {50}}, {points, kRows, kDim});
    EXPECT_LT(other.companion_recall_50, 0.05);
    EXPECT_LT(other.code_companion_recall_50, 0.05);
}

TEST(Neighbours, OfFewItemsAreAllOthers) {
    const std::vector<float> two{0, 1};
    const NeighbourSample sample = sample_neighbours({two, 2, 1}, 256, 1);
    const std::vector<int32_t> codes{0, 0};
    EXPECT_EQ(measure_neighbours(sample, {codes, 2, {1}}, {two, 2, 1}).recall_50, 1);
    const NeighbourSample alone = sample_neighbours({std::vector<float>{0}, 1, 1}, 256, 1);
    EXPECT_TRUE(std::isnan(measure_neighbours(alone, {std::vector<int32_t>{0}, 1, {1}}).code_recall_10));
}

TEST(Neighbours, OfOtherItemsAreRefused) {
    const std::vector<float> line{0, 1, 3, 7, 15};
    const NeighbourSample sample = sample_neighbours({line, 5, 1}, 5, 1);
    EXPECT_THROW(measure_neighbours(sample, {std::vector<int32_t>{0, 0}, 2, {1}}), BadInput);
    EXPECT_THROW(measure_neighbours(sample, {std::vector<int32_t>(5), 5, {1}}, {line, 1, 5}), BadInput);
}

}  // namespace armillary::diagnostics
