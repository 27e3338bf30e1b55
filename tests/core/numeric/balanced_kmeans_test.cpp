// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.4 that need no model.
#include "core/numeric/balanced_kmeans.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/numeric/concentration.h"
#include "core/numeric/threads.h"
#include "tests/support/clustered_items.h"

namespace armillary::numeric {
namespace {

std::vector<int64_t> sizes_of(const std::vector<int32_t>& labels, int clusters) {
    std::vector<int64_t> sizes(static_cast<size_t>(clusters), 0);
    for (int32_t label : labels) ++sizes[static_cast<size_t>(label)];
    return sizes;
}

KMeansResult balanced(const test::ClusteredItems& items, int clusters, BalancedAssignment assignment,
                      int iterations = 20) {
    return balanced_kmeans(items.values.data(), items.items(), items.kDim, clusters, iterations, assignment,
                           RandomStream(1));
}

constexpr auto kAll = {BalancedAssignment::greedy, BalancedAssignment::transport, BalancedAssignment::flow};

TEST(BalancedKMeans, SizesDifferByOneAtMostWhateverTheRemainder) {
    const auto items = test::clustered_items(true, 500);
    for (const auto assignment : kAll)
        for (int clusters : {1, 7, 32, 499, 500, 600}) {
            const auto result = balanced(items, clusters, assignment, 3);
            const auto sizes = sizes_of(result.labels, clusters);
            const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
            EXPECT_LE(*most - *least, assignment == BalancedAssignment::flow ? 2 : 1) << clusters;
            if (assignment == BalancedAssignment::flow) {
                EXPECT_GE(*least, 500 / clusters - 1) << clusters;
                EXPECT_LE(*most, 500 / clusters + 1) << clusters;
            } else {
                EXPECT_EQ(result.distinct, std::min(500, clusters));
            }
        }
}

TEST(BalancedKMeans, CostsNoMoreThanAThirdOnClustersOfEqualSize) {
    const auto items = test::clustered_items();
    for (const auto assignment : kAll) {
        const auto result = balanced(items, items.kCoarse, assignment);
        // From its own centroids: started elsewhere, plain k-means may end in a worse minimum.
        const auto plain = lloyd(items.values.data(), items.items(), items.kDim, result.centroids, 100);
        EXPECT_GE(result.inertia, plain.inertia * (1 - 1e-6));
        EXPECT_LE(result.inertia, 1.35 * plain.inertia);
        for (int seed = 1; seed <= 3; ++seed)
            EXPECT_LE(result.inertia, 1.35 * kmeans(items.values.data(), items.items(), items.kDim, items.kCoarse,
                                                    100, RandomStream(seed))
                                                 .inertia);
    }
}

TEST(BalancedKMeans, ByFlowNeverGetsWorseAndBeatsTheOthers) {
    const auto items = test::clustered_items(true, 1000);
    double before = std::numeric_limits<double>::infinity();
    for (int iterations = 1; iterations <= 5; ++iterations) {
        const auto result = balanced(items, 32, BalancedAssignment::flow, iterations);
        EXPECT_LE(result.inertia, before * (1 + 1e-6));
        before = result.inertia;
    }
    // From the same start, the same centroids: the exact assignment is the cheapest of the first round.
    for (const auto other : {BalancedAssignment::greedy, BalancedAssignment::transport})
        EXPECT_LE(balanced(items, 32, BalancedAssignment::flow, 20).inertia,
                  balanced(items, 32, other, 20).inertia);
}

TEST(BalancedKMeans, SplitsTheLargeClustersOfALongTail) {
    // SYN-Z: balance costs purity, which is the trade-off that the method makes.
    const auto items = test::clustered_items(true);
    const auto plain = kmeans(items.values.data(), items.items(), items.kDim, items.kCoarse, 100, RandomStream(1));
    for (const auto assignment : kAll)
        EXPECT_LT(test::purity(balanced(items, items.kCoarse, assignment).labels, items.coarse),
                  test::purity(plain.labels, items.coarse) - 0.05);
}

TEST(BalancedKMeans, FindsTheEvenSplitOfALine) {
    // Plain k-means would cut at the gap, 3 against 1.
    const std::vector<float> points{0, 1, 2, 100};
    for (const auto assignment : {BalancedAssignment::greedy, BalancedAssignment::transport}) {
        const auto result = balanced_kmeans(points.data(), 4, 1, 2, 50, assignment, RandomStream(1));
        EXPECT_EQ(result.labels[0], result.labels[1]);
        EXPECT_EQ(result.labels[2], result.labels[3]);
        EXPECT_DOUBLE_EQ(result.inertia, 0.5 + 98.0 * 98.0 / 2);
    }
}

TEST(BalancedKMeans, CentroidsAreTheMeansOfTheirPoints) {
    const auto items = test::clustered_items(false, 300);
    const auto result = balanced(items, 10, BalancedAssignment::greedy);
    double inertia = 0;
    for (int64_t i = 0; i < items.items(); ++i)
        for (int j = 0; j < items.kDim; ++j) {
            double sum = 0, size = 0;
            for (int64_t other = 0; other < items.items(); ++other)
                if (result.labels[other] == result.labels[i]) {
                    sum += items.values[other * items.kDim + j];
                    ++size;
                }
            EXPECT_NEAR(result.centroids[result.labels[i] * items.kDim + j], sum / size, 1e-4);
            inertia += std::pow(items.values[i * items.kDim + j] - sum / size, 2);
        }
    EXPECT_NEAR(result.inertia, inertia, 1e-3 * inertia);
}

TEST(BalancedKMeans, DoesNotDependOnThreads) {
    const auto items = test::clustered_items(false, 1000);
    for (const auto assignment : kAll) {
        set_thread_count(1);
        const auto one = balanced(items, 16, assignment, 5);
        set_thread_count(2);
        EXPECT_EQ(balanced(items, 16, assignment, 5).labels, one.labels);
    }
}

TEST(BalancedKMeans, StopsWhenAsked) {
    const auto items = test::clustered_items(false, 200);
    for (const auto assignment : kAll) {
        int asked = 0;
        EXPECT_THROW(balanced_kmeans(items.values.data(), 200, items.kDim, 8, 50, assignment, RandomStream(1),
                                     [&] {
                                         if (++asked == 10) throw std::runtime_error("stop");
                                     }),
                     std::runtime_error);
    }
}

}  // namespace
}  // namespace armillary::numeric
