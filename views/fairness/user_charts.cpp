// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/user_charts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/fairness/fairness_words.h"
#include "views/shared/charts/chart_samples.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

constexpr size_t kCurvePoints = 2000;

double figure_of(const jobs::FairnessReport& report, std::string_view name) {
    const auto found = std::ranges::find(report.distribution, name, &statistics::NamedMeasure::name);
    return found == report.distribution.end() ? NAN : found->measure.value;
}

Token color_of(size_t run) {
    return run == 0 ? Token::run_a : Token::run_b;
}

/// Bars of a histogram as shares of the users, over the edges that the report names.
ChartSeries bars_of(const jobs::FairnessReport& report, const std::vector<double>& users) {
    ChartSeries bars;
    bars.mark = Mark::bars;
    const double width = report.histogram_end / static_cast<double>(report.histogram.size());
    for (size_t i = 0; i < users.size(); ++i) {
        bars.x.push_back(width * static_cast<double>(i));
        bars.x_end.push_back(width * static_cast<double>(i + 1));
        bars.y.push_back(users[i] / static_cast<double>(report.users));
    }
    return bars;
}

/// The same as an outline, for the run that stands behind.
ChartSeries outline_of(const jobs::FairnessReport& report, const QString& name) {
    ChartSeries outline;
    outline.mark = Mark::steps;
    outline.name = name;
    outline.color = Token::run_b;
    const double width = report.histogram_end / static_cast<double>(report.histogram.size());
    for (size_t i = 0; i <= report.histogram.size(); ++i) {
        outline.x.push_back(width * static_cast<double>(i));
        outline.y.push_back(static_cast<double>(report.histogram[std::min(i, report.histogram.size() - 1)]) /
                            static_cast<double>(report.users));
    }
    return outline;
}

void add_bars(ChartContent& chart, const FairnessReading& run, bool two) {
    const jobs::FairnessReport& report = run.report;
    ChartSeries all = bars_of(report, {report.histogram.begin(), report.histogram.end()});
    all.name = two ? run.short_title() : FairnessText::tr("users");
    all.color = Token::run_a;
    all.soft = true;
    ChartSeries worst =
        bars_of(report, worst_in_bars(report.histogram, report.worst_share * static_cast<double>(report.users)));
    worst.name =
        FairnessText::tr("worst %1, at most %2").arg(share_words(report.worst_share), figure(report.worst_limit));
    worst.color = Token::run_a;
    chart.series = {std::move(all), std::move(worst)};
}

/// The share of the sum that the worst-served half has.
double half_of(const std::vector<double>& lorenz) {
    return lorenz.empty() ? NAN : lorenz[(lorenz.size() - 1) / 2];
}

}  // namespace

std::vector<double> worst_in_bars(const std::vector<int64_t>& histogram, double worst_users) {
    std::vector<double> parts;
    for (int64_t users : histogram) {
        parts.push_back(std::clamp(worst_users, 0.0, static_cast<double>(users)));
        worst_users -= parts.back();
    }
    return parts;
}

ChartContent histogram_content(const FairnessAnswer& answer) {
    ChartContent chart;
    chart.title = FairnessText::tr("How the users are served");
    const auto runs = answer.with_values();
    chart.x = {.title = text(answer.question.metric), .minimum = 0};
    chart.y = {.title = FairnessText::tr("users"), .minimum = 0, .percent = true};
    chart.empty = FairnessText::tr("How the users are served is drawn here");
    if (runs.empty() || runs.front()->report.users == 0) return chart;
    const jobs::FairnessReport& first = runs.front()->report;
    const bool two = runs.size() > 1 && runs[1]->report.users > 0;
    add_bars(chart, *runs.front(), two);
    if (two) chart.series.push_back(outline_of(runs[1]->report, runs[1]->short_title()));
    chart.title = two ? FairnessText::tr("Means %1 and %2")
                            .arg(figure(figure_of(first, "mean")), figure(figure_of(runs[1]->report, "mean")))
                      : FairnessText::tr("Mean %1").arg(figure(figure_of(first, "mean")));
    chart.subtitle = protocol_line(*runs.front());
    chart.events.push_back(
        {figure_of(first, "mean"),
         two ? FairnessText::tr("mean of %1").arg(runs[0]->short_title()) : FairnessText::tr("mean")});
    if (two)
        chart.events.push_back(
            {figure_of(runs[1]->report, "mean"), FairnessText::tr("mean of %1").arg(runs[1]->short_title())});
    return chart;
}

