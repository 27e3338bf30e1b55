// SPDX-License-Identifier: GPL-3.0-or-later
// Alignment and uniformity (collaborative.md 2.9, 4.1, 10.3, 10.5).
#include "core/diagnostics/hypersphere/hypersphere.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/random.h"
#include "core/numeric/threads.h"

namespace armillary::diagnostics {
namespace {

struct Vectors {
    std::vector<float> values;
    int64_t dim = 0;
    VectorRows view() const { return {values, static_cast<int64_t>(values.size()) / dim, dim}; }
};

Vectors gaussian_vectors(int64_t count, int64_t dim, uint64_t seed, double centre = 0) {
    numeric::RandomStream random(seed, "vectors");
    Vectors vectors{{}, dim};
    for (int64_t i = 0; i < count * dim; ++i)
        vectors.values.push_back(static_cast<float>(random.normal() + (i % dim == 0 ? centre : 0)));
    return vectors;
}

Vectors at_angles(std::initializer_list<double> degrees) {
    Vectors vectors{{}, 2};
    for (const double angle : degrees) {
        vectors.values.push_back(static_cast<float>(std::cos(angle * std::numbers::pi / 180)));
        vectors.values.push_back(static_cast<float>(std::sin(angle * std::numbers::pi / 180)));
    }
    return vectors;
}

Directions directions(const Vectors& vectors) {
    return directions_of(vectors.view(), "vectors");
}

std::vector<double> some_degrees(int64_t count) {
    numeric::RandomStream random(2, "degrees");
    std::vector<double> degrees;
    for (int64_t i = 0; i < count; ++i) degrees.push_back(static_cast<double>(random.below(9)));
    return degrees;
}

/// In double precision from the start: scaled, subtracted and squared.
std::pair<double, double> plain_uniformity(const Vectors& vectors, const std::vector<double>& degrees) {
    const VectorRows rows = vectors.view();
    const std::vector<double> norms = norms_of(rows);
    double sum = 0, pairs = 0, weighted_sum = 0, weighted_pairs = 0;
    for (int64_t a = 0; a < rows.count; ++a)
        for (int64_t b = a + 1; b < rows.count; ++b) {
            double squared = 0;
            for (int64_t i = 0; i < rows.dim; ++i)
                squared += std::pow(rows.row(a)[i] / norms[a] - rows.row(b)[i] / norms[b], 2);
            const double weight = degrees[a] * degrees[b];
            sum += std::exp(-2 * squared);
            weighted_sum += weight * std::exp(-2 * squared);
            ++pairs;
            weighted_pairs += weight;
        }
    return {std::log(sum / pairs), std::log(weighted_sum / weighted_pairs)};
}

TEST(Uniformity, OfThreeAnglesIsTheGoldenFixture) {
    EXPECT_NEAR(measure_uniformity(directions(at_angles({0, 60, 180})), {}, {}).distinct.value, -3.07803115, 1e-6);
}

TEST(Uniformity, AgreesWithAPlainDoubleComputation) {
    // One block, several, an odd width, points in a cone and nearly one point: float products must not show.
    for (const auto& vectors :
         {gaussian_vectors(5, 3, 1), gaussian_vectors(700, 64, 2), gaussian_vectors(129, 17, 3),
          gaussian_vectors(600, 64, 4, 20), gaussian_vectors(400, 64, 5, 1000)}) {
        const std::vector<double> degrees = some_degrees(vectors.view().count);
        const auto [distinct, weighted] = plain_uniformity(vectors, degrees);
        const Uniformity uniformity = measure_uniformity(directions(vectors), degrees, {});
        EXPECT_NEAR(uniformity.distinct.value, distinct, 1e-6);
        EXPECT_NEAR(uniformity.degree_weighted.value, weighted, 1e-6);
        EXPECT_EQ(uniformity.distinct.standard_error, 0);
    }
}

TEST(Uniformity, DegreeWeightedIsThatOfRepeatedRowsWithoutPairsOfOneEntity) {
    // Entities at 0 (three times) and 90 degrees (once): all pairs that are left are at distance sqrt(2).
    const std::vector<double> degrees{3, 1};
    EXPECT_NEAR(measure_uniformity(directions(at_angles({0, 90})), degrees, {}).degree_weighted.value, -4, 1e-6);
    // Two of the six weighted pairs are opposite (2 x 1), the rest at right angles.
    const std::vector<double> three{2, 1, 1};
    EXPECT_NEAR(measure_uniformity(directions(at_angles({0, 90, 180})), three, {}).degree_weighted.value,
                std::log((3 * std::exp(-4.0) + 2 * std::exp(-8.0)) / 5), 1e-6);
}

TEST(Uniformity, IsTheSameToTheBitForAnyNumberOfThreads) {
    const Vectors vectors = gaussian_vectors(3000, 24, 6);
    const std::vector<double> degrees = some_degrees(3000);
    std::vector<Uniformity> results;
    for (const int threads : {1, 2, 5}) {
        numeric::set_thread_count(threads);
        results.push_back(measure_uniformity(directions(vectors), degrees, {}));
    }
    numeric::set_thread_count(0);
    for (const Uniformity& result : results) {
        EXPECT_EQ(result.distinct.value, results[0].distinct.value);
        EXPECT_EQ(result.degree_weighted.value, results[0].degree_weighted.value);
    }
}

TEST(Uniformity, OfASampleFallsWithinItsStandardErrors) {
    // Half of the rows in a cone: the pairs differ much, and the sample must tell how much that matters.
    Vectors vectors = gaussian_vectors(4000, 16, 7);
    const Vectors cone = gaussian_vectors(4000, 16, 8, 5);
    vectors.values.insert(vectors.values.end(), cone.values.begin(), cone.values.end());
    const Directions points = directions(vectors);
    const std::vector<double> degrees = some_degrees(8000);
    const Uniformity exact = measure_uniformity(points, degrees, {});
    double squares = 0, weighted_squares = 0, errors = 0;
    constexpr int kSamples = 60;
    for (int seed = 0; seed < kSamples; ++seed) {
        Sampling sampling{.exact_rows = 1000, .drawn_rows = 600, .seed = static_cast<uint64_t>(seed)};
        const Uniformity estimate = measure_uniformity(points, degrees, sampling);
        EXPECT_EQ(estimate.compared, 600);
        squares +=
            std::pow((estimate.distinct.value - exact.distinct.value) / estimate.distinct.standard_error, 2);
        weighted_squares += std::pow((estimate.degree_weighted.value - exact.degree_weighted.value) /
                                         estimate.degree_weighted.standard_error,
                                     2);
        errors += estimate.distinct.standard_error / kSamples;
    }
    // The squared errors are those promised: their mean is 1 up to chance (standard deviation 0.18).
    EXPECT_NEAR(squares / kSamples, 1, 0.5);
    EXPECT_NEAR(weighted_squares / kSamples, 1, 0.5);
    EXPECT_LT(errors, 0.1);
}

TEST(Uniformity, OfRandomDirectionsIsTheLimit) {
    EXPECT_NEAR(uniform_limit(2), -1.5750, 5e-4);
    EXPECT_NEAR(uniform_limit(8), -3.083, 3e-3);
    EXPECT_NEAR(uniform_limit(64), -3.874, 3e-3);
    const Uniformity drawn = measure_uniformity(directions(gaussian_vectors(6000, 8, 9)), {}, {});
    EXPECT_NEAR(drawn.distinct.value, uniform_limit(8), 5e-3);
}

TEST(Uniformity, NeverFallsBelowTheLeastOfSoManyPoints) {
    // The corners of a square are as even as four points on a circle can be.
    EXPECT_GE(measure_uniformity(directions(at_angles({0, 90, 180, 270})), {}, {}).distinct.value,
              least_uniformity(4, 2));
    EXPECT_GT(least_uniformity(10'000, 64), least_uniformity(500, 64));
    EXPECT_NEAR(least_uniformity(1'000'000, 16), uniform_limit(16), 1e-4);
    EXPECT_EQ(least_uniformity(3, 64), -8);
}

TEST(Alignment, IsTheMeanSquaredDistanceOfPairs) {
    const Directions users = directions(at_angles({0, 90})), items = directions(at_angles({60, 0}));
    EXPECT_NEAR(mean_distance(pair_distances(users, items, {{0}, {0}}), true).value, 1, 1e-6);  // fixture 10.3
    // |x - y|^2 = 2 - 2 cos of 60, 0, 30 and 90 degrees.
    const auto distances = pair_distances(users, items, {{0, 0, 1, 1}, {0, 1, 0, 1}});
    EXPECT_NEAR(mean_distance(distances, true).value, (1 + 0 + 2 - std::sqrt(3.0) + 2) / 4, 1e-6);
    EXPECT_THROW(pair_distances(users, directions(gaussian_vectors(3, 5, 1)), {{0}, {0}}), BadInput);
    EXPECT_THROW(pair_distances(users, items, {{2}, {0}}), BadInput);
}

TEST(Alignment, OfASampleFallsWithinItsStandardError) {
    const Vectors users = gaussian_vectors(300, 8, 10), items = gaussian_vectors(200, 8, 11);
    numeric::RandomStream random(1, "pairs");
    Pairs pairs;
    for (int i = 0; i < 20'000; ++i) {
        pairs.users.push_back(static_cast<int32_t>(random.below(300)));
        pairs.items.push_back(static_cast<int32_t>(random.below(200)));
    }
    HypersphereEvidence evidence{{users.view()}, {items.view()}, &pairs};
    const Points points = points_of(evidence);
    const double exact = measure_hypersphere(evidence, points, {}).alignment.value;
    double squares = 0;
    for (uint64_t seed = 0; seed < 60; ++seed) {
        const auto report = measure_hypersphere(evidence, points, {.drawn_pairs = 500, .seed = seed});
        EXPECT_EQ(report.pairs, 500);
        squares += std::pow((report.alignment.value - exact) / report.alignment.standard_error, 2);
    }
    EXPECT_NEAR(squares / 60, 1, 0.5);
}

TEST(Hypersphere, TellsNormsRankAndPopularityThatLeaks) {
    // Rows along two axes, lengths 1 to 4 as the degrees.
    const Vectors items{{1, 0, 0, 0, 2, 0, 3, 0, 0, 0, 4, 0}, 3};
    const std::vector<double> degrees{10, 20, 30, 40};
    const HypersphereEvidence evidence{{}, {items.view(), degrees}, nullptr};
    const HypersphereReport report = measure_hypersphere(evidence, points_of(evidence), {});
    EXPECT_FALSE(report.users);
    EXPECT_TRUE(std::isnan(report.alignment.value));
    const SideReport& side = *report.items;
    EXPECT_NEAR(side.norms.mean, 2.5, 1e-6);
    EXPECT_NEAR(side.norm_degree_correlation, 1, 1e-12);
    ASSERT_EQ(side.spectrum.size(), 3u);
    EXPECT_NEAR(side.spectrum[0], std::sqrt(20.0), 1e-6);
    EXPECT_NEAR(side.spectrum[1], std::sqrt(10.0), 1e-6);
    EXPECT_NEAR(side.spectrum[2], 0, 1e-6);
    const double p = std::sqrt(2.0) / (1 + std::sqrt(2.0));
    EXPECT_NEAR(side.effective_rank, std::exp(-p * std::log(p) - (1 - p) * std::log(1 - p)), 1e-6);
    EXPECT_NEAR(side.top_share, 2.0 / 3, 1e-6);
    EXPECT_NEAR(side.mean_cosine, 2.0 / 6, 1e-6);
    EXPECT_FALSE(side.collapsed());
    const Vectors cone = gaussian_vectors(200, 16, 3, 30);
    const HypersphereEvidence narrow{{cone.view()}, {}, nullptr};
    EXPECT_TRUE(measure_hypersphere(narrow, points_of(narrow), {}).users->collapsed());
    // Both ways along one axis: no common direction, and yet one of 16 dimensions is used.
    Vectors axis{std::vector<float>(40 * 16, 0), 16};
    for (size_t row = 0; row < 40; ++row) axis.values[row * 16] = row % 2 == 0 ? 1 : -1;
    const HypersphereEvidence line{{axis.view()}, {}, nullptr};
    const SideReport flat = *measure_hypersphere(line, points_of(line), {}).users;
    EXPECT_LT(flat.mean_cosine, 0);
    EXPECT_NEAR(flat.effective_rank, 1, 1e-6);
    EXPECT_TRUE(flat.collapsed());
}

TEST(Hypersphere, LeavesOutRowsWithoutADirectionAndSaysHowMany) {
    const float nan = std::nanf(""), inf = HUGE_VALF;
    const Vectors items{{1, 0, 0, 0, nan, 1, 0, 2, inf, 0, -3, 0}, 2};
    const HypersphereEvidence evidence{{}, {items.view()}, nullptr};
    const Points points = points_of(evidence);
    const SideReport side = *measure_hypersphere(evidence, points, {}).items;
    EXPECT_EQ(side.zero_rows, 1);
    EXPECT_EQ(side.broken_rows, 2);
    EXPECT_EQ(points.items->rows, (std::vector<int32_t>{0, 3, 5}));
    EXPECT_NEAR(side.uniformity.distinct.value, std::log((2 * std::exp(-4.0) + std::exp(-8.0)) / 3), 1e-6);
    EXPECT_NEAR(side.norms.mean, 2, 1e-6);

    const Vectors nothing{{0, 0, nan, 1}, 2};
    try {
        points_of({{}, {nothing.view()}, nullptr});
        FAIL();
    } catch (const BadInput& error) {
        EXPECT_STREQ(error.what(), "none of the 2 items has a direction: 1 are all zeros, 1 hold NaN or infinity");
    }
    const Vectors one = at_angles({30});
    const HypersphereEvidence alone{{}, {one.view()}, nullptr};
    const SideReport point = *measure_hypersphere(alone, points_of(alone), {}).items;
    EXPECT_TRUE(std::isnan(point.uniformity.distinct.value));
    EXPECT_TRUE(std::isnan(point.mean_cosine));
    EXPECT_NEAR(point.effective_rank, 1, 1e-6);
}

TEST(Hypersphere, SeriesHoldWhatIsKnownAndErrorsOnlyOfEstimates) {
    const Vectors items = gaussian_vectors(50, 4, 1);
    const HypersphereEvidence evidence{{}, {items.view()}, nullptr};
    auto names = [&](const Sampling& sampling) {
        std::vector<std::string> names;
        for (const auto& [name, value] : series_of(measure_hypersphere(evidence, points_of(evidence), sampling)))
            names.push_back(name);
        return names;
    };
    const std::vector<std::string> exact{"item_uniformity", "item_effective_rank", "item_mean_cosine",
                                         "item_norm"};
    EXPECT_EQ(names({}), exact);
    EXPECT_EQ(names({.exact_rows = 20, .drawn_rows = 10})[1], "item_uniformity_standard_error");
}

TEST(Groups, DecilesAndTheirPairsAddUpToTheWhole) {
    const Vectors users = gaussian_vectors(40, 6, 12), items = gaussian_vectors(25, 6, 13);
    numeric::RandomStream random(1, "pairs");
    Pairs pairs;
    std::vector<double> user_degrees(40), item_degrees(25);
    for (int i = 0; i < 300; ++i) {
        const auto user = random.below(40), item = random.below(25 - user % 7);
        pairs.users.push_back(static_cast<int32_t>(user));
        pairs.items.push_back(static_cast<int32_t>(item));
        ++user_degrees[user];
        ++item_degrees[item];
    }
    const HypersphereEvidence evidence{{users.view(), user_degrees}, {items.view(), item_degrees}, &pairs};
    const Points points = points_of(evidence);
    const double whole = measure_hypersphere(evidence, points, {}).alignment.value;
    for (const Side side : {Side::users, Side::items}) {
        const auto& degrees = side == Side::users ? user_degrees : item_degrees;
        const auto deciles = degree_deciles(degrees);
        ASSERT_EQ(deciles.size(), 10u);
        const auto groups = measure_groups(evidence, points, side, deciles, {});
        double sum = 0, interactions = 0, last = -1;
        int64_t rows = 0;
        for (const GroupReport& group : groups) {
            const double of_group = group.degree * static_cast<double>(group.rows);
            if (of_group > 0) sum += group.alignment.value * of_group;
            interactions += of_group;
            rows += group.rows;
            EXPECT_GE(group.degree, last);
            last = group.degree;
        }
        EXPECT_EQ(rows, static_cast<int64_t>(degrees.size()));
        EXPECT_NEAR(interactions, 300, 1e-9);
        EXPECT_NEAR(sum / interactions, whole, 1e-9);
    }
    // Of everything in one group: what the whole has.
    std::vector<int32_t> all(25);
    std::iota(all.begin(), all.end(), 0);
    const std::vector<RowGroup> one{{"all", all}, {"nothing", {}}};
    const auto reports = measure_groups(evidence, points, Side::items, one, {});
    EXPECT_NEAR(reports[0].uniformity.value, measure_uniformity(*points.items, {}, {}).distinct.value, 1e-12);
    EXPECT_TRUE(std::isnan(reports[1].alignment.value));
    EXPECT_TRUE(std::isnan(reports[1].uniformity.value));
}

}  // namespace
}  // namespace armillary::diagnostics
