// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/kmeans.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "core/base/error.h"
#include "core/numeric/threads.h"

namespace armillary::numeric {
namespace {

/// `clusters` tight clouds around points far apart, in turn.
std::vector<float> clouds(int clusters, int each, int dim, double spread) {
    RandomStream random(3, "clouds");
    std::vector<float> points;
    for (int i = 0; i < clusters * each; ++i)
        for (int j = 0; j < dim; ++j)
            points.push_back(static_cast<float>((j == i % clusters % dim ? 10.0 * (1 + i % clusters / dim) : 0.0) +
                                                spread * random.normal()));
    return points;
}

TEST(KMeans, RecoversSeparatedClusters) {
    const int clusters = 12, each = 30, dim = 6;
    const auto points = clouds(clusters, each, dim, 0.05);
    const auto result = kmeans(points.data(), clusters * each, dim, clusters, 50, RandomStream(1));
    EXPECT_EQ(result.distinct, clusters);
    for (int i = clusters; i < clusters * each; ++i) EXPECT_EQ(result.labels[i], result.labels[i % clusters]);
    // Within-cluster variance of the planted noise.
    EXPECT_NEAR(result.inertia / (clusters * each * dim), 0.05 * 0.05, 0.0004);
}

TEST(KMeans, EachIterationIsALloydStep) {
    const float points[] = {0, 1, 10, 11};
    const auto result = kmeans(points, 4, 1, 2, 100, RandomStream(5));
    std::multiset<float> centroids(result.centroids.begin(), result.centroids.end());
    EXPECT_EQ(centroids, (std::multiset<float>{0.5f, 10.5f}));
    EXPECT_DOUBLE_EQ(result.inertia, 1.0);
}

TEST(KMeans, FewerDistinctPointsThanClustersIsNoDisaster) {
    const float points[] = {1, 1, 2, 2, 1};
    const auto result = kmeans(points, 5, 1, 4, 10, RandomStream(5));
    EXPECT_EQ(result.inertia, 0);
    EXPECT_LE(result.distinct, 2 + 1);  // ties go to the lowest index, so repeats stay unused
    EXPECT_THROW(kmeans(points, 0, 1, 2, 10, RandomStream(5)), BadInput);
}

TEST(KMeans, DoesNotDependOnThreads) {
    const auto points = clouds(20, 50, 8, 2.0);
    set_thread_count(1);
    const auto one = kmeans(points.data(), 1000, 8, 20, 20, RandomStream(9));
    set_thread_count(3);
    const auto three = kmeans(points.data(), 1000, 8, 20, 20, RandomStream(9));
    set_thread_count(0);
    EXPECT_EQ(one.centroids, three.centroids);
    EXPECT_EQ(one.labels, three.labels);
}

TEST(KMeans, InertiaNeverRisesFromOneIterationToTheNext) {
    const auto points = clouds(40, 20, 8, 3);
    double before = std::numeric_limits<double>::infinity();
    for (int iterations = 0; iterations <= 12; ++iterations) {
        const double inertia = kmeans(points.data(), 800, 8, 16, iterations, RandomStream(2)).inertia;
        EXPECT_LE(inertia, before * (1 + 1e-6)) << iterations;
        before = inertia;
    }
}

}  // namespace
}  // namespace armillary::numeric
