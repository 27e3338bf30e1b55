// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/gaussian_sums.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/numeric/random.h"

namespace armillary::numeric {
namespace {

std::vector<float> unit_rows(int64_t count, int64_t dim, uint64_t seed) {
    RandomStream random(seed, "rows");
    std::vector<float> rows;
    for (int64_t row = 0; row < count; ++row) {
        std::vector<double> values;
        double squares = 0;
        for (int64_t i = 0; i < dim; ++i) {
            values.push_back(random.normal());
            squares += values.back() * values.back();
        }
        for (const double value : values) rows.push_back(static_cast<float>(value / std::sqrt(squares)));
    }
    return rows;
}

TEST(GaussianSums, EqualAPlainDoubleLoopForEverySize) {
    // Sizes around those of tiles, panels and what fits into the cache.
    for (const auto& [count, others, dim] :
         {std::tuple{1, 1, 1}, {6, 16, 8}, {7, 17, 5}, {13, 300, 64}, {5, 33, 100}}) {
        const std::vector<float> rows = unit_rows(count, dim, 1), other_rows = unit_rows(others, dim, 2);
        std::vector<double> weights;
        for (int i = 0; i < others; ++i) weights.push_back(i % 5);
        std::vector<GaussianSum> sums(static_cast<size_t>(count), {1, 2});
        add_gaussian_sums(rows.data(), count, PackedRows(other_rows.data(), weights, dim), sums.data());
        for (int a = 0; a < count; ++a) {
            double plain = 1, weighted = 2;
            for (int b = 0; b < others; ++b) {
                double squared = 0;
                for (int i = 0; i < dim; ++i)
                    squared += std::pow(static_cast<double>(rows[a * dim + i]) - other_rows[b * dim + i], 2);
                plain += std::exp(-2 * squared);
                weighted += weights[b] * std::exp(-2 * squared);
            }
            EXPECT_NEAR(sums[a].plain / plain, 1, 1e-6);
            EXPECT_NEAR(sums[a].weighted / weighted, 1, 1e-6);
        }
    }
}

TEST(GaussianSums, SpanFromOneToTheOppositeSide) {
    const std::vector<float> rows{1, 0}, others{1, 0, 0, 1, -1, 0};
    const double expected[]{1, std::exp(-4.0), std::exp(-8.0)};
    for (size_t other = 0; other < 3; ++other) {
        std::vector<double> weights(3, 0.0);
        weights[other] = 1;
        GaussianSum sum;
        add_gaussian_sums(rows.data(), 1, PackedRows(others.data(), weights, 2), &sum);
        EXPECT_NEAR(sum.weighted / expected[other], 1, 1e-6);
    }
}

}  // namespace
}  // namespace armillary::numeric
