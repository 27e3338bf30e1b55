// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "views/shared/charts/chart_text.h"

namespace armillary::views {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

const double kNan = std::nan("");

ChartScale scale(double low, double high) {
    ChartAxis axis;
    axis.minimum = low;
    axis.maximum = high;
    return ChartScale(axis, {low, high});
}

ChartSeries waves(size_t points) {
    ChartSeries series;
    for (size_t i = 0; i < points; ++i) {
        series.x.push_back(static_cast<double>(i));
        series.y.push_back(std::sin(static_cast<double>(i) * 0.37) * static_cast<double>(i * 7919 % 1009));
    }
    return series;
}

TEST(LineRuns, BreakAtGaps) {
    ChartSeries series;
    series.x = {0, 1, 2, 3, 4, 5};
    series.y = {1, 2, kNan, 4, kNan, 6};
    EXPECT_THAT(line_runs(series, scale(0, 5), scale(0, 6), 100),
                ElementsAre(ElementsAre(0, 1), ElementsAre(3), ElementsAre(5)));
}

TEST(LineRuns, LeaveOutWhatALogarithmicAxisCannotShow) {
    ChartAxis log;
    log.scale = Scale::log;
    ChartSeries series;
    series.x = {0, 1, 2};
    series.y = {10, 0, 10};
    EXPECT_EQ(line_runs(series, scale(0, 2), ChartScale(log, {1, 10}), 100).size(), 2U);
}

TEST(LineRuns, ShowEveryPointOfAShortLine) {
    const ChartSeries series = waves(kWholeLine);
    const auto runs = line_runs(series, scale(0, kWholeLine - 1), scale(-1010, 1010), 300);
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs.front().size(), kWholeLine);
}

TEST(LineRuns, KeepLeastAndGreatestOfEveryPixelColumnOfALongOne) {
    constexpr size_t kPoints = 200'000;
    constexpr int kColumns = 400;
    const ChartSeries series = waves(kPoints);
    const ChartScale x = scale(0, kPoints - 1);
    const auto runs = line_runs(series, x, scale(-1010, 1010), kColumns);
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_LE(runs.front().size(), 4U * (kColumns + 1));
    EXPECT_TRUE(std::is_sorted(runs.front().begin(), runs.front().end()));
    using Ends = std::pair<double, double>;
    const auto widen = [&](std::map<int, Ends>& columns, size_t i) {
        auto& ends =
            columns.try_emplace(static_cast<int>(x.share(series.x[i]) * kColumns), 1e9, -1e9).first->second;
        ends = {std::min(ends.first, series.y[i]), std::max(ends.second, series.y[i])};
    };
    std::map<int, Ends> all, kept;
    for (size_t i = 0; i < kPoints; ++i) widen(all, i);
    for (uint32_t i : runs.front()) widen(kept, i);
    EXPECT_EQ(kept, all);
}

TEST(LineRuns, SeeGapsOfALongLineThatAreWiderThanAPixel) {
    ChartSeries series = waves(100'000);
    for (size_t i = 1000; i < 100'000; i += 50) series.y[i] = kNan;         // narrower than a pixel column
    std::fill(series.y.begin() + 60'000, series.y.begin() + 70'000, kNan);  // wider
    EXPECT_EQ(line_runs(series, scale(0, 99'999), scale(-1010, 1010), 200).size(), 2U);
}

TEST(LineRuns, OfNothingAreNone) {
    EXPECT_TRUE(line_runs({}, scale(0, 1), scale(0, 1), 100).empty());
}

TEST(Thinned, KeepsAnEvenShare) {
    EXPECT_THAT(thinned(3, 10), ElementsAre(0, 1, 2));
    EXPECT_THAT(thinned(10, 5), ElementsAre(0, 2, 4, 6, 8));
    const auto many = thinned(1'000'000, 3000);
    ASSERT_EQ(many.size(), 3000U);
    for (size_t i = 1; i < many.size(); ++i) EXPECT_NEAR(static_cast<double>(many[i] - many[i - 1]), 333.3, 1);
}

TEST(Clipped, CutsALineWhereItLeavesAndEnters) {
    const QRectF box(0, 0, 10, 10);
    EXPECT_EQ(clipped({{1, 1}, {9, 9}}, box), (std::vector<QPolygonF>{{{1, 1}, {9, 9}}}));
    EXPECT_EQ(clipped({{-5, 5}, {15, 5}}, box), (std::vector<QPolygonF>{{{0, 5}, {10, 5}}}));
    EXPECT_EQ(clipped({{5, 5}, {5, 15}, {7, 15}, {7, 5}}, box),
              (std::vector<QPolygonF>{{{5, 5}, {5, 10}}, {{7, 10}, {7, 5}}}));
    EXPECT_TRUE(clipped({{-5, -5}, {-1, 20}}, box).empty());
}

TEST(Spread, MovesAsLittleAsNeeded) {
    std::vector<double> apart{10, 50};
    ASSERT_TRUE(spread(apart, 10, 0, 100));
    EXPECT_THAT(apart, ElementsAre(10, 50));
    std::vector<double> same{50, 50, 50};
    ASSERT_TRUE(spread(same, 10, 0, 100));
    std::sort(same.begin(), same.end());
    EXPECT_THAT(same, ElementsAre(DoubleNear(40, 1e-9), DoubleNear(50, 1e-9), DoubleNear(60, 1e-9)));
    std::vector<double> low{99, 98};
    ASSERT_TRUE(spread(low, 10, 0, 100));
    EXPECT_THAT(low, ElementsAre(95, 85));
    std::vector<double> many(11, 50);
    EXPECT_FALSE(spread(many, 10, 0, 100));
}

}  // namespace
}  // namespace armillary::views
