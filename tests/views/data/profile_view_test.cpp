// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QTest>
#include <cmath>

#include "tests/views/support.h"
#include "views/data/overview_panel.h"
#include "views/data/profile_cards.h"
#include "views/data/profile_charts.h"
#include "views/data/responsive_grid.h"
#include "views/shared/charts/chart_view.h"

namespace armillary::views {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Two users and two items: a took both, b took x. Times a day apart.
data::DatasetParts small() {
    constexpr int64_t kDay = 86'400'000;
    data::DatasetParts parts;
    parts.name = "small";
    const auto add = [&](const char* user, const char* item, float value, int64_t day) {
        parts.interactions.user.push_back(parts.users.insert(user));
        parts.interactions.item.push_back(parts.items.insert(item));
        parts.interactions.value.push_back(value);
        parts.interactions.time.push_back(day * kDay);
    };
    add("a", "x", 5, 0);
    add("a", "y", 3, 1);
    add("b", "x", 5, 2);
    parts.time_kind = data::TimeKind::utc_milliseconds;
    return parts;
}

data::DatasetProfile profile_of(data::DatasetParts parts) {
    return data::compute_profile(data::Dataset(std::move(parts)));
}

QStringList ids_of(const data::DatasetProfile& profile) {
    QStringList ids;
    for (const ProfileChart& chart : profile_charts(profile)) ids << chart.id;
    return ids;
}

ChartContent chart_of(const data::DatasetProfile& profile, const QString& id) {
    for (ProfileChart& chart : profile_charts(profile))
        if (chart.id == id) return chart.content;
    ADD_FAILURE() << "no chart " << id.toStdString();
    return {};
}

TEST(ProfileCharts, PlayCountsStandOnALogarithmicAxisThatSaysSo) {
    data::DatasetProfile profile;
    profile.interactions = 100;
    profile.value_histogram = {{1, 2, 60}, {2, 4, 37}};
    profile.value_bars_double = true;
    profile.values_left_out = 3;
    const ChartContent chart = chart_of(profile, "values");
    EXPECT_EQ(chart.x.scale, Scale::log);
    EXPECT_EQ(chart.x.title, "Value (logarithmic)");
    EXPECT_EQ(chart.subtitle,
              "all 100 interactions; every bar is twice as wide as the last; 3 of value 0 left out");
    EXPECT_EQ(chart.series[0].x_end, (std::vector<double>{2, 4}));
    profile.value_bars_double = false;
    EXPECT_EQ(chart_of(profile, "values").x.scale, Scale::linear);
}

QString card_of(const data::DatasetProfile& profile, const QString& name) {
    for (const ProfileCard& card : profile_cards(profile))
        if (card.name == name) return card.value;
    return {};
}

TEST(ProfileCards, SayTheClosedForms) {
    const auto profile = profile_of(small());
    EXPECT_EQ(card_of(profile, "Users"), "2");
    EXPECT_EQ(card_of(profile, "Density"), "75.0 %");
    EXPECT_EQ(card_of(profile, "First interaction"), "1970-01-01");
    EXPECT_EQ(card_of(profile, "Last interaction"), "1970-01-03");
    EXPECT_EQ(card_of(profile, "Median gap"), "24 h 0 min");
}

TEST(ProfileCards, LeaveOutWhatIsUndefined) {
    auto parts = small();
    parts.interactions.time.clear();
    parts.time_kind = data::TimeKind::none;
    const auto profile = profile_of(std::move(parts));
    EXPECT_EQ(card_of(profile, "First interaction"), QString());
    EXPECT_EQ(card_of(profile, "Median gap"), QString());
}

TEST(ProfileCharts, DrawThePopularityAndTheValuesAsCounted) {
    const auto profile = profile_of(small());
    const ChartContent popularity = chart_of(profile, "popularity");
    EXPECT_EQ(popularity.x.scale, Scale::log);
    EXPECT_EQ(popularity.y.scale, Scale::log);
    EXPECT_THAT(popularity.series.at(0).y, ElementsAre(2, 1));
    const ChartContent values = chart_of(profile, "values");
    EXPECT_EQ(values.x.categories, (QStringList{"3", "5"}));
    EXPECT_THAT(values.series.at(0).y, ElementsAre(1, 2));
}

TEST(ProfileCharts, LorenzCurvesRunFromCornerToCornerBelowEquality) {
    const ChartContent lorenz = chart_of(profile_of(small()), "concentration");
    ASSERT_EQ(lorenz.series.size(), 3u);
    for (const ChartSeries& curve : lorenz.series) {
        EXPECT_EQ(curve.x.front(), 0);
        EXPECT_EQ(curve.y.front(), 0);
        EXPECT_EQ(curve.x.back(), 1);
        EXPECT_EQ(curve.y.back(), 1);
        for (size_t i = 0; i < curve.x.size(); ++i) EXPECT_LE(curve.y[i], curve.x[i] + 1e-12);
    }
    EXPECT_TRUE(lorenz.series.back().dashed);
}

TEST(ProfileCharts, HistoriesNameTheLengthsOfEachBar) {
    data::DatasetProfile profile;
    profile.length_histogram = {{1, 2, 4}, {2, 4, 7}, {4, 8, 1}};
    const ChartContent chart = chart_of(profile, "histories");
    EXPECT_EQ(chart.x.categories, (QStringList{"1", "2–3", "4–7"}));
    EXPECT_THAT(chart.series.at(0).y, ElementsAre(4, 7, 1));
}

TEST(ProfileCharts, DriftLeavesTheFirstWindowUndefined) {
    data::DatasetProfile profile;
    profile.drift = {{0, 10, 5, {}, {}, {}}, {11, 20, 5, 0.25, 0.5, 0.75}};
    const ChartContent chart = chart_of(profile, "drift");
    for (const ChartSeries& line : chart.series) EXPECT_TRUE(std::isnan(line.y.at(0)));
    EXPECT_EQ(chart.series.at(0).y.at(1), 0.5);
    EXPECT_EQ(chart.series.at(1).y.at(1), 0.75);
    EXPECT_EQ(chart.series.at(2).y.at(1), 0.25);
    profile.drift.pop_back();
    EXPECT_FALSE(ids_of(profile).contains("drift")) << "one window has nothing to differ from";
}

TEST(ProfileCharts, WhatIsMissingSaysWhy) {
    auto parts = small();
    parts.interactions.time.clear();
    parts.interactions.value.clear();
    parts.time_kind = data::TimeKind::none;
    const auto profile = profile_of(std::move(parts));
    EXPECT_EQ(ids_of(profile), (QStringList{"popularity", "concentration", "histories"}));
    EXPECT_THAT(missing_charts(profile).join('\n').toStdString(),
                AllOf(HasSubstr("no times"), HasSubstr("carry none")));
    EXPECT_TRUE(ids_of({}).isEmpty());
    EXPECT_EQ(missing_charts({}).size(), 1);
}

TEST(ProfileCharts, AttributesCompareTheTableWithTheInteractions) {
    auto parts = small();
    parts.item_table.rows = 2;
    parts.item_table.columns = {data::make_attribute("kind", data::AttributeType::categorical, {"red", "blue"}),
                                data::make_attribute("price", data::AttributeType::numeric, {"1", "3"}),
                                data::make_attribute("plot", data::AttributeType::text, {"one", "two"})};
    const auto choices = attribute_charts(profile_of(std::move(parts)));
    ASSERT_EQ(choices.size(), 2u) << "a text has nothing to draw";
    const ChartContent& kinds = choices[0].content;
    EXPECT_TRUE(kinds.horizontal_bars) << "names may be long";
    const auto red = static_cast<size_t>(kinds.x.categories.indexOf("red"));
    EXPECT_EQ(kinds.series.at(0).y.at(red), 0.5);
    EXPECT_NEAR(kinds.series.at(1).y.at(red), 2.0 / 3, 1e-12);
}

store::DatasetSummary summary(const std::string& name) {
    store::DatasetSummary row;
    row.name = name;
    row.fingerprint = "f";
    return row;
}

TEST(Overview, ShowsTrapsBeforeTheFigures) {
    OverviewPanel panel;
    panel.resize(900, 700);
    panel.show();
    auto profile = profile_of(small());
    profile.traps = {"beware of the first", "and of the second"};
    panel.show_dataset(summary("small"), profile, {});
    QStringList traps;
    for (const QLabel* trap : panel.findChildren<QLabel*>("trap")) traps << trap->text();
    EXPECT_EQ(traps, (QStringList{"beware of the first", "and of the second"}));
}

/// Of the page in the panel's scroll area.
const QWidget& body_of(const OverviewPanel& panel) {
    return *panel.findChild<QScrollArea*>("overviewScroll")->widget();
}

TEST(Overview, EndsWhereItsContentEnds) {
    OverviewPanel panel;
    panel.resize(300, 700);
    panel.show();
    panel.show_dataset(summary("small"), profile_of(small()), {});
    QCoreApplication::processEvents();
    panel.resize(1300, 700);
    const auto end = [&] {
        int bottom = 0;
        for (const ChartView* chart : panel.findChildren<ChartView*>())
            if (chart->isVisible())
                bottom = std::max(bottom, chart->mapTo(&body_of(panel), QPoint(0, chart->height())).y());
        return bottom;
    };
    EXPECT_TRUE(test::wait_until([&] { return body_of(panel).height() <= end() + 40; }))
        << body_of(panel).height() << " for " << end();
}

TEST(Overview, IsNeverWiderThanItsPane) {
    OverviewPanel panel;
    panel.resize(330, 700);
    panel.show();
    panel.show_dataset(summary(std::string(90, 'n')), profile_of(small()), {});
    const auto fits = [&] {
        return body_of(panel).width() <= panel.width() &&
               panel.findChild<QWidget*>("deleteDataset")->mapTo(&panel, QPoint(0, 0)).x() < 60;
    };
    EXPECT_TRUE(test::wait_until(fits)) << body_of(panel).width();
    panel.resize(1200, 700);
    EXPECT_TRUE(test::wait_until([&] {
        return panel.findChild<QWidget*>("deleteDataset")->mapTo(&panel, QPoint(0, 0)).x() > 600;
    })) << "beside the title where there is room";
}

TEST(Overview, WithoutAProfileSaysWhy) {
    OverviewPanel panel;
    panel.show_dataset(summary("small"), std::nullopt, "It was stored without a profile");
    EXPECT_EQ(panel.findChild<QLabel*>("trap")->text(), "It was stored without a profile");
    EXPECT_EQ(panel.findChild<ChartView*>("chart.popularity"), nullptr);
}

TEST(Overview, TheChosenAttributeIsKeptFromOneDataSetToTheNext) {
    auto parts = small();
    parts.item_table.rows = 2;
    parts.item_table.columns = {data::make_attribute("kind", data::AttributeType::categorical, {"red", "blue"}),
                                data::make_attribute("price", data::AttributeType::numeric, {"1", "3"})};
    const auto profile = profile_of(std::move(parts));
    OverviewPanel panel;
    panel.resize(900, 700);
    panel.show();
    panel.show_dataset(summary("one"), profile, {});
    auto* choice = panel.findChild<QComboBox*>("attributeChoice");
    QTest::keyClick(choice, Qt::Key_Down);
    EXPECT_EQ(choice->currentText(), "Items: price");
    panel.show_dataset(summary("two"), profile, {});
    EXPECT_EQ(choice->currentText(), "Items: price");
    EXPECT_EQ(panel.findChild<ChartView*>("chart.attribute")->content().title, "Items by price");
}

TEST(ResponsiveGrid, TakesAsManyColumnsAsTheWidthAllows) {
    ResponsiveGrid grid(100, 3);
    std::vector<QWidget*> cells;
    for (int i = 0; i < 4; ++i) {
        cells.push_back(new QWidget);
        cells.back()->setMinimumHeight(20);
    }
    grid.set_widgets(cells);
    grid.resize(1000, 400);
    grid.show();
    ASSERT_TRUE(test::wait_until([&] { return cells[2]->x() > cells[1]->x(); }));
    EXPECT_EQ(cells[2]->y(), 0);
    EXPECT_GT(cells[3]->y(), 0) << "no more than three beside one another";
    grid.resize(150, 400);
    EXPECT_TRUE(test::wait_until([&] { return cells[1]->x() == 0; }));
    EXPECT_GT(grid.heightForWidth(150), grid.heightForWidth(1000));
}

}  // namespace
}  // namespace armillary::views
