// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "views/shared/charts/chart_content.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

const double kNan = std::nan("");

double number(const ChartTable& table, size_t row, size_t column) {
    return std::get<double>(table.rows.at(row).at(column));
}

QString word(const ChartTable& table, size_t row, size_t column) {
    return std::get<QString>(table.rows.at(row).at(column));
}

ChartSeries line(const QString& name, std::vector<double> x, std::vector<double> y) {
    ChartSeries series{name};
    series.x = std::move(x);
    series.y = std::move(y);
    return series;
}

TEST(ChartContent, HasNoDataWhenNothingIsFinite) {
    ChartContent content;
    EXPECT_FALSE(content.has_data());
    content.series = {line("a", {1, 2}, {kNan, std::numeric_limits<double>::infinity()})};
    EXPECT_FALSE(content.has_data());
    content.series[0].y[0] = 0;
    EXPECT_TRUE(content.has_data());
}

TEST(ChartTableOf, HasOneRowForEachXOfAnySeries) {
    ChartContent content;
    content.x.title = "epoch";
    content.series = {line("a", {1, 2, 3}, {10, 20, 30}), line("b", {2, 4}, {200, kNan})};
    content.events = {{3, "revived"}, {5, "stopped"}};
    const ChartTable table = table_of(content);
    EXPECT_EQ(table.columns, (QStringList{"epoch", "a", "b", "event"}));
    ASSERT_EQ(table.rows.size(), 5U);
    for (size_t row = 0; row < 5; ++row) EXPECT_EQ(number(table, row, 0), static_cast<double>(row + 1));
    EXPECT_EQ(number(table, 1, 1), 20);
    EXPECT_EQ(number(table, 1, 2), 200);
    EXPECT_TRUE(std::isnan(number(table, 0, 2)));
    EXPECT_TRUE(std::isnan(number(table, 3, 2)));
    EXPECT_EQ(word(table, 2, 3), "revived");
    EXPECT_EQ(word(table, 4, 3), "stopped");
    EXPECT_TRUE(std::isnan(number(table, 4, 1)));
}

TEST(ChartTableOf, TellsUncertaintyAndEdgesInColumnsOfTheirOwn) {
    ChartContent content;
    content.x.title = "length";
    content.series = {line("users", {0, 10}, {3, 4})};
    content.series[0].x_end = {10, 100};
    content.series[0].low = {2, 3};
    content.series[0].high = {4, 5};
    const ChartTable table = table_of(content);
    EXPECT_EQ(table.columns, (QStringList{"length, from", "length, to", "users", "users, low", "users, high"}));
    EXPECT_EQ(number(table, 1, 1), 100);
    EXPECT_EQ(number(table, 1, 3), 3);
    EXPECT_EQ(number(table, 1, 4), 5);
}

TEST(ChartTableOf, NamesCategoriesAndTimes) {
    ChartContent content;
    content.x.scale = Scale::categories;
    content.x.categories = {"EASE", "BPR-MF"};
    content.series = {line("ndcg", {0, 1}, {0.3, 0.2})};
    EXPECT_EQ(word(table_of(content), 1, 0), "BPR-MF");
    content.x.scale = Scale::time;
    content.series[0].x = {0, 86'400'000};
    EXPECT_EQ(word(table_of(content), 1, 0), "1970-01-02");
}

TEST(ChartTableOf, GivesEveryPointARowInItsOrder) {
    ChartContent content;
    ChartSeries items = line("items", {5, 1, 5}, {1, 2, 3});
    items.mark = Mark::points;
    items.labels = {"Heat", "Alien", "Ran"};
    content.series = {items, items};
    content.series[1].name = "again";
    const ChartTable table = table_of(content);
    ASSERT_EQ(table.rows.size(), 6U);
    EXPECT_EQ(table.columns.size(), 4);
    EXPECT_EQ(word(table, 2, 1), "Ran");
    EXPECT_EQ(number(table, 2, 2), 5);
    EXPECT_EQ(number(table, 2, 3), 3);
    EXPECT_EQ(word(table, 3, 0), "again");
}

TEST(ChartTableOf, KeepsTwoValuesAtOneX) {
    ChartContent content;
    content.series = {line("step", {1, 1}, {10, 20})};
    const ChartTable table = table_of(content);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(number(table, 0, 1), 10);
    EXPECT_EQ(number(table, 1, 1), 20);
}

TEST(AxisText, SpeaksTheLanguageOfItsAxis) {
    ChartAxis axis;
    EXPECT_EQ(axis_text(axis, 0.28811), "0.2881");
    EXPECT_EQ(axis_text(axis, kNan), kUndefined);
    EXPECT_EQ(axis_text(axis, std::numeric_limits<double>::infinity()), kUndefined);
    axis.percent = true;
    EXPECT_EQ(axis_text(axis, 0.25), "25.0 %");
    axis = {};
    axis.whole_numbers = true;
    EXPECT_EQ(axis_text(axis, 1234), "1,234");
    axis = {"", Scale::time};
    EXPECT_EQ(axis_text(axis, 0), "1970-01-01");
    EXPECT_EQ(axis_text(axis, 3'600'000), "1970-01-01 01:00");
    axis = {"", Scale::categories, {"a", "b"}};
    EXPECT_EQ(axis_text(axis, 1), "b");
    EXPECT_EQ(axis_text(axis, 7), "");
}

}  // namespace
}  // namespace armillary::views
