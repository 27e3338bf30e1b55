// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart.h"

#include <gmock/gmock.h>

#include <cmath>
#include <regex>

#include "core/report/plot_area.h"
#include "tests/core/report/well_formed.h"

namespace armillary::report {
namespace {

using test::occurrences;
using testing::ElementsAre;
using testing::HasSubstr;

const Words kSay{Language::english};

LineChart two_lines() {
    return {.title = "Loss <of> runs",
            .subtitle = "mean",
            .x_label = "epoch",
            .y_label = "loss",
            .lines = {{.name = "r1", .x = {1, 2, 3}, .y = {4, 2, 1}},
                      {.name = "r2", .x = {1, 2, 3}, .y = {3, NAN, 2}, .color = 1}}};
}

/// The points of the n-th path, in pixels.
std::vector<std::pair<double, double>> points_of(const std::string& svg, int n) {
    size_t at = svg.find("class=\"curve");
    for (int i = 0; i < n; ++i) at = svg.find("class=\"curve", at + 1);
    const std::string path = svg.substr(at, svg.find("/>", at) - at);
    std::vector<std::pair<double, double>> points;
    const std::regex point(R"([ML]([-0-9.]+) ([-0-9.]+))");
    for (std::sregex_iterator each(path.begin(), path.end(), point), end; each != end; ++each)
        points.emplace_back(std::stod((*each)[1]), std::stod((*each)[2]));
    return points;
}

TEST(Chart, DrawsEveryPointInItsPlace) {
    const std::string svg = draw(two_lines(), kSay).str();
    test::expect_well_formed(svg);
    const auto first = points_of(svg, 0), second = points_of(svg, 1);
    ASSERT_EQ(first.size(), 3u);
    ASSERT_EQ(second.size(), 2u);  // NaN is a gap
    EXPECT_NEAR(first[1].first - first[0].first, first[2].first - first[1].first, 0.11);
    EXPECT_LT(first[0].second, first[1].second);  // up is more, and pixels go down
    // 4 to 2 is twice as far as 2 to 1.
    EXPECT_NEAR(first[1].second - first[0].second, 2 * (first[2].second - first[1].second), 0.2);
    EXPECT_NEAR(second[1].second, first[1].second, 0.11);  // both are 2
}

TEST(Chart, IsReadWithoutSeeingIt) {
    LineChart chart = two_lines();
    chart.marks = {{2, "early stop"}};
    const std::string svg = draw(chart, kSay).str();
    EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-label=\"Loss &lt;of&gt; runs\""));
    EXPECT_THAT(svg,
                HasSubstr("<desc>loss, epoch. r1: first 4, last 1. r2: first 3, last 2. early stop (2).</desc>"));
    EXPECT_THAT(svg, HasSubstr("<th scope=\"row\">2</th><td class=\"number\">2</td><td class=\"number\">–</td>"));
    EXPECT_EQ(occurrences(svg, "class=\"mark\""), 1);
}

TEST(Chart, OfNothingIsLeftOut) {
    LineChart chart = two_lines();
    for (ChartLine& line : chart.lines) line.y.assign(3, NAN);
    EXPECT_TRUE(draw(chart, kSay).blank());
    EXPECT_TRUE(draw(LineChart{}, kSay).blank());
    EXPECT_TRUE(draw(EstimateChart{}, kSay).blank());
    EXPECT_TRUE(draw(Histogram{}, kSay).blank());
}

TEST(Chart, BearsOnePointConstantsAndInfinities) {
    for (const std::vector<double>& y :
         std::vector<std::vector<double>>{{5}, {5, 5, 5}, {0, 0, 0}, {INFINITY, 1, 2}, {1e-300, 1e300}}) {
        LineChart chart{.title = "t",
                        .subtitle = "",
                        .x_label = "x",
                        .y_label = "y",
                        .lines = {{.name = "r", .x = {}, .y = y}}};
        for (size_t at = 0; at < y.size(); ++at) chart.lines[0].x.push_back(static_cast<double>(at));
        const std::string svg = draw(chart, kSay).str();
        test::expect_well_formed(svg);
        for (const char* bad : {"nan", "inf "}) EXPECT_EQ(svg.find(std::string("=\"") + bad), svg.npos) << svg;
    }
}

