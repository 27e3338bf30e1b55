// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <cmath>

#include "tests/views/fairness/fairness_fixture.h"
#include "views/fairness/exposure_charts.h"
#include "views/fairness/fairness_cards.h"
#include "views/fairness/fairness_tables.h"
#include "views/fairness/fairness_words.h"
#include "views/fairness/group_chart.h"
#include "views/fairness/ledger_table.h"
#include "views/fairness/runs_plane.h"
#include "views/fairness/user_charts.h"
#include "views/shared/tables/table_model.h"

namespace armillary::views {
namespace {

using test::answer_of;
using test::reading_of;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

const std::vector<double> kSpecUsers{0, .25, .5, 1};  // x of evaluation.md 3.1

TEST(UserCharts, TheHistogramSharesOutTheUsersAndMarksTheWorst) {
    EXPECT_THAT(worst_in_bars({3, 2, 5}, 4), ElementsAre(3, 1, 0));
    EXPECT_THAT(worst_in_bars({3, 2, 5}, .4), ElementsAre(DoubleNear(.4, 1e-12), 0, 0));
    const ChartContent chart = histogram_content(answer_of({reading_of("r1", kSpecUsers)}));
    ASSERT_EQ(chart.series.size(), 2u);
    double all = 0, worst = 0;
    for (double share : chart.series[0].y) all += share;
    for (double share : chart.series[1].y) worst += share;
    EXPECT_NEAR(all, 1, 1e-12);
    EXPECT_NEAR(worst, .1, 1e-12);
    EXPECT_DOUBLE_EQ(chart.series[0].y.front(), .25);
    EXPECT_DOUBLE_EQ(chart.series[0].y.back(), .25);  // 1 lies in the last bar
    EXPECT_DOUBLE_EQ(chart.series[0].x_end.back(), 1);
    ASSERT_EQ(chart.events.size(), 1u);
    EXPECT_DOUBLE_EQ(chart.events[0].x, .4375);
    EXPECT_EQ(chart.subtitle, "test part, 4 users");
}

TEST(UserCharts, TwoRunsShareTheAxesOfTheHistogram) {
    const ChartContent chart =
        histogram_content(answer_of({reading_of("r1", kSpecUsers), reading_of("r2", {.1, .2, NAN, .4})}));
    ASSERT_EQ(chart.series.size(), 3u);
    EXPECT_EQ(chart.series[2].mark, Mark::steps);
    EXPECT_EQ(chart.series[2].x.size(), chart.series[0].x.size() + 1);
    EXPECT_DOUBLE_EQ(chart.series[2].y[2], 1.0 / 3);  // 0.1 of three users with a value
    EXPECT_EQ(chart.events.size(), 2u);
}

// evaluation.md 3.1: Gini .464286; Lorenz 0, 0, .142857, .428571, 1.
TEST(UserCharts, TheLorenzCurveIsThatOfTheSpecification) {
    const ChartContent chart = lorenz_content(answer_of({reading_of("r1", kSpecUsers)}));
    EXPECT_EQ(chart.title, "Gini 0.4643");
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_THAT(chart.series[0].x, ElementsAre(0, .25, .5, .75, 1));
    EXPECT_THAT(chart.series[0].y, Pointwise(DoubleNear(1e-6), std::vector<double>{0, 0, .142857, .428571, 1}));
    EXPECT_THAT(chart.series[1].y, ElementsAre(0, 1));
}

TEST(UserCharts, UsersWhoAllHaveNothingHaveNoLorenzCurve) {
    const ChartContent chart = lorenz_content(answer_of({reading_of("r1", {0, 0, 0})}));
    EXPECT_FALSE(chart.has_data());
    EXPECT_EQ(chart.empty, "All users have 0, so there is nothing to share out");
}

TEST(UserCharts, AThinnedLorenzCurveKeepsItsPlaces) {
    std::vector<double> values;
    for (int user = 0; user < 1000; ++user) values.push_back(user);
    const auto run = reading_of("r1", values);
    ASSERT_EQ(run->report.lorenz.size(), 101u);
    const ChartSeries curve = lorenz_series(run->report.lorenz, 1000, "", Token::run_a);
    for (size_t i = 0; i < curve.x.size(); ++i) {  // the sum of 0 … m - 1 is m (m - 1) / 2
        const double m = curve.x[i] * 1000;
        EXPECT_NEAR(curve.y[i], m * (m - 1) / (1000.0 * 999), 1e-9);
    }
}

TEST(UserCharts, DifferencesAreSortedAndCounted) {
    FairnessAnswer answer = answer_of({reading_of("r1", {.5, .2, .4, NAN}), reading_of("r2", {.1, .2, .7, .3})});
    answer.beside = answer.runs[1]->values;
    answer.differences = sorted_differences(answer.runs[0]->values, answer.beside);
    const ChartContent chart = difference_content(answer);
    ASSERT_EQ(chart.series.size(), 1u);
    EXPECT_THAT(chart.series[0].y, Pointwise(DoubleNear(1e-12), std::vector<double>{.4, 0, -.3}));
    EXPECT_EQ(chart.title, "Served better by r1: 1 users, by r2: 1");
}

std::vector<data::Attribute> two_columns(int users) {
    std::vector<std::string> gender, zip;
    for (int user = 0; user < users; ++user) {
        gender.push_back(user == 0 ? "" : user % 2 ? "F" : "M");
        zip.push_back("z" + std::to_string(user));
    }
    return {data::make_attribute("gender", data::AttributeType::categorical, gender),
            data::make_attribute("zip", data::AttributeType::text, zip)};
}

std::shared_ptr<FairnessReading> gendered(const std::string& run, double gap, int users = 200) {
    numeric::RandomStream random(3, "users");
    std::vector<double> values;
    for (int user = 0; user < users; ++user)
        values.push_back(std::clamp(.5 + .1 * random.normal() - (user % 2 ? gap : 0), 0.0, 1.0));
    values[1] = NAN;
    return reading_of(run, values, {}, two_columns(users));
}

TEST(GroupChart, ShowsTheNumbersOfTheReport) {
    const auto run = gendered("r1", .1);
    const ChartContent chart = group_content(answer_of({run}), "gender");
    const jobs::AttributeFairness* groups = run->attribute("gender");
    ASSERT_TRUE(groups);
    EXPECT_TRUE(chart.horizontal_bars);
    ASSERT_EQ(chart.series.size(), 2u);
    for (size_t g = 0; g < groups->groups.size(); ++g) {
        EXPECT_DOUBLE_EQ(chart.series[0].y[g], groups->groups[g].mean.value);
        EXPECT_DOUBLE_EQ(chart.series[0].low[g], groups->groups[g].mean.interval.low);
        EXPECT_DOUBLE_EQ(chart.series[0].high[g], groups->groups[g].mean.interval.high);
    }
    EXPECT_EQ(chart.series[1].name, "not tested");  // the user whose gender is not known
    EXPECT_THAT(chart.x.categories, testing::Contains(QString("not known · 1")));
    EXPECT_TRUE(chart.title.endsWith("(Holm)")) << chart.title.toStdString();
    EXPECT_TRUE(chart.title.contains(p_words(groups->tests[0].p_holm)));
    EXPECT_TRUE(chart.subtitle.contains(interval_words(groups->tests[0].gap.interval)));
    EXPECT_TRUE(chart.series[0].labels.filter("without a value").size() == 2);
}

TEST(GroupChart, TwoRunsStandSideBySide) {
    const ChartContent chart = group_content(answer_of({gendered("r1", .1), gendered("r2", 0)}), "gender");
    ASSERT_GE(chart.series.size(), 2u);
    EXPECT_EQ(chart.series[0].name, "r1");
    EXPECT_EQ(chart.series[1].name, "r2");
    EXPECT_NEAR(chart.series[1].x[0] - chart.series[0].x[0], .4, 1e-12);
    EXPECT_EQ(chart.x.categories.size(), 3);
}

TEST(GroupChart, OffersEveryAttribute) {
    EXPECT_THAT(group_attributes(answer_of({gendered("r1", .1)})), ElementsAre("gender", "zip"));
    EXPECT_THAT(group_attributes(answer_of({})), IsEmpty());
}

TEST(GroupTables, HoldTheReport) {
    const auto run = gendered("r1", .1);
    const TableContentPtr groups = group_table(answer_of({run}), "gender");
    ASSERT_EQ(groups->rows, 3);
    EXPECT_EQ(groups->columns[0].text(2), "not known");
    EXPECT_EQ(groups->columns.back().text(0), "yes");
    EXPECT_EQ(groups->columns.back().text(2), "no");
    double undefined = 0;
    for (int64_t row = 0; row < 3; ++row) undefined += groups->columns[4].number(row);
    EXPECT_DOUBLE_EQ(undefined, 1);
    const TableContentPtr tests = test_table(answer_of({run}), "gender");
    ASSERT_EQ(tests->rows, 1);
    EXPECT_DOUBLE_EQ(tests->columns[1].number(0), run->report.attributes[0].tests[0].gap.value);
    EXPECT_EQ(tests->columns[2].text(0), p_words(run->report.attributes[0].tests[0].p_holm));
}

TEST(ExposureCharts, FollowTheShareOfThePlaces) {
    const auto run = reading_of("r1", {.1, .2}, {4, 0, 1, 3});
    EXPECT_THAT(run->items->ascending, ElementsAre(1, 2, 3, 0));
    EXPECT_THAT(run->items->below, ElementsAre(0, 0, .125, .5, 1));
    const ChartContent lorenz = exposure_content(answer_of({run}), ExposureView::lorenz, {"i3", "nobody"});
    ASSERT_EQ(lorenz.series.size(), 3u);
    EXPECT_THAT(lorenz.series[0].y, ElementsAre(0, 0, .125, .5, 1));
    EXPECT_THAT(lorenz.series[2].x, ElementsAre(.75));
    EXPECT_THAT(lorenz.series[2].y, ElementsAre(.5));
    EXPECT_EQ(lorenz.series[2].ids, QStringList("i3"));
    const ChartContent tail = exposure_content(answer_of({run}), ExposureView::long_tail, {"i0"});
    EXPECT_THAT(tail.series[0].y, ElementsAre(.5, .375, .125, 0));
    EXPECT_THAT(tail.series[1].x, ElementsAre(1));
    EXPECT_EQ(tail.title, "25.0 % of the items are never recommended");
    const ChartContent popularity = exposure_content(answer_of({run}), ExposureView::popularity, {});
    EXPECT_THAT(popularity.series[0].x, ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(popularity.series[0].y, ElementsAre(.5, 0, .125, .375));
}

TEST(ExposureCharts, TheTableOfItemsIsLinkedByRawId) {
    const TableContentPtr table = item_table(answer_of({reading_of("r1", {.1}, {4, 0, 1, 3})}));
    ASSERT_EQ(table->rows, 4);
    EXPECT_EQ(table->id(3), "i3");
    EXPECT_DOUBLE_EQ(table->columns[1].number(3), 4);
    EXPECT_DOUBLE_EQ(table->columns[2].number(3), 3);
    EXPECT_FALSE(item_table(answer_of({reading_of("r1", {.1})})));
}

TEST(Ledger, MarksTheWorstAndSaysWhoIsTied) {
    std::vector<double> values(20, .5);
    values[3] = .1;
    values[7] = NAN;
    EXPECT_EQ(served_by(*reading_of("r1", values))[3], Served::worst);
    EXPECT_EQ(served_by(*reading_of("r1", values))[4], Served::tied);  // one more place for many
    values[4] = .2;
    const std::vector<Served> served = served_by(*reading_of("r1", values));
    EXPECT_EQ(std::ranges::count(served, Served::worst), 2);
    EXPECT_EQ(std::ranges::count(served, Served::tied), 0);
    EXPECT_EQ(served[7], Served::better);
}

TEST(Ledger, HoldsBothRunsAndTheFirstHit) {
    auto first = reading_of("r1", {.5, NAN, .4}, {}, {});
    first->first_hit = ranks_of_first_hit({.25, NAN, 0});
    first->longest_list = 20;
    FairnessAnswer answer = answer_of({first, reading_of("r2", {.1, .2, .4})});
    answer.beside = answer.runs[1]->values;
    TableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_content(ledger_table(answer, false));
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    EXPECT_EQ(model.rowCount(), 3);
    EXPECT_EQ(cell(0, 0), "u0");
    EXPECT_EQ(cell(0, 1), "0.5000");
    EXPECT_EQ(cell(0, 3), "0.4000");
    EXPECT_EQ(cell(0, 4), "4");
    EXPECT_EQ(cell(1, 1), "–");
    EXPECT_EQ(cell(1, 3), "–");
    EXPECT_EQ(cell(2, 4), "–");
    EXPECT_EQ(model.index(2, 0).data(TableModel::kIdRole).toString(), "u2");
}

TEST(Ledger, CanListTheWorstServedAlone) {
    std::vector<double> values;
    for (int user = 0; user < 50; ++user) values.push_back(1 - user / 100.0);
    const TableContentPtr table = ledger_table(answer_of({reading_of("r1", values)}), true);
    ASSERT_EQ(table->rows, 5);
    EXPECT_EQ(table->id(0), "u45");
    EXPECT_DOUBLE_EQ(table->columns[1].number(0), values[45]);
}

TEST(Plane, TheFrontierIsWhatNoOtherRunBeats) {
    EXPECT_THAT(frontier({1, 2, 3, 2.5}, {5, 4, 1, 2}, true), ElementsAre(0, 1, 3, 2));
    EXPECT_THAT(frontier({1, 2, 3, 2.5}, {5, 4, 1, 2}, false), ElementsAre(2));
    EXPECT_THAT(frontier({1, NAN, 1}, {5, 9, 7}, true), ElementsAre(2));
}

TEST(Plane, MarksTheRunsShown) {
    const RunsPlane plane{
        "test",
        "ndcg@10",
        {{"r1", "r1 ease", .3, .5, .1, NAN}, {"r2", "r2 pop", .2, .6, 0, .9}, {"r3", "r3", .1, .7, 0, .5}},
        2};
    const ChartContent chart = plane_content(plane, PlaneMeasure::user_gini, "r1", "r2");
    ASSERT_EQ(chart.series.size(), 3u);  // r1 beats all: no frontier line
    EXPECT_EQ(chart.series.back().ids, QStringList("r1"));
    EXPECT_EQ(std::get<Token>(chart.series.back().color), Token::run_a);
    EXPECT_TRUE(chart.subtitle.endsWith("left out: 2"));
    EXPECT_EQ(plane_content(plane, PlaneMeasure::exposure_gini, "r1", "r2").series.size(), 3u);
}

TEST(Words, WriteProbabilitiesAsTheTerminalDoes) {
    EXPECT_EQ(p_words(.00005), "< 0.0001");
    EXPECT_EQ(p_words(.03124), "0.0312");
    EXPECT_EQ(p_words(NAN), "–");
    EXPECT_EQ(interval_words({}), "–");
}

TEST(Charts, HaveATitleWhileTheyAreEmpty) {
    const FairnessAnswer none = answer_of({});
    for (const ChartContent& chart :
         {histogram_content(none), lorenz_content(none), difference_content(none), group_content(none, "gender"),
          exposure_content(none, ExposureView::popularity, {}),
          plane_content({}, PlaneMeasure::user_gini, "", "")}) {
        EXPECT_FALSE(chart.title.isEmpty());
        EXPECT_FALSE(chart.empty.isEmpty());
        EXPECT_FALSE(chart.has_data());
    }
}

TEST(Cards, HaveAValueOfEachRun) {
    const auto cards = user_cards(answer_of({reading_of("r1", kSpecUsers), reading_of("r2", {0, 0})}));
    EXPECT_EQ(cards.at(0).values, QStringList({"0.4375", "0"}));
    EXPECT_EQ(cards.at(1).values, QStringList({"0.4643", "–"}));
    EXPECT_THAT(user_cards(answer_of({})), IsEmpty());
    EXPECT_EQ(item_cards(answer_of({reading_of("r1", {.1})})).at(0).values, QStringList("–"));
}

}  // namespace
}  // namespace armillary::views
