// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct AttentionText {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

struct Curve {
    const char *stem, *unit;
    bool percent = false;
};

constexpr std::array kCurves{
    Curve{"attention_entropy", QT_TRANSLATE_NOOP("Attention", "of the largest possible"), true},
    Curve{"attention_distance", QT_TRANSLATE_NOOP("Attention", "items")},
    Curve{"attention_itself", QT_TRANSLATE_NOOP("Attention", "of the attention"), true},
    Curve{"attention_sink", QT_TRANSLATE_NOOP("Attention", "of the attention"), true},
    Curve{"attention_sum", QT_TRANSLATE_NOOP("Attention", "sum of a row's weights")}};

struct Line {
    std::string name;
    int layer = 0;
    bool head = false;
};

/// Layers before heads: what is drawn later lies on top, so heads come first in the list.
std::vector<Line> lines_of(const AttentionReading& run, const QString& stem) {
    std::vector<Line> lines;
    for (const auto& [name, points] : run.series)
        if (text(figure_stem(name)) == stem)
            lines.push_back(
                {name, std::atoi(name.c_str() + stem.size() + 1), name.find(',') != std::string::npos});
    std::ranges::stable_sort(lines, [](const Line& a, const Line& b) { return a.head > b.head; });
    return lines;
}

void add_lines(ChartContent& chart, const AttentionReading& run, const QString& stem, const QString& prefix,
               bool dashed) {
    for (const Line& line : lines_of(run, stem)) {
        ChartSeries series;
        series.name = figure_part(line.name);
        if (!prefix.isEmpty()) series.name = QStringLiteral("%1 %2").arg(prefix, series.name);
        for (const store::SeriesPoint& point : run.series.at(line.name)) {
            series.x.push_back(point.epoch);
            series.y.push_back(point.value);
        }
        series.color = line.layer;
        series.dashed = dashed;
        series.soft = line.head;
        chart.series.push_back(std::move(series));
    }
}

}  // namespace

QStringList attention_stems(const AttentionReadings& runs) {
    QStringList stems;
    for (const Curve& curve : kCurves)
        for (const AttentionReadingPtr& run : runs)
            if (!lines_of(*run, curve.stem).empty() && !stems.contains(curve.stem)) stems.push_back(curve.stem);
    return stems;
}

ChartContent attention_curve(const AttentionReadings& runs, const QString& stem) {
    ChartContent chart;
    chart.empty = runs.empty() ? AttentionText::tr("Entropy and distance over the epochs are drawn here")
                               : AttentionText::tr("No figures of attention were recorded over the epochs");
    const auto curve = std::ranges::find_if(kCurves, [&](const Curve& known) { return stem == known.stem; });
    chart.title = figure_title(curve == kCurves.end() ? kCurves.front().stem : curve->stem);
    if (curve == kCurves.end()) return chart;
    chart.subtitle = AttentionText::tr("mean over a sample of users, histories before validation");
    chart.x.title = AttentionText::tr("epoch");
    chart.x.whole_numbers = true;
    chart.y.title = AttentionText::tr(curve->unit);
    chart.y.percent = curve->percent;
    for (size_t i = 0; i < runs.size(); ++i)
        add_lines(chart, *runs[i], stem, runs.size() > 1 ? text(runs[i]->run.id) : QString(), i > 0);
    const bool negative = std::ranges::any_of(chart.series, [](const ChartSeries& series) {
        return std::ranges::any_of(series.y, [](double value) { return value < 0; });
    });
    if (!negative) chart.y.minimum = 0;
    if (chart.has_data())
        for (const AttentionReadingPtr& run : runs)
            add_marks(chart, run->marks, runs.size() > 1 ? text(run->run.id) : QString());
    if (chart.has_data() && runs.front()->epoch >= 0)
        chart.events.push_back(
            {static_cast<double>(runs.front()->epoch), AttentionText::tr("epoch %1").arg(runs.front()->epoch)});
    return chart;
}

}  // namespace armillary::views