ChartSeries lorenz_series(const std::vector<double>& points, int64_t units, const QString& name,
                          ChartColor color) {
    ChartSeries curve;
    curve.name = name;
    curve.color = color;
    curve.y = points;
    const auto last = static_cast<int64_t>(points.size()) - 1;
    for (int64_t i = 0; i <= last; ++i)
        curve.x.push_back(static_cast<double>(i * units / last) / static_cast<double>(units));
    return curve;
}

ChartSeries equality_series() {
    ChartSeries line;
    line.name = FairnessText::tr("all alike");
    line.color = Token::muted;
    line.dashed = true;
    line.x = line.y = {0, 1};
    return line;
}

ChartContent lorenz_content(const FairnessAnswer& answer) {
    ChartContent chart;
    chart.title = FairnessText::tr("Lorenz curve of the users");
    const auto runs = answer.with_values();
    chart.x = {
        .title = FairnessText::tr("users, the worst served first"), .minimum = 0, .maximum = 1, .percent = true};
    chart.y = {.title = FairnessText::tr("share of the sum"), .minimum = 0, .maximum = 1, .percent = true};
    chart.empty = runs.empty() ? FairnessText::tr("The Lorenz curve is drawn here")
                               : FairnessText::tr("All users have 0, so there is nothing to share out");
    QStringList findings;
    for (size_t i = 0; i < runs.size(); ++i) {
        const jobs::FairnessReport& report = runs[i]->report;
        if (report.lorenz.empty()) continue;
        const QString name = runs.size() > 1 ? runs[i]->short_title() : FairnessText::tr("users");
        chart.series.push_back(lorenz_series(report.lorenz, report.users, name, color_of(i)));
        findings << figure(figure_of(report, "gini"));
        if (i == 0)
            chart.subtitle = FairnessText::tr("The worst half has %1").arg(percent(half_of(report.lorenz)));
    }
    if (chart.series.empty()) return chart;
    chart.title = findings.size() > 1 ? FairnessText::tr("Gini %1 and %2").arg(findings[0], findings[1])
                                      : FairnessText::tr("Gini %1").arg(findings[0]);
    chart.series.push_back(equality_series());
    return chart;
}

ChartContent difference_content(const FairnessAnswer& answer) {
    ChartContent chart;
    chart.title = FairnessText::tr("Gains and losses");
    chart.x = {.title = FairnessText::tr("users"), .minimum = 0, .maximum = 1, .percent = true};
    chart.y = {.title = FairnessText::tr("difference of %1").arg(text(answer.question.metric))};
    chart.empty = FairnessText::tr("Choose a run to compare with: who gains and who loses is drawn here");
    if (answer.beside.empty()) {
        if (answer.comparison) chart.empty = unlike_words(answer);
        return chart;
    }
    const std::vector<double>& differences = answer.differences;
    const auto gain = std::ranges::count_if(differences, [](double d) { return d > 0; });
    const auto lose = std::ranges::count_if(differences, [](double d) { return d < 0; });
    chart.title = FairnessText::tr("Served better by %1: %2 users, by %3: %4")
                      .arg(answer.runs[0]->short_title(), count(gain), answer.runs[1]->short_title(), count(lose));
    chart.subtitle = protocol_line(*answer.runs.front());
    ChartSeries line;
    line.mark = Mark::area;
    line.name = chart.y.title;
    line.color = Token::run_a;
    for (const size_t at : thinned(differences.size(), kCurvePoints)) {
        line.x.push_back((static_cast<double>(at) + 0.5) / static_cast<double>(differences.size()));
        line.y.push_back(differences[at]);
    }
    chart.series.push_back(std::move(line));
    return chart;
}

}  // namespace armillary::views
