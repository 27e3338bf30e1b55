// SPDX-License-Identifier: GPL-3.0-or-later
// Spectrum, hubs, frames, rotations between epochs and densities on the circle.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "core/base/error.h"
#include "core/diagnostics/hypersphere/shape.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {
namespace {

Directions drawn(int64_t count, int64_t dim, uint64_t seed) {
    numeric::RandomStream random(seed, "vectors");
    std::vector<float> values;
    for (int64_t i = 0; i < count * dim; ++i) values.push_back(static_cast<float>(random.normal()));
    return directions_of({values, count, dim}, "vectors");
}

Directions made(std::vector<float> values, int64_t dim) {
    return directions_of({values, static_cast<int64_t>(values.size()) / dim, dim}, "vectors");
}

/// A turn by a random angle in every pair of axes.
Directions turned(const Directions& points, uint64_t seed) {
    numeric::RandomStream random(seed, "turn");
    std::vector<double> values(points.values.begin(), points.values.end());
    const auto dim = static_cast<size_t>(points.dim);
    for (size_t a = 0; a < dim; ++a)
        for (size_t b = a + 1; b < dim; ++b) {
            const double angle = random.uniform(0, 6), c = std::cos(angle), s = std::sin(angle);
            for (size_t row = 0; row < values.size(); row += dim) {
                const double x = values[row + a], y = values[row + b];
                values[row + a] = c * x - s * y;
                values[row + b] = s * x + c * y;
            }
        }
    return made({values.begin(), values.end()}, points.dim);
}

TEST(Spectrum, OfKnownSingularValues) {
    // U diag(5, 2) V' with U the first two of four axes and V turned by 30 degrees.
    const auto c = static_cast<float>(std::cos(0.5)), s = static_cast<float>(std::sin(0.5));
    const std::vector<float> tall{5 * c, 5 * s, -2 * s, 2 * c, 0, 0, 0, 0};
    const auto values = singular_values({tall, 4, 2}, {});
    ASSERT_EQ(values.size(), 2u);
    EXPECT_NEAR(values[0], 5, 1e-5);
    EXPECT_NEAR(values[1], 2, 1e-5);
    // Wider than high: as many values as rows.
    const auto wide = singular_values({tall, 1, 8}, {});
    ASSERT_EQ(wide.size(), 1u);
    EXPECT_NEAR(wide[0], std::sqrt(29.0), 1e-5);
}

TEST(Hubs, AStarHasOneHubAndARingHasNone) {
    // A middle and points far around it in 20 dimensions: the middle is everybody's neighbour.
    std::vector<float> star(21 * 21);
    for (size_t row = 0; row < 20; ++row) star[row * 21] = 1, star[row * 21 + 1 + row] = 1;
    star[20 * 21] = 1;
    const Hubness hubs = measure_hubness(made(star, 21), 1, 1000, {});
    EXPECT_EQ(hubs.rows, 21);
    EXPECT_EQ(hubs.largest, 20);
    EXPECT_EQ(hubs.occurrences[20], 20);
    EXPECT_NEAR(hubs.orphan_share, 19.0 / 21, 1e-12);  // the middle has a neighbour of its own
    EXPECT_GT(hubs.skewness, 3);
    // Evenly on a circle everybody is chosen twice.
    std::vector<float> ring;
    for (int i = 0; i < 30; ++i) {
        ring.push_back(static_cast<float>(std::cos(i * std::numbers::pi / 15)));
        ring.push_back(static_cast<float>(std::sin(i * std::numbers::pi / 15)));
    }
    const Hubness even = measure_hubness(made(ring, 2), 2, 1000, {});
    EXPECT_EQ(even.largest, 2);
    EXPECT_EQ(even.orphan_share, 0);
    EXPECT_TRUE(std::isnan(even.skewness));
    EXPECT_EQ(measure_hubness(made({1, 0}, 2), 10, 100, {}).neighbours, 0);
}

TEST(Hubs, OccurrencesAreThoseOfAPlainSearch) {
    const Directions points = drawn(300, 5, 3);
    const Hubness hubs = measure_hubness(points, 7, 1000, {});
    std::vector<int32_t> expected(300);
    for (int64_t a = 0; a < 300; ++a) {
        std::vector<std::pair<double, int64_t>> others;
        for (int64_t b = 0; b < 300; ++b)
            if (a != b)
                others.emplace_back(-std::inner_product(points.row(a), points.row(a) + 5, points.row(b), 0.0), b);
        std::sort(others.begin(), others.end());
        for (size_t i = 0; i < 7; ++i) ++expected[static_cast<size_t>(others[i].second)];
    }
    EXPECT_EQ(hubs.occurrences, expected);
    EXPECT_EQ(std::accumulate(hubs.occurrences.begin(), hubs.occurrences.end(), 0), 2100);
}

TEST(Frame, KeepsTheMiddleAndTheLargestDirections) {
    // Unit vectors along axis 1 (six), axis 0 (two) and axis 2 (one).
    const Directions points =
        made({0, 1, 0, 0, 1, 0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 2}, 3);
    const std::array sets{&points};
    const Frame frame = principal_frame(sets);
    EXPECT_NEAR(frame.shares[0], 6.0 / 9, 1e-9);
    EXPECT_NEAR(frame.shares[1], 2.0 / 9, 1e-9);
    EXPECT_NEAR(frame.axes[0][1], 1, 1e-9);
    EXPECT_NEAR(frame.axes[1][0], 1, 1e-9);
    const auto places = coordinates(points, frame);
    EXPECT_NEAR(places[2][0], -1, 1e-6);
    EXPECT_NEAR(places[8][2], 1, 1e-6);
    // Two dimensions have no third axis.
    const Directions flat = made({1, 0, 0, 1}, 2);
    const std::array flat_sets{&flat};
    EXPECT_EQ(coordinates(flat, principal_frame(flat_sets))[0][2], 0);
}

TEST(Procrustes, TakesARotationAwayAndNothingElse) {
    const Directions before = drawn(200, 8, 5), after = turned(before, 1);
    const std::array from{&after}, to{&before};
    const Rotation rotation = procrustes(from, to);
    EXPECT_NEAR(rotation.moved, 0, 1e-6);
    // In the frame that is turned with them, the points stand where they stood.
    const Frame frame = principal_frame(to);
    const auto expected = coordinates(before, frame), places = coordinates(after, rotated_back(frame, rotation));
    for (size_t row = 0; row < places.size(); ++row)
        for (size_t axis = 0; axis < 3; ++axis) EXPECT_NEAR(places[row][axis], expected[row][axis], 1e-5);
}

TEST(Procrustes, LeavesWhatWasLearned) {
    // One of a hundred points changes to its opposite: 4 / 100 is left, a little less as the rest gives way.
    const Directions before = drawn(100, 4, 6);
    Directions after = turned(before, 2);
    for (int64_t i = 0; i < 4; ++i) after.values[static_cast<size_t>(i)] *= -1;
    const std::array<const Directions*, 1> from{&after}, to{&before};
    const Rotation rotation = procrustes(from, to);
    EXPECT_GT(rotation.moved, 0.035);
    EXPECT_LE(rotation.moved, 0.04 + 1e-6);
}

TEST(Procrustes, TurnsUsersAndItemsTogetherAndSkipsRowsWithoutADirection) {
    const Directions users = drawn(50, 6, 7), items = drawn(40, 6, 8);
    Directions later_users = turned(users, 3), later_items = turned(items, 3);
    later_items.places[4] = -1;  // became zero: its place is not looked at
    const std::array<const Directions*, 2> from{&later_users, &later_items}, to{&users, &items};
    const Rotation rotation = procrustes(from, to);
    EXPECT_EQ(rotation.rows, 89);
    EXPECT_NEAR(rotation.moved, 0, 1e-6);
    const Directions narrow = drawn(50, 3, 1);
    const std::array wrong{&narrow, &narrow};
    EXPECT_THROW(procrustes(wrong, to), BadInput);
}

TEST(Angles, AreADensityOnTheCircle) {
    std::vector<std::array<float, 3>> places;
    for (int i = 0; i < 720; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 360;
        places.push_back({static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle)), 0});
    }
    const AngleDensity even = angle_density(places);
    for (const auto& curve : {even.histogram, even.smooth})
        for (const double value : curve) EXPECT_NEAR(value, 1 / (2 * std::numbers::pi), 1e-9);
    // All at 90 degrees: one bin holds everything, the smoothed curve is highest there and has the same mass.
    const std::vector<std::array<float, 3>> north(50, {0, 0.2f, 0.9f});
    const AngleDensity point = angle_density(north);
    const double width = 2 * std::numbers::pi / AngleDensity::kBins;
    EXPECT_NEAR(point.histogram[54] * width, 1, 1e-9);
    EXPECT_NEAR(std::accumulate(point.smooth.begin(), point.smooth.end(), 0.0) * width, 1, 1e-9);
    EXPECT_EQ(std::max_element(point.smooth.begin(), point.smooth.end()) - point.smooth.begin(), 54);
    // A Gaussian of 10 degrees, on its bins of 5.
    EXPECT_NEAR(point.smooth[56] / point.smooth[54], std::exp(-0.5), 1e-9);
    EXPECT_TRUE(angle_density({}).smooth.empty());
}

}  // namespace
}  // namespace armillary::diagnostics