TEST(Chart, NamesAtTheEndsOfLinesDoNotLieUponEachOther) {
    LineChart chart = two_lines();
    for (int line = 0; line < 6; ++line)
        chart.lines.push_back({.name = "same", .x = {1, 3}, .y = {1, 1.5}, .color = line});
    const std::string svg = draw(chart, kSay).str();
    std::vector<double> heights;
    const std::regex name("class=\"name f[0-9]\" x=\"[0-9.]+\" y=\"([0-9.]+)\"");
    for (std::sregex_iterator each(svg.begin(), svg.end(), name), end; each != end; ++each)
        heights.push_back(std::stod((*each)[1]));
    ASSERT_EQ(heights.size(), 8u);
    for (size_t at = 1; at < heights.size(); ++at) EXPECT_GE(heights[at] - heights[at - 1], 14);
    EXPECT_LE(heights.back(), 280);
}

TEST(Chart, LongCurvesAreDrawnWholeAndListedInPart) {
    LineChart chart = two_lines();
    chart.lines.resize(1);
    chart.lines[0].x.clear();
    chart.lines[0].y.clear();
    for (int epoch = 1; epoch <= 1000; ++epoch) {
        chart.lines[0].x.push_back(epoch);
        chart.lines[0].y.push_back(std::sin(epoch));
    }
    const std::string svg = draw(chart, kSay).str();
    EXPECT_EQ(points_of(svg, 0).size(), 1000u);
    EXPECT_EQ(occurrences(svg, "<th scope=\"row\">"), 60);
    EXPECT_THAT(svg, HasSubstr("<th scope=\"row\">1</th>"));
    EXPECT_THAT(svg, HasSubstr("<th scope=\"row\">1,000</th>"));
}

TEST(Chart, EstimatesShowTheirIntervals) {
    const std::string svg = draw(EstimateChart{.title = "t",
                                               .subtitle = "",
                                               .x_label = "ndcg@10",
                                               .estimates = {{"a", 0.2, 0.1, 0.3}, {"b", 0.4, NAN, NAN, 1}}},
                                 kSay)
                                .str();
    test::expect_well_formed(svg);
    EXPECT_EQ(occurrences(svg, "<circle"), 2);
    EXPECT_EQ(occurrences(svg, "class=\"curve s0\""), 1);
    EXPECT_EQ(occurrences(svg, "class=\"curve s1\""), 0);  // no interval is known
}

TEST(Chart, BarsAreSharesOfTheirSeries) {
    const std::string svg = draw(Histogram{.title = "t",
                                           .subtitle = "",
                                           .x_label = "ndcg",
                                           .y_label = "share",
                                           .series = {{"a", {1, 0, 3}}, {"b", {2, 2, 0}, 1}}},
                                 kSay)
                                .str();
    test::expect_well_formed(svg);
    EXPECT_EQ(occurrences(svg, "<rect"), 4);
    EXPECT_THAT(svg, HasSubstr("<td class=\"number\">75.0 %</td>"));
    EXPECT_THAT(svg, HasSubstr("<td class=\"number\">50.0 %</td>"));
}

TEST(Ticks, AreRoundNumbersWithinTheRange) {
    EXPECT_THAT(ticks(0, 1, 5), ElementsAre(0, 0.2, testing::DoubleEq(0.4), testing::DoubleNear(0.6, 1e-12),
                                            testing::DoubleEq(0.8), 1));
    EXPECT_THAT(ticks(3, 3, 5), ElementsAre(3));
    EXPECT_EQ(tick_text(0.6000000001, 0.2), "0.6");
    EXPECT_EQ(tick_text(12000, 2000), "12,000");
    EXPECT_EQ(tick_text(-0.25, 0.05), "-0.25");
    EXPECT_THAT(decades(1, 100), ElementsAre(1, 10, 100));
}

}  // namespace
}  // namespace armillary::report
