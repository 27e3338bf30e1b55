// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/geometry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/diagnostics/codebook/inputs.h"
#include "core/diagnostics/codebook/reconstruction.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

using testing::ElementsAre;

namespace {

std::vector<float> random_rows(int64_t count, int64_t dim, uint64_t seed) {
    numeric::RandomStream random(seed, "rows");
    std::vector<float> values;
    for (int64_t i = 0; i < count * dim; ++i) values.push_back(static_cast<float>(random.normal()));
    return values;
}

}  // namespace

TEST(Vectors, MeanCosineIsThatOfAllPairs) {
    const std::vector<float> rows{1, 0, 0, 2, 3, 3, 0, 0};  // the last has no direction
    const double half = std::sqrt(0.5);
    EXPECT_NEAR(mean_cosine({rows, 4, 2}), (0 + half + half) / 3, 1e-12);
    EXPECT_TRUE(std::isnan(mean_cosine({std::vector<float>{1, 2, 0, 0}, 2, 2})));
}

TEST(Vectors, EffectiveRankCountsDirections) {
    // Orthogonal rows of equal length fill as many directions; rows along one line fill one; singular values 3 and
    // 1 are the exponential of the entropy of (3/4, 1/4), whichever side of the matrix is longer.
    EXPECT_NEAR(effective_rank({std::vector<float>{2, 0, 0, 0, 2, 0, 0, 0, 2}, 3, 3}), 3, 1e-9);
    EXPECT_NEAR(effective_rank({std::vector<float>{1, 2, 2, 4, -3, -6}, 3, 2}), 1, 1e-6);
    const double two = std::exp(-0.75 * std::log(0.75) - 0.25 * std::log(0.25));
    EXPECT_NEAR(effective_rank({std::vector<float>{3, 0, 0, 1, 0, 0}, 3, 2}), two, 1e-9);
    EXPECT_NEAR(effective_rank({std::vector<float>{3, 0, 0, 0, 1, 0}, 2, 3}), two, 1e-9);
}

TEST(Vectors, DrawnRowsAreDifferentAndRepeatable) {
    const auto rows = draw_rows(1000, 100, 3);
    EXPECT_EQ(rows.size(), 100u);
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
    EXPECT_EQ(std::adjacent_find(rows.begin(), rows.end()), rows.end());
    EXPECT_EQ(rows, draw_rows(1000, 100, 3));
    EXPECT_NE(rows, draw_rows(1000, 100, 4));
    EXPECT_THAT(draw_rows(3, 9, 1), ElementsAre(0, 1, 2));
}

TEST(Geometry, OfFourCodesByHand) {
    // Two are a hundredth apart, one is orthogonal, one opposite.
    const std::vector<float> codes{1, 0, 1.01f, 0, 0, 1, -1, 0};
    const Geometry geometry = measure_geometry({codes, 4, 2}, 2);
    EXPECT_EQ(geometry.codes, 4);
    EXPECT_EQ(geometry.compared, 4);
    EXPECT_NEAR(geometry.norms.mean, 4.01 / 4, 1e-6);
    EXPECT_NEAR(geometry.mean_cosine, (1. - 1 - 1) / 6, 1e-6);
    EXPECT_NEAR(geometry.max_cosine, 1, 1e-6);
    EXPECT_NEAR(geometry.cosine_histogram.front(), 2. / 6, 1e-12);  // the opposite pairs
    EXPECT_NEAR(geometry.cosine_histogram.back(), 1. / 6, 1e-12);
    EXPECT_NEAR(std::accumulate(geometry.cosine_histogram.begin(), geometry.cosine_histogram.end(), 0.0), 1,
                1e-12);
    EXPECT_NEAR(geometry.closest, 0.01 / 2, 1e-5);
    EXPECT_EQ(geometry.duplicates, 2);
    // Measured by a length of 0.1, a distance of 0.01 is a tenth: not a duplicate.
    EXPECT_EQ(measure_geometry({codes, 4, 2}, 0.1).duplicates, 0);
}

