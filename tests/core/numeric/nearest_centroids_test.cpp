// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/nearest_centroids.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/numeric/random.h"

namespace armillary::numeric {
namespace {

std::vector<float> drawn(int64_t count, const char* name) {
    RandomStream random(5, name);
    std::vector<float> values(static_cast<size_t>(count));
    for (float& value : values) value = static_cast<float>(random.normal());
    return values;
}

double exact(const float* a, const float* b, int64_t dim) {
    double sum = 0;
    for (int64_t j = 0; j < dim; ++j) sum += (double{a[j]} - b[j]) * (double{a[j]} - b[j]);
    return sum;
}

TEST(NearestCentroids, TiesGoToTheLowestIndex) {
    const float points[] = {0.0f}, centroids[] = {1.0f, -1.0f, 1.0f};
    int32_t label = -1;
    float squared = 0;
    nearest_centroids(points, 1, centroids, 3, 1, &label, &squared);
    EXPECT_EQ(label, 0);
    EXPECT_EQ(squared, 1.0f);
}

TEST(NearestCentroids, TiesAcrossTilesGoToTheLowestIndexToo) {
    std::vector<float> centroids(100, 7.0f);
    centroids[97] = centroids[65] = centroids[40] = 1.0f;
    const std::vector<float> points(6, 1.0f);
    std::vector<int32_t> labels(6);
    nearest_centroids(points.data(), 6, centroids.data(), 100, 1, labels.data(), nullptr);
    EXPECT_EQ(labels, std::vector<int32_t>(6, 40));
}

/// Sizes around those of the blocks in which it works.
TEST(NearestCentroids, AreThoseOfADoubleLoop) {
    for (const int64_t clusters : {1, 3, 31, 32, 33, 70})
        for (const int64_t dim : {1, 5, 16, 17, 40})
            for (const int64_t count : {1, 3, 4, 9}) {
                const auto points = drawn(count * dim, "points"), centroids = drawn(clusters * dim, "centroids");
                std::vector<int32_t> labels(static_cast<size_t>(count));
                std::vector<float> squared(static_cast<size_t>(count));
                nearest_centroids(points.data(), count, centroids.data(), clusters, dim, labels.data(),
                                  squared.data());
                for (int64_t i = 0; i < count; ++i) {
                    int64_t best = 0;
                    for (int64_t c = 1; c < clusters; ++c)
                        if (exact(&points[i * dim], &centroids[c * dim], dim) <
                            exact(&points[i * dim], &centroids[best * dim], dim))
                            best = c;
                    EXPECT_EQ(labels[i], best) << clusters << " clusters, " << dim << " columns";
                    const double expected = exact(&points[i * dim], &centroids[best * dim], dim);
                    EXPECT_NEAR(squared[i], expected, 1e-5 * (1 + expected));
                }
            }
}

}  // namespace
}  // namespace armillary::numeric
