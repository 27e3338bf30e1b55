// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_layout.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "views/shared/charts/chart_reading.h"

namespace armillary::views {
namespace {

const double kNan = std::nan(""), kInfinity = std::numeric_limits<double>::infinity();
const QSizeF kSize(640, 400);

ChartContent lines(int series, int points = 20) {
    ChartContent content{"Loss", "toy"};
    content.x.title = "epoch";
    content.x.whole_numbers = true;
    for (int s = 0; s < series; ++s) {
        ChartSeries one{QStringLiteral("run %1").arg(s)};
        one.color = s;
        for (int i = 0; i < points; ++i) {
            one.x.push_back(i);
            one.y.push_back(i * (s + 1));
        }
        content.series.push_back(one);
    }
    return content;
}

ChartContent marks(Mark mark, std::vector<double> x, std::vector<double> y) {
    ChartContent content;
    ChartSeries series{"marks"};
    series.mark = mark;
    series.x = std::move(x);
    series.y = std::move(y);
    content.series = {series};
    return content;
}

TEST(ChartLayout, PutsValuesWhereTheAxesSay) {
    const ChartContent content = lines(1);
    const ChartLayout layout = lay_out(content, kSize);
    EXPECT_EQ(layout.at(layout.series[0], 0), layout.plot.bottomLeft());
    EXPECT_DOUBLE_EQ(layout.px(19), layout.plot.right());
    EXPECT_LE(layout.y_ticks.size(), 5U);
    EXPECT_TRUE(layout.area.contains(layout.plot));
}

TEST(ChartLayout, WritesNamesAtTheEndsOfLinesWithoutOverlap) {
    const ChartContent content = lines(6);
    const ChartLayout layout = lay_out(content, kSize);
    ASSERT_EQ(layout.ends.size(), 6U);
    EXPECT_TRUE(layout.legend.empty());
    for (size_t a = 0; a < 6; ++a)
        for (size_t b = 0; b < a; ++b)
            EXPECT_FALSE(layout.ends[a].name.box.adjusted(0, 0.5, 0, -0.5).intersects(layout.ends[b].name.box));
}

TEST(ChartLayout, HasALegendWhereNamesDoNotFitAtTheEnds) {
    const ChartContent content = lines(40);
    const ChartLayout layout = lay_out(content, {400, 200});
    EXPECT_TRUE(layout.ends.empty());
    ASSERT_GT(layout.legend.size(), 1U);
    EXPECT_LT(layout.legend.size(), 40U);
    EXPECT_TRUE(layout.legend.back().name.text.endsWith("more"));
    for (const SeriesLabel& entry : layout.legend) EXPECT_TRUE(layout.area.contains(entry.name.box));
}

TEST(ChartLayout, NeedsNoNameWhereTheTitleSaysIt) {
    ChartContent content = lines(1);
    content.y.title = content.series[0].name;
    const ChartLayout layout = lay_out(content, kSize);
    EXPECT_TRUE(layout.ends.empty());
    EXPECT_TRUE(layout.legend.empty());
}

TEST(ChartLayout, SaysHowManyPointsItShows) {
    ChartContent content = marks(Mark::points, {}, {});
    for (int i = 0; i < 10'000; ++i) {
        content.series[0].x.push_back(i);
        content.series[0].y.push_back(i);
    }
    const ChartLayout layout = lay_out(content, kSize);
    EXPECT_EQ(layout.series[0].runs.front().size(), kWholeScatter);
    EXPECT_EQ(layout.note.text, "3,000 of 10,000 points");
}

TEST(ChartLayout, CountsWhatALogarithmicAxisLeavesOut) {
    ChartContent content = marks(Mark::points, {1, 2, 3, 4}, {10, 0, -5, kNan});
    content.y.scale = Scale::log;
    const ChartLayout layout = lay_out(content, kSize);
    EXPECT_EQ(layout.series[0].runs.front().size(), 1U);
    EXPECT_TRUE(layout.note.text.startsWith("2 not above zero")) << layout.note.text.toStdString();
}

TEST(ChartLayout, CountsWhatLiesOutsideGivenAxes) {
    ChartContent content = marks(Mark::points, {1, 2, 3}, {1, 2, 300});
    content.y.maximum = 10;
    EXPECT_EQ(lay_out(content, kSize).note.text, "1 outside the axes");
}

TEST(ChartLayout, StandsBarsOnZeroBetweenTheirEdges) {
    ChartContent content = marks(Mark::bars, {0, 10}, {5, -5});
    content.series[0].x_end = {10, 100};
    const ChartLayout layout = lay_out(content, kSize);
    const QRectF up = layout.bar(layout.series[0], 0), down = layout.bar(layout.series[0], 1);
    EXPECT_DOUBLE_EQ(up.bottom(), layout.py(0));
    EXPECT_DOUBLE_EQ(up.top(), layout.py(5));
    EXPECT_DOUBLE_EQ(down.top(), layout.py(0));
    EXPECT_NEAR(down.width(), 9 * up.width(), 10);
}

TEST(ChartLayout, PutsBarsOfACategorySideBySide) {
    ChartContent content = marks(Mark::bars, {0, 1}, {1, 2});
    content.x.scale = Scale::categories;
    content.x.categories = {"a", "b"};
    content.series.push_back(content.series[0]);
    const ChartLayout layout = lay_out(content, kSize);
    const QRectF first = layout.bar(layout.series[0], 0), second = layout.bar(layout.series[1], 0);
    EXPECT_DOUBLE_EQ(first.right(), second.left());
    EXPECT_NEAR(first.right(), layout.px(0), 1e-9);
}

/// Two series of horizontal bars: the value of category c is c + 1, and twice that.
ChartContent horizontal(const QStringList& categories) {
    ChartContent content = marks(Mark::bars, {}, {});
    content.horizontal_bars = true;
    content.x = {"brand", Scale::categories, categories};
    content.y.title = "share";
    for (int c = 0; c < categories.size(); ++c) {
        content.series[0].x.push_back(c);
        content.series[0].y.push_back(c + 1);
    }
    content.series.push_back(content.series[0]);
    for (double& value : content.series[1].y) value *= 2;
    return content;
}

TEST(ChartLayout, PutsHorizontalBarsBelowEachOtherTheFirstOnTop) {
    const ChartContent content = horizontal({"a", "b", "c"});
    const ChartLayout layout = lay_out(content, kSize);
    const QRectF first = layout.bar(layout.series[0], 0), second = layout.bar(layout.series[1], 0),
                 last = layout.bar(layout.series[0], 2);
    EXPECT_DOUBLE_EQ(first.left(), layout.plot.left());
    EXPECT_NEAR(second.width(), 2 * first.width(), 1e-9);
    EXPECT_NEAR(last.width(), 3 * first.width(), 1e-9);
    EXPECT_NEAR(first.bottom(), second.top(), 1e-9);
    EXPECT_LT(second.bottom(), last.top());
    EXPECT_NEAR(first.bottom(), layout.x_ticks[0].box.center().y(), 1e-9) << "its name stands beside the two";
    EXPECT_LT(layout.x_ticks[0].box.right(), layout.plot.left());
    EXPECT_EQ(layout.at(layout.series[0], 0), QPointF(first.right(), first.center().y()));
    EXPECT_LT(layout.x_title.box.bottom(), layout.plot.top());
    EXPECT_GT(layout.y_title.box.top(), layout.plot.bottom());
    for (const PlacedText& tick : layout.y_ticks) {
        EXPECT_GT(tick.box.top(), layout.plot.bottom());
        EXPECT_LE(tick.box.right(), layout.area.right());
    }
}

TEST(ChartLayout, ShortensLongNamesOfHorizontalBarsAndTellsThemInFull) {
    const ChartContent content = horizontal({"short", QString("endless ").repeated(50).trimmed()});
    for (const QSizeF& size : {kSize, QSizeF(200, 140), QSizeF(2560, 1440)}) {
        const ChartLayout layout = lay_out(content, size);
        EXPECT_GE(layout.plot.width(), size.width() * 0.4);
        EXPECT_EQ(layout.cut_text_at(layout.x_ticks[1].box.center()), content.x.categories[1]);
        EXPECT_EQ(layout.cut_text_at(layout.x_ticks[0].box.center()), "");
    }
}

TEST(ChartLayout, NamesEveryHorizontalBarAtTheHeightThatItAsksFor) {
    QStringList names;
    for (int i = 0; i < 40; ++i) names << QStringLiteral("name %1").arg(i);
    const ChartContent content = horizontal(names);
    EXPECT_LT(lay_out(content, kSize).x_ticks.size(), 40U);
    const ChartLayout layout = lay_out(content, {kSize.width(), height_for_names(content, kSize.width())});
    ASSERT_EQ(layout.x_ticks.size(), 40U);
    for (size_t i = 1; i < 40; ++i) EXPECT_GE(layout.x_ticks[i].box.top(), layout.x_ticks[i - 1].box.bottom());
    EXPECT_EQ(height_for_names(lines(1), kSize.width()), 0);
}

TEST(ChartLayout, StaysWithinThePictureWhateverTheData) {
    const QString endless = QString("endless ").repeated(200);
    std::vector<ChartContent> hard{
        {},
        marks(Mark::line, {1}, {1}),
        marks(Mark::line, {1, 2, 3}, {7, 7, 7}),
        marks(Mark::area, {1, 2, 3}, {kInfinity, -kInfinity, kNan}),
        marks(Mark::steps, {1, 2, 3}, {1e300, -1e300, 0}),
        marks(Mark::points, {1e-300, 1e300}, {1e-12, 1e-12}),
        marks(Mark::bars, {0, 1}, {0, 0}),
        horizontal({"a", "b"}),
    };
    ChartContent named = lines(3);
    named.title = named.subtitle = named.x.title = named.y.title = endless;
    for (ChartSeries& series : named.series) series.name = endless;
    named.events = {{3, endless}, {3, endless}, {1e9, "outside"}};
    hard.push_back(named);
    for (const ChartContent& content : hard)
        for (const QSizeF& size : {kSize, QSizeF(200, 140), QSizeF(20, 10), QSizeF(2560, 1440)}) {
            const ChartLayout layout = lay_out(content, size);
            if (!layout.drawable || size.width() < 100) continue;
            for (const PlacedText* text :
                 {&layout.title, &layout.subtitle, &layout.x_title, &layout.y_title, &layout.note})
                if (!text->text.isEmpty()) EXPECT_TRUE(layout.area.contains(text->box));
            for (const PlacedText& tick : layout.x_ticks) EXPECT_LE(tick.box.right(), layout.area.right() + 1);
        }
}

TEST(ChartLayout, TellsShortenedTextsInFull) {
    ChartContent content = marks(Mark::bars, {0, 1}, {1, 2});
    content.x = {"", Scale::categories, {"short", QString("endless ").repeated(50).trimmed()}};
    const ChartLayout layout = lay_out(content, kSize);
    EXPECT_EQ(layout.cut_text_at(layout.x_ticks[1].box.center()), content.x.categories[1]);
    EXPECT_EQ(layout.cut_text_at(layout.x_ticks[0].box.center()), "");
    EXPECT_EQ(layout.cut_text_at(layout.plot.center()), "");
}

TEST(ChartReading, SaysAllSeriesAtTheNearestX) {
    const ChartContent content = lines(2);
    const ChartLayout layout = lay_out(content, kSize);
    const ChartReader reader(layout);
    ASSERT_EQ(reader.stops(), 20);
    const ChartReading reading = reader.reading(reader.nearest({layout.px(5.3), layout.plot.center().y()}));
    EXPECT_EQ(reading.head, "epoch: 5");
    ASSERT_EQ(reading.values.size(), 2U);
    EXPECT_EQ(reading.values[1].text, "10");
    EXPECT_EQ(reading.spoken(), "epoch: 5, run 0 5, run 1 10");
    EXPECT_EQ(reader.nearest({-100, -100}), -1);
}

TEST(ChartReading, LeavesOutSeriesWithoutAValueThere) {
    ChartContent content = lines(2);
    content.series[0].y[5] = kNan;
    content.events = {{5, "revived"}};
    const ChartLayout layout = lay_out(content, kSize);
    const ChartReader reader(layout);
    const ChartReading reading = reader.reading(5);
    ASSERT_EQ(reading.values.size(), 1U);
    EXPECT_EQ(reading.values[0].series, 1U);
    EXPECT_EQ(reading.remarks, QStringList{"revived"});
}

TEST(ChartReading, ReadsHorizontalBarsFromTopToBottom) {
    const ChartContent content = horizontal({"a", "b", "c"});
    const ChartLayout layout = lay_out(content, kSize);
    const ChartReader reader(layout);
    ASSERT_EQ(reader.stops(), 3);
    EXPECT_EQ(reader.reading(0).spoken(), "a, marks 1, marks 2");
    const QPointF beside(layout.plot.right() - 5, layout.bar(layout.series[1], 2).center().y());
    ASSERT_EQ(reader.nearest(beside), 2);
    const ChartReading reading = reader.reading(2);
    EXPECT_EQ(reader.hit(reading, layout.bar(layout.series[1], 2).center()), &reading.values[1]);
    EXPECT_EQ(reading.guide.y(), layout.x_ticks[2].box.center().y());
}

TEST(ChartReading, NamesThePointUnderThePointer) {
    ChartContent content = marks(Mark::points, {1, 2}, {10, 20});
    content.series[0].labels = {"Alien", "Ran"};
    const ChartLayout layout = lay_out(content, kSize);
    const ChartReader reader(layout);
    const int near = reader.nearest(layout.at(layout.series[0], 1) + QPointF(5, 5));
    ASSERT_EQ(near, 1);
    EXPECT_EQ(reader.reading(near).head, "Ran");
    EXPECT_EQ(reader.nearest(layout.plot.center()), -1) << "far from both";
}

TEST(ChartReading, TellsTheEdgesOfABar) {
    ChartContent content = marks(Mark::bars, {0, 10}, {5, 6});
    content.series[0].x_end = {10, 100};
    content.x.title = "length";
    const ChartLayout layout = lay_out(content, kSize);
    const ChartReader reader(layout);
    const ChartReading reading = reader.reading(1);
    EXPECT_EQ(reading.head, "length: 10 to 100");
    EXPECT_EQ(reader.hit(reading, layout.bar(layout.series[0], 1).center()), &reading.values[0]);
    EXPECT_EQ(reader.hit(reading, layout.bar(layout.series[0], 0).center()), nullptr);
}

}  // namespace
}  // namespace armillary::views
