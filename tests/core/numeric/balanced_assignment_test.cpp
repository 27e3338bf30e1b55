// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/balanced_assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::numeric {
namespace {

struct Problem {
    std::vector<float> costs;  ///< [points, clusters]
    int64_t points, clusters;
    AssignmentBounds bounds;

    double cost(int64_t point, int64_t cluster) const {
        return costs[static_cast<size_t>(point * clusters + cluster)];
    }
    BoundedAssignment solve(std::vector<double> prices = {}) const {
        return assign_within(costs, points, clusters, bounds, std::move(prices));
    }
    double total(const std::vector<int32_t>& labels) const {
        double sum = 0;
        for (int64_t point = 0; point < points; ++point) sum += cost(point, labels[static_cast<size_t>(point)]);
        return sum;
    }
    std::vector<int64_t> sizes(const std::vector<int32_t>& labels) const {
        std::vector<int64_t> sizes(static_cast<size_t>(clusters), 0);
        for (int32_t label : labels) ++sizes[static_cast<size_t>(label)];
        return sizes;
    }
};

Problem random_problem(int64_t points, int64_t clusters, AssignmentBounds bounds, uint64_t seed) {
    RandomStream random(seed, "costs");
    Problem problem{{}, points, clusters, bounds};
    for (int64_t i = 0; i < points * clusters; ++i)
        problem.costs.push_back(static_cast<float>(random.below(20)));  // whole numbers: sums are exact, ties many
    return problem;
}

/// The cheapest of all assignments within the bounds.
double brute_force(const Problem& problem) {
    std::vector<int32_t> labels(static_cast<size_t>(problem.points), 0);
    double best = std::numeric_limits<double>::infinity();
    for (;;) {
        const auto sizes = problem.sizes(labels);
        if (std::all_of(sizes.begin(), sizes.end(),
                        [&](int64_t n) { return n >= problem.bounds.least && n <= problem.bounds.most; }))
            best = std::min(best, problem.total(labels));
        size_t digit = 0;
        while (digit < labels.size() && ++labels[digit] == problem.clusters) labels[digit++] = 0;
        if (digit == labels.size()) return best;
    }
}

/// The conditions that prove an assignment optimal, whatever found it.
void expect_optimal(const Problem& problem, const BoundedAssignment& found, double tolerance) {
    const auto sizes = problem.sizes(found.labels);
    for (size_t c = 0; c < sizes.size(); ++c) {
        EXPECT_GE(sizes[c], problem.bounds.least);
        EXPECT_LE(sizes[c], problem.bounds.most);
        if (sizes[c] < problem.bounds.most) EXPECT_LE(found.prices[c], tolerance);
        if (sizes[c] > problem.bounds.least) EXPECT_GE(found.prices[c], -tolerance);
    }
    int64_t dearer = 0;
    for (int64_t point = 0; point < problem.points; ++point) {
        const int32_t label = found.labels[static_cast<size_t>(point)];
        const double own = problem.cost(point, label) + found.prices[static_cast<size_t>(label)];
        for (int64_t c = 0; c < problem.clusters; ++c)
            dearer += own > problem.cost(point, c) + found.prices[static_cast<size_t>(c)] + tolerance;
    }
    EXPECT_EQ(dearer, 0);
}

TEST(AssignWithin, IsAsCheapAsTheBestOfAllAssignments) {
    for (uint64_t seed = 0; seed < 40; ++seed) {
        const auto points = static_cast<int64_t>(3 + seed % 6), clusters = static_cast<int64_t>(1 + seed % 4);
        const int64_t even = points / clusters;
        const Problem problem = random_problem(points, clusters, {std::max<int64_t>(even - 1, 0), even + 1}, seed);
        const BoundedAssignment found = problem.solve();
        EXPECT_DOUBLE_EQ(problem.total(found.labels), brute_force(problem)) << seed;
        expect_optimal(problem, found, 1e-9);
    }
}

TEST(AssignWithin, KeepsExactSizes) {
    const Problem problem = random_problem(8, 4, {2, 2}, 3);
    const BoundedAssignment found = problem.solve();
    EXPECT_EQ(problem.sizes(found.labels), (std::vector<int64_t>{2, 2, 2, 2}));
    EXPECT_DOUBLE_EQ(problem.total(found.labels), brute_force(problem));
}

TEST(AssignWithin, WithoutTightBoundsTakesTheCheapest) {
    const Problem problem = random_problem(50, 5, {0, 50}, 1);
    const BoundedAssignment found = problem.solve();
    for (int64_t point = 0; point < 50; ++point)
        for (int64_t c = 0; c < 5; ++c)
            EXPECT_LE(problem.cost(point, found.labels[static_cast<size_t>(point)]), problem.cost(point, c));
}

TEST(AssignWithin, GivesTheSameCostFromAnyPrices) {
    const Problem problem = random_problem(60, 7, {7, 9}, 4);
    const double best = problem.total(problem.solve().labels);
    RandomStream random(2, "prices");
    for (int trial = 0; trial < 10; ++trial) {
        std::vector<double> prices;
        for (int c = 0; c < 7; ++c) prices.push_back(10 * random.normal());
        const BoundedAssignment found = problem.solve(prices);
        EXPECT_DOUBLE_EQ(problem.total(found.labels), best);
        expect_optimal(problem, found, 1e-9);
    }
}

/// 12,000 points of which half want the same tenth of 256 clusters.
TEST(AssignWithin, ProvesItsAnswerForACatalogue) {
    RandomStream random(5, "crowd");
    Problem problem{{}, 12000, 256, {45, 47}};
    for (int64_t point = 0; point < problem.points; ++point)
        for (int64_t c = 0; c < problem.clusters; ++c) {
            const bool wanted = point % 2 == 0 && c < 26;
            problem.costs.push_back(static_cast<float>(random.uniform() + (wanted ? 0 : 1)));
        }
    const auto start = std::chrono::steady_clock::now();
    const BoundedAssignment found = problem.solve();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    RecordProperty("seconds", std::to_string(seconds.count()));
    expect_optimal(problem, found, 1e-5);
    EXPECT_LT(seconds.count(), 60) << "a level of residual k-means takes several such rounds";
}

TEST(AssignWithin, SharesOutEqualPoints) {
    RandomStream random(6, "duplicates");
    Problem problem{{}, 4000, 64, {61, 63}};
    std::vector<float> row;
    for (int64_t c = 0; c < problem.clusters; ++c) row.push_back(static_cast<float>(random.uniform()));
    for (int64_t point = 0; point < problem.points; ++point)
        problem.costs.insert(problem.costs.end(), row.begin(), row.end());
    expect_optimal(problem, problem.solve(), 1e-5);
}

TEST(AssignWithin, RefusesBoundsThatNothingKeeps) {
    EXPECT_THROW(random_problem(5, 2, {3, 4}, 1).solve(), BadInput);
    EXPECT_THROW(random_problem(5, 2, {0, 2}, 1).solve(), BadInput);
}

TEST(AssignWithin, StopsWhenAsked) {
    const Problem problem = random_problem(100, 4, {25, 25}, 1);
    EXPECT_THROW(
        assign_within(problem.costs, 100, 4, problem.bounds, {}, [] { throw std::runtime_error("stop"); }),
        std::runtime_error);
}

}  // namespace
}  // namespace armillary::numeric
