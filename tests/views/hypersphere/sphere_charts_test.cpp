// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/sphere_charts.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "tests/views/support.h"
#include "views/hypersphere/sphere_colors.h"
#include "views/shared/theme.h"

namespace armillary::views {
namespace {

using diagnostics::Side;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

/// Items on the axes of space, users between them, with a history of two epochs.
std::shared_ptr<SphereReading> axes() {
    auto reading = std::make_shared<SphereReading>();
    reading->run.id = "r7";
    reading->embeddings.epoch = 2;
    reading->embeddings.items = {{2, 0, 0, 0, 1, 0, 0, 0, 1, -1, 0, 0}, 4, 3};
    reading->embeddings.users = {{1, 1, 0, 0, 1, 1}, 2, 3};
    reading->epochs = {1, 2};
    reading->history = {{1, {{"alignment", 1.5}, {"user_uniformity", -1}, {"item_uniformity", -2}}},
                        {2,
                         {{"alignment", 0.5},
                          {"user_uniformity", -2},
                          {"item_uniformity", -3},
                          {"item_uniformity_standard_error", 0.1}}}};
    auto context = std::make_shared<SphereContext>();
    context->clouds.emplace(reading->embeddings);
    context->ids = {{Side::users, {"u0", "u1"}}, {Side::items, {"a", "b", "c", "d"}}};
    jobs::TrainingPairs pairs;
    pairs.pairs = {{0, 0, 1}, {0, 1, 1}};
    pairs.user_degrees = {2, 1};
    pairs.item_degrees = {1, 2, 0, 0};
    context->surroundings.pairs = pairs;
    reading->cloud = context->clouds->cloud(reading->embeddings);
    reading->context = context;
    return reading;
}

TEST(SphereCharts, ThePlaneHasAPathAndTheEpochShown) {
    const ChartContent chart = plane_chart({axes()});
    ASSERT_EQ(chart.series.size(), 3U);
    EXPECT_THAT(chart.series[0].x, ElementsAre(1.5, 0.5));
    EXPECT_THAT(chart.series[0].y, ElementsAre(-1.5, -2.5)) << "the mean of both sides";
    EXPECT_THAT(chart.series[2].x, ElementsAre(0.5));
    EXPECT_EQ(chart.series[1].ids, QStringList{"1"});
}

TEST(SphereCharts, CurvesShowTheErrorOfAnEstimateOnly) {
    const ChartContent chart = curve_chart({axes()}, "uniformity");
    ASSERT_EQ(chart.series.size(), 2U);
    EXPECT_TRUE(chart.series[0].low.empty()) << "users were measured";
    EXPECT_THAT(chart.series[1].high, Pointwise(DoubleNear(1e-12), {-2.0, -3 + 0.196}));
    EXPECT_TRUE(curve_chart({axes()}, "effective_rank").series.empty());
}

TEST(SphereCharts, WaitForTheReport) {
    EXPECT_FALSE(angle_chart({axes()}).has_data());
    EXPECT_TRUE(angle_chart({axes()}).empty.contains("measured"));
}

TEST(SphereCharts, SpectrumAndFiguresAreThoseOfTheReport) {
    const SphereReadingPtr reading = measured(axes(), "", {});
    // Users (1,1,0), (0,1,1): singular values sqrt(3), 1.
    const ChartContent chart = spectrum_chart({reading});
    EXPECT_THAT(chart.series[0].y, Pointwise(DoubleNear(1e-6), {1.0, 1 / std::sqrt(3.0)}));
    // Items 2, 1, 1 wide along the axes, the first two rows on one: sqrt(5), 1, 1.
    EXPECT_THAT(chart.series[1].y, Pointwise(DoubleNear(1e-6), {1.0, 1 / std::sqrt(5.0), 1 / std::sqrt(5.0)}));
    const auto cards = sphere_figures({reading});
    ASSERT_FALSE(cards.empty());
    // Pairs (u0, a), (u0, b), (u1, b): |x - y|² = 2 - 2 cos 45° each.
    EXPECT_EQ(cards[0].values.front(), "0.5858");
}

TEST(SphereCharts, GroupsOfTwoRunsShareTheirPlaces) {
    const SphereReadingPtr reading = measured(axes(), "", {});
    const ChartContent chart = group_chart({reading, reading}, Side::items, true, GroupMeasure::length);
    ASSERT_EQ(chart.series.size(), 2U);
    EXPECT_EQ(chart.series[0].x, chart.series[1].x);
    EXPECT_EQ(chart.x.categories.size(), 4) << "four items make four groups";
    // Rising popularity: c, d (0 interactions), a (1), b (2).
    EXPECT_THAT(chart.series[0].y, ElementsAre(1, 1, 2, 1));
}

TEST(SphereColors, PopularItemsAreStrongAndUnknownOnesGrey) {
    const SphereReadingPtr reading = axes();
    const SpherePicturePtr picture = sphere_picture(reading, "popularity", true, true);
    ASSERT_EQ(picture->points.size(), 6U);
    const auto tone = [&](Side side, int32_t row) {
        return picture->cloud->tones[static_cast<size_t>(picture->find(side, row))];
    };
    EXPECT_EQ(tone(Side::items, 1), 254);
    EXPECT_EQ(tone(Side::items, 2), tone(Side::items, 3)) << "equal popularity, equal colour";
    EXPECT_LT(tone(Side::items, 2), tone(Side::items, 0));
    EXPECT_EQ(sphere_picture(reading, "side", false, true)->find(Side::users, 0), -1);
    EXPECT_TRUE(picture->cloud->reading(5).contains("d · 0 interaction"));
}

TEST(SphereColors, OfferWhatIsKnown) {
    auto reading = axes();
    QStringList ids;
    for (const SphereColor& color : sphere_colors(*reading)) ids.append(color.id);
    EXPECT_EQ(ids, (QStringList{"side", "popularity", "length"}));
}

}  // namespace
}  // namespace armillary::views
