// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "core/base/figure_text.h"
#include "core/report/plot_area.h"

namespace armillary::report {

namespace {

constexpr size_t kTableRows = 60;  // of longer curves evenly spread ones are listed
constexpr double kLabelHeight = 15;

std::string color(char kind, int index) {
    return fmt::format("{}{}", kind, std::clamp(index, 0, 7));
}

/// The chart with its words around it and its numbers below.
Html framed(const std::string& title, const std::string& subtitle, const Html& svg, const Html& table, Words say) {
    Html figure;
    figure.open("figure").element("h3", title).add(svg);
    if (!subtitle.empty()) figure.element("figcaption", subtitle);
    figure.add(folded(say("The numbers as a table", "以表格查看数字"), table));
    return figure.close();
}

bool drawn(double x, double y, bool logarithmic) {
    return std::isfinite(x) && std::isfinite(y) && (!logarithmic || (x > 0 && y > 0));
}

std::string path_of(const ChartLine& line, const PlotArea& area) {
    std::string path;
    bool pen_down = false;
    for (size_t at = 0; at < line.x.size(); ++at) {
        const bool there = drawn(line.x[at], line.y[at], area.logarithmic);
        if (there)
            path += fmt::format("{}{:.1f} {:.1f}", pen_down ? " L" : " M", area.x(line.x[at]), area.y(line.y[at]));
        pen_down = there;
    }
    return path;
}

void add_line(Html& svg, const ChartLine& line, const PlotArea& area) {
    svg.empty("path", {{"class", "curve " + color('s', line.color)}, {"d", path_of(line, area)}});
    size_t points = 0;
    for (size_t at = 0; at < line.x.size(); ++at) points += drawn(line.x[at], line.y[at], area.logarithmic);
    if (!line.points && points > 1) return;
    for (size_t at = 0; at < line.x.size(); ++at)
        if (drawn(line.x[at], line.y[at], area.logarithmic))
            svg.empty("circle", {{"class", color('f', line.color)},
                                 {"cx", pixels(area.x(line.x[at]))},
                                 {"cy", pixels(area.y(line.y[at]))},
                                 {"r", "3"}});
}

/// Names at the ends of the lines, moved apart where they would lie upon each other.
void add_names(Html& svg, const LineChart& chart, const PlotArea& area) {
    struct Label {
        double x, y;
        const ChartLine* line;
    };
    std::vector<Label> labels;
    for (const ChartLine& line : chart.lines)
        for (size_t at = line.x.size(); at-- > 0;)
            if (drawn(line.x[at], line.y[at], area.logarithmic)) {
                // A path may end anywhere.
                const double end = PlotArea::kWidth - area.right;
                labels.push_back({line.points ? area.x(line.x[at]) : end, area.y(line.y[at]), &line});
                break;
            }
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    for (size_t at = 1; at < labels.size(); ++at)
        labels[at].y = std::max(labels[at].y, labels[at - 1].y + kLabelHeight);
    double limit = area.height - area.bottom;
    for (size_t at = labels.size(); at-- > 0; limit = labels[at].y - kLabelHeight)
        labels[at].y = std::min(labels[at].y, limit);
    for (const Label& label : labels)
        svg.element("text", label.line->name,
                    {{"class", "name " + color('f', label.line->color)},
                     {"x", pixels(label.x + 6)},
                     {"y", pixels(label.y + 4)}});
}

/// Dashed uprights, numbered where their words would not fit beside each other.
void add_marks(Html& svg, const std::vector<ChartMark>& marks, const PlotArea& area) {
    double free_from = 0;
    for (size_t at = 0; at < marks.size(); ++at) {
        const double x = area.x(marks[at].x);
        if (x < area.left - 1 || x > PlotArea::kWidth - area.right + 1) continue;
        svg.empty("line", {{"class", "mark"},
                           {"x1", pixels(x)},
                           {"x2", pixels(x)},
                           {"y1", pixels(area.top)},
                           {"y2", pixels(area.height - area.bottom)}});
        const double width = text_width(marks[at].text);
        const bool at_end = x + width > PlotArea::kWidth - 8;
        const double from = at_end ? x - width : x;
        if (from < free_from) continue;
        free_from = from + width + 12;
        svg.element("text", marks[at].text,
                    {{"class", "marked"},
                     {"x", pixels(at_end ? x - 4 : x + 4)},
                     {"y", pixels(area.top - 8)},
                     {"text-anchor", at_end ? "end" : "start"}});
    }
}

Html table_of(const LineChart& chart) {
    std::map<double, std::vector<double>> rows;
    for (size_t l = 0; l < chart.lines.size(); ++l)
        for (size_t at = 0; at < chart.lines[l].x.size(); ++at) {
            auto& row = rows[chart.lines[l].x[at]];
            row.resize(chart.lines.size(), std::nan(""));
            row[l] = chart.lines[l].y[at];
        }
    HtmlTable table;
    table.header.push_back(chart.point_name.empty() ? chart.x_label : chart.point_name);
    for (const ChartLine& line : chart.lines) table.header.push_back(line.name);
    const size_t count = rows.size(), shown = std::min(count, kTableRows);
    size_t at = 0, next = 0;
    for (const auto& [x, values] : rows) {
        if (at++ < (next * (count - 1) + shown - 2) / std::max<size_t>(shown - 1, 1) && count > shown) continue;
        ++next;
        std::vector<std::string> cells{figure_text(x)};
        for (double value : values) cells.push_back(figure_text(value));
        table.rows.push_back(std::move(cells));
    }
    return to_html(table);
}

std::string description_of(const LineChart& chart, Words say) {
    std::string text = chart.y_label + ", " + chart.x_label + ".";
    for (const ChartLine& line : chart.lines) {
        std::optional<double> first, last;
        for (double value : line.y)
            if (std::isfinite(value)) {
                if (!first) first = value;
                last = value;
            }
        if (first)
            text += fmt::format(" {}: {} {}, {} {}.", line.name, say("first", "起始"), figure_text(*first),
                                say("last", "结束"), figure_text(*last));
    }
    for (const ChartMark& mark : chart.marks) text += fmt::format(" {} ({}).", mark.text, figure_text(mark.x));
    return text;
}

}  // namespace

Html draw(const LineChart& chart, Words say) {
    Range x, y;
    double longest = 0;
    for (const ChartLine& line : chart.lines) {
        longest = std::max(longest, text_width(line.name) * 1.08);  // names are bold
        for (size_t at = 0; at < line.x.size(); ++at)
            if (drawn(line.x[at], line.y[at], chart.logarithmic)) x.take(line.x[at]), y.take(line.y[at]);
    }
    if (!y.known) return {};
    if (chart.from_zero) y.take(0);
    PlotArea area;
    area.right = std::min(longest + 16, 260.0);
    area.logarithmic = chart.logarithmic;
    if (chart.logarithmic) {
        area.x_low = x.low, area.x_high = std::max(x.high, x.low * 10);
        area.y_low = y.low / 1.3, area.y_high = std::max(y.high * 1.3, y.low * 10);
    } else {
        const Range wide_x = chart.whole_x && x.high > x.low ? x : x.padded(0.04);
        area.x_low = wide_x.low, area.x_high = wide_x.high;
        const Range wide_y = y.padded(0.06);
        area.y_low = chart.from_zero && y.low == 0 ? 0 : wide_y.low;
        area.y_high = wide_y.high;
    }
    Html svg;
    area.open(svg, chart.title, description_of(chart, say));
    area.add_y_axis(svg, chart.y_label);
    area.add_x_axis(svg, chart.x_label, chart.whole_x && !chart.logarithmic);
    add_marks(svg, chart.marks, area);
    for (const ChartLine& line : chart.lines) add_line(svg, line, area);
    add_names(svg, chart, area);
    svg.close();
    return framed(chart.title, chart.subtitle, svg, table_of(chart), say);
}

Html draw(const EstimateChart& chart, Words say) {
    Range x;
    double longest = 0;
    HtmlTable table;
    table.header = {"", chart.x_label, say("95 % interval, from", "95 % 区间下限"), say("to", "上限")};
    std::string description = chart.x_label + ".";
    for (const ChartEstimate& each : chart.estimates) {
        for (double value : {each.value, each.low, each.high}) x.take(value);
        longest = std::max(longest, text_width(each.name));
        table.rows.push_back({each.name, figure_text(each.value), figure_text(each.low), figure_text(each.high)});
        description += fmt::format(" {}: {}.", each.name, figure_text(each.value));
    }
    if (!x.known) return {};
    if (chart.from_zero) x.take(0);
    PlotArea area;
    area.left = std::min(longest, 300.0) + 24;
    area.height = area.top + area.bottom + 28 * static_cast<double>(chart.estimates.size());
    const Range wide = x.padded(0.05);
    area.x_low = chart.from_zero && x.low == 0 ? 0 : wide.low;
    area.x_high = wide.high;
    Html svg;
    area.open(svg, chart.title, description);
    area.add_x_axis(svg, chart.x_label, false);
    for (size_t at = 0; at < chart.estimates.size(); ++at) {
        const ChartEstimate& each = chart.estimates[at];
        const std::string y = pixels(area.top + 28 * (static_cast<double>(at) + 0.5));
        svg.empty("line", {{"class", "grid"},
                           {"x1", pixels(area.left)},
                           {"x2", pixels(PlotArea::kWidth - area.right)},
                           {"y1", y},
                           {"y2", y}});
        svg.element("text", each.name,
                    {{"x", pixels(area.left - 10)}, {"y", pixels(std::stod(y) + 4)}, {"text-anchor", "end"}});
        if (!std::isfinite(each.value)) continue;
        if (std::isfinite(each.low) && std::isfinite(each.high))
            svg.empty("line", {{"class", "curve " + color('s', each.color)},
                               {"x1", pixels(area.x(each.low))},
                               {"x2", pixels(area.x(each.high))},
                               {"y1", y},
                               {"y2", y}});
        svg.empty("circle",
                  {{"class", color('f', each.color)}, {"cx", pixels(area.x(each.value))}, {"cy", y}, {"r", "5"}});
    }
    svg.close();
    return framed(chart.title, chart.subtitle, svg, to_html(table), say);
}

Html draw(const Histogram& chart, Words say) {
    double most = 0;
    size_t bars = 0;
    std::vector<double> sums;
    for (const Histogram::Series& each : chart.series) {
        sums.push_back(static_cast<double>(std::accumulate(each.counts.begin(), each.counts.end(), int64_t{0})));
        bars = std::max(bars, each.counts.size());
        for (int64_t count : each.counts)
            if (sums.back() > 0) most = std::max(most, static_cast<double>(count) / sums.back());
    }
    if (most <= 0) return {};
    PlotArea area;
    area.x_high = chart.end;
    area.y_high = most * 1.05;
    HtmlTable table;
    table.header = {chart.x_label};
    std::string description = chart.y_label + ", " + chart.x_label + ".";
    for (const auto& each : chart.series) {
        table.header.push_back(each.name);
        description += " " + each.name + ".";
    }
    Html svg;
    area.open(svg, chart.title, description);
    area.add_y_axis(svg, chart.y_label);
    area.add_x_axis(svg, chart.x_label, false);
    const double width = chart.end / static_cast<double>(bars);
    const double slot = area.inner_width() / static_cast<double>(bars);
    const double bar_width = (slot - 3) / static_cast<double>(chart.series.size());
    for (size_t bar = 0; bar < bars; ++bar) {
        const double from = width * static_cast<double>(bar);
        std::vector<std::string> row{fmt::format("{:.3g} – {:.3g}", from, from + width)};
        for (size_t s = 0; s < chart.series.size(); ++s) {
            const auto& counts = chart.series[s].counts;
            const double share = bar < counts.size() ? static_cast<double>(counts[bar]) / sums[s] : 0;
            row.push_back(percent_text(share));
            if (!(share > 0)) continue;
            svg.empty("rect", {{"class", color('f', chart.series[s].color)},
                               {"x", pixels(area.x(from) + 1.5 + bar_width * static_cast<double>(s))},
                               {"y", pixels(area.y(share))},
                               {"width", pixels(bar_width)},
                               {"height", pixels(area.y(0) - area.y(share))}});
        }
        table.rows.push_back(std::move(row));
    }
    double label_y = area.top + 12;
    for (const auto& each : chart.series) {  // histograms fall to the right: there is room
        svg.element("text", each.name,
                    {{"class", "name " + color('f', each.color)},
                     {"x", pixels(PlotArea::kWidth - area.right - 8)},
                     {"y", pixels(label_y)},
                     {"text-anchor", "end"}});
        label_y += kLabelHeight;
    }
    svg.close();
    return framed(chart.title, chart.subtitle, svg, to_html(table), say);
}

}  // namespace armillary::report