TEST(Geometry, RandomCodesInManyDimensionsAreNearlyOrthogonal) {
    const auto codes = random_rows(512, 128, 1);
    const Geometry geometry = measure_geometry({codes, 512, 128});
    EXPECT_NEAR(geometry.norms.mean, std::sqrt(128.0), 0.2);
    EXPECT_NEAR(geometry.mean_cosine, 0, 0.005);
    EXPECT_LT(geometry.max_cosine, 0.5);
    EXPECT_EQ(geometry.duplicates, 0);
    EXPECT_GT(geometry.close_pairs, geometry.closest);
    EXPECT_GT(geometry.effective_rank, 100);
    EXPECT_LE(geometry.effective_rank, 128);
}

TEST(Geometry, OfALargeCodebookComparesASampleAndSaysSo) {
    const auto codes = random_rows(65536, 4, 2);
    const Geometry geometry = measure_geometry({codes, 65536, 4});
    EXPECT_EQ(geometry.codes, 65536);
    EXPECT_EQ(geometry.compared, Geometry::kPairCodes);
    EXPECT_NEAR(geometry.mean_cosine, 0, 0.01);  // exact: over all codes
}

TEST(Geometry, OneCodeOrNoneHasNoPairs) {
    const Geometry one = measure_geometry({std::vector<float>{1, 2}, 1, 2});
    EXPECT_TRUE(std::isnan(one.max_cosine));
    EXPECT_TRUE(std::isnan(one.closest));
    EXPECT_EQ(one.duplicates, 0);
    EXPECT_EQ(measure_geometry({{}, 0, 2}).codes, 0);
    EXPECT_THROW(measure_geometry({std::vector<float>{1, NAN}, 1, 2}), BadInput);
    EXPECT_THROW(measure_geometry({std::vector<float>{1, 2, 3}, 1, 2}), BadInput);
}

TEST(Inputs, AnisotropyVarianceAndConstantColumns) {
    // Columns: constant, variance 1, variance 4.
    const std::vector<float> rows{5, 1, 2, 5, -1, 2, 5, 1, -2, 5, -1, -2};
    const InputReport report = measure_inputs({rows, 4, 3});
    EXPECT_EQ(report.rows, 4);
    EXPECT_EQ(report.dim, 3);
    EXPECT_EQ(report.constant_columns, 1);
    EXPECT_NEAR(report.variance, 5. / 3, 1e-9);
    // Pairs differ in the second, the third or both: 25 + 4 - 1, 25 - 4 + 1, 25 - 5 over 30.
    EXPECT_NEAR(report.mean_cosine, (28. + 22 + 20) / 90, 1e-9);
}

TEST(Inputs, ACommonDirectionIsSeenAndStandardisingRemovesIt) {
    auto rows = random_rows(500, 32, 5);
    EXPECT_NEAR(measure_inputs({rows, 500, 32}).mean_cosine, 0, 0.01);
    for (size_t i = 0; i < rows.size(); i += 32) rows[i] += 20;
    EXPECT_GT(measure_inputs({rows, 500, 32}).mean_cosine, 0.9);
    EXPECT_LT(measure_inputs({rows, 500, 32}).effective_rank, 32 * 0.8);
}

TEST(Inputs, RefuseWhatIsNotFinite) {
    std::vector<float> rows(12, 1);
    rows[7] = std::numeric_limits<float>::infinity();
    try {
        measure_inputs({rows, 4, 3});
        FAIL() << "infinity was accepted";
    } catch (const BadInput& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("row 2, column 1"));
    }
}

TEST(Reconstruction, ErrorAndCosineByHand) {
    const std::vector<float> x{1, 0, 0, 2, 0, 0}, y{1, 1, 0, 1, 3, 4};
    const ReconstructionReport report = measure_reconstruction({x, 3, 2}, {y, 3, 2});
    EXPECT_NEAR(report.error, (1 + 1 + 25) / 6., 1e-12);
    EXPECT_NEAR(report.cosine, (std::sqrt(0.5) + 1) / 2, 1e-9);  // the last input has no direction
    EXPECT_THROW(measure_reconstruction({x, 3, 2}, {y, 2, 3}), BadInput);
}

}  // namespace armillary::diagnostics
