// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/run_charts.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunChartsText {
    Q_DECLARE_TR_FUNCTIONS(RunCharts)
};

// What the training loop tells beside the losses and the figures of a batch (`batch_…`).
constexpr std::array kOptimiser{"gradient_norm", "learning_rate"};
constexpr const char* kSum = "loss";
constexpr std::array kOrder{"valid", "diagnostics", "train"};

bool is_loss(const std::string& split, const std::string& name) {
    return split == "train" && !name.starts_with("batch_") &&
           std::find(kOptimiser.begin(), kOptimiser.end(), name) == kOptimiser.end();
}

ChartAxis epoch_axis() {
    ChartAxis axis{.title = RunChartsText::tr("Epoch")};
    axis.whole_numbers = true;
    axis.minimum = 0;
    return axis;
}

std::vector<ChartEvent> events_of(const TrainingRecord& record, bool with_best) {
    std::vector<ChartEvent> events;
    for (const RunMark& mark : record.events) events.push_back({mark.epoch, mark.words()});
    if (with_best && record.best_epoch > 0)
        events.push_back({static_cast<double>(record.best_epoch), RunChartsText::tr("best")});
    return events;
}

ChartSeries epoch_series(const QString& name, const std::vector<store::SeriesPoint>& points, ChartColor color) {
    ChartSeries series;
    series.name = name;
    series.color = color;
    for (const auto& point : points) {
        series.x.push_back(point.epoch);
        series.y.push_back(point.value);
    }
    return series;
}

QString where(const TrainingRecord& record) {
    return record.run.isEmpty() ? text(record.dataset)
                                : RunChartsText::tr("%1 · %2").arg(record.run, text(record.dataset));
}

bool equal_values(const std::vector<store::SeriesPoint>& a, const std::vector<store::SeriesPoint>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.epoch == y.epoch && x.value == y.value; });
}

/// Names of the losses, sorted. The sum is left out where it has one term only and so says the same twice.
std::vector<std::string> loss_terms(const TrainingRecord& record) {
    std::set<std::string> names;
    for (const auto& [name, batches] : record.batches) names.insert(name);
    for (const auto& [key, points] : record.series)
        if (is_loss(key.first, key.second)) names.insert(key.second);
    const auto sum = record.series.find({"train", kSum});
    if (names.size() == 2 && sum != record.series.end())
        for (const auto& [key, points] : record.series)
            if (is_loss(key.first, key.second) && key.second != kSum && equal_values(points, sum->second))
                return {key.second};
    return {names.begin(), names.end()};
}

/// A little above the highest value: a round number may be twice as high. Nothing where the values do not differ.
std::optional<double> top_of(const std::vector<ChartSeries>& series) {
    constexpr double kRoom = 0.06;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const ChartSeries& one : series)
        for (double value : one.y)
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    if (!(low < high)) return std::nullopt;
    return high + kRoom * (high - low);
}

ChartColor color_of(int index, size_t lines) {
    return lines == 1 ? ChartColor(Token::run_a) : ChartColor(index);
}

}  // namespace

std::vector<CurveGroup> curve_groups(const TrainingRecord& record) {
    std::vector<CurveGroup> groups;
    for (const char* wanted : kOrder)
        for (const auto& [key, points] : record.series) {
            const auto& [split, name] = key;
            if (split != wanted || is_loss(split, name)) continue;
            const QString id = text(split) + '/' + text(figure_stem(name));
            if (!groups.empty() &&
                std::any_of(groups.begin(), groups.end(), [&](const auto& g) { return g.key == id; }))
                continue;
            const QString title =
                split == "valid" ? RunChartsText::tr("Validation %1").arg(figure_title(name)) : figure_title(name);
            groups.push_back({id, title});
        }
    return groups;
}

QString default_group(const std::vector<CurveGroup>& groups, const QString& wanted) {
    const bool there =
        std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return group.key == wanted; });
    if (there) return wanted;
    for (const char* usual : {"valid/ndcg@10", "diagnostics/perplexity"})
        for (const auto& group : groups)
            if (group.key == QLatin1String(usual)) return group.key;
    return groups.empty() ? QString() : groups.front().key;
}

ChartContent loss_chart(const TrainingRecord& record) {
    ChartContent chart;
    chart.title = RunChartsText::tr("Training loss");
    chart.x = epoch_axis();
    chart.y.title = RunChartsText::tr("Loss");
    chart.events = events_of(record, false);
    const std::vector<std::string> terms = loss_terms(record);
    int64_t stride = 0;
    for (size_t i = 0; i < terms.size(); ++i) {
        const auto batches = record.batches.find(terms[i]);
        if (batches == record.batches.end()) continue;
        ChartSeries series;
        series.name = terms.size() == 1 ? RunChartsText::tr("batches")
                                        : RunChartsText::tr("%1, batches").arg(figure_title(terms[i]));
        series.color = color_of(static_cast<int>(i), terms.size());
        series.soft = true;
        series.x = batches->second.x();
        series.y = batches->second.y();
        stride = std::max(stride, batches->second.stride());
        chart.series.push_back(std::move(series));
    }
    for (size_t i = 0; i < terms.size(); ++i)
        if (const auto points = record.series.find({"train", terms[i]}); points != record.series.end())
            chart.series.push_back(
                epoch_series(terms.size() == 1 ? RunChartsText::tr("epoch mean") : figure_title(terms[i]),
                             points->second, color_of(static_cast<int>(i), terms.size())));
    chart.subtitle = stride > 1 ? RunChartsText::tr("%1; batches as means of %2").arg(where(record), count(stride))
                                : where(record);
    chart.empty = record.status == "running" || record.status.empty()
                      ? RunChartsText::tr("The loss appears with the first batches")
                      : RunChartsText::tr("This run recorded no losses");
    return chart;
}

ChartContent curve_chart(const TrainingRecord& record, const QString& group) {
    ChartContent chart;
    chart.x = epoch_axis();
    chart.empty = record.status == "running" || record.status.empty()
                      ? RunChartsText::tr("Metrics appear at the end of the first epoch")
                      : RunChartsText::tr("This run recorded no metrics by epoch");
    const std::string split = plain(group.section('/', 0, 0)), wanted = plain(group.section('/', 1));
    std::vector<const std::pair<const std::pair<std::string, std::string>, std::vector<store::SeriesPoint>>*>
        lines;
    for (const auto& entry : record.series)
        if (entry.first.first == split && figure_stem(entry.first.second) == wanted) lines.push_back(&entry);
    chart.title = wanted.empty()     ? RunChartsText::tr("Metrics")
                  : split == "valid" ? RunChartsText::tr("Validation %1").arg(figure_title(wanted))
                                     : figure_title(wanted);
    chart.subtitle = where(record);
    chart.y.title = figure_title(wanted);
    int index = 0;
    for (const auto* line : lines) {
        const QString part = figure_part(line->first.second);
        chart.series.push_back(epoch_series(part.isEmpty() ? figure_title(wanted) : part, line->second,
                                            color_of(index++, lines.size())));
    }
    chart.y.maximum = top_of(chart.series);
    chart.events = events_of(record, true);
    return chart;
}

}  // namespace armillary::views
