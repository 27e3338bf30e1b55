// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "views/runs/run_rows.h"
#include "views/shared/figure_names.h"
#include "views/shared/run_events.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunsText {
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

std::pair<std::string, std::string> parts_of(const QString& series) {
    const auto slash = series.indexOf('/');
    return {plain(series.left(slash)), plain(series.mid(slash + 1))};
}

QStringList available_series(store::RunStore& store, const CurvesRequest& request, std::stop_token stop) {
    QStringList names;
    for (const CurveLine& line : request.lines)
        for (const QString& run : line.runs) {
            if (stop.stop_requested()) throw Cancelled();
            for (const auto& [split, name] : store.series_names(plain(run)))
                names.push_back(text(split) + '/' + text(name));
        }
    names.removeDuplicates();
    std::sort(names.begin(), names.end(), natural_less);
    return names;
}

QString subtitle_of(const CurvesRequest& request) {
    const auto drawn = static_cast<int>(request.lines.size());
    return request.asked > drawn
               ? RunsText::tr("%1 of the %2 selected rows are drawn").arg(drawn).arg(request.asked)
               : QString();
}

bool has_groups(const CurvesRequest& request) {
    return std::any_of(request.lines.begin(), request.lines.end(),
                       [](const auto& line) { return line.runs.size() > 1; });
}

/// What was changed by hand in the runs drawn. Other events would crowd a chart of several runs.
void mark_interventions(ChartContent& content, store::RunStore& store, const CurvesRequest& request) {
    const bool several = request.lines.size() > 1 || has_groups(request);
    for (const CurveLine& line : request.lines)
        for (const QString& run : line.runs) {
            std::vector<RunMark> marks = read_marks(store, plain(run));
            std::erase_if(marks, [](const RunMark& mark) { return !mark.is_intervention(); });
            if (request.by_step)
                for (RunMark& mark : marks) mark.epoch = static_cast<double>(mark.step);
            add_marks(content, marks, several ? run : QString());
        }
}

}  // namespace

std::vector<CurveLine> coloured_lines(std::vector<CurveLine> lines, const QString& active,
                                      const QString& compared) {
    constexpr int kFirst = 2;  // the first two categories are the colours of the active and the compared run
    constexpr int kFree = Theme::kCategories - kFirst;
    if (lines.size() > kMostCurves) lines.resize(kMostCurves);
    int others = 0;
    for (CurveLine& line : lines) {
        const bool alone = line.runs.size() == 1;
        if (alone && line.runs.front() == active && !active.isEmpty()) {
            line.color = Token::run_a;
        } else if (alone && line.runs.front() == compared && !compared.isEmpty()) {
            line.color = Token::run_b;
        } else {
            line.color = kFirst + others % kFree;
            line.dashed = others >= kFree;
            ++others;
        }
    }
    return lines;
}

ChartSeries curve_of(const CurveLine& line, const std::vector<std::vector<store::SeriesPoint>>& runs, bool by_step,
                     Band band) {
    std::map<double, std::vector<double>> values;
    for (const auto& points : runs) {
        std::map<double, double> of_run;  // several steps of an epoch: the last counts
        for (const store::SeriesPoint& point : points)
            of_run[by_step ? static_cast<double>(point.step) : point.epoch] = point.value;
        for (const auto& [x, y] : of_run) values[x].push_back(y);
    }
    ChartSeries series;
    series.name = line.title;
    series.color = line.color;
    series.dashed = line.dashed;
    for (const auto& [x, ys] : values) {
        if (ys.size() < runs.size()) continue;
        const Spread spread = spread_of(ys);
        series.x.push_back(x);
        series.y.push_back(ys.size() == 1 ? ys.front() : spread.mean);
        if (runs.size() < 2) continue;
        const auto [low, high] = std::minmax_element(ys.begin(), ys.end());
        series.low.push_back(band == Band::range ? *low : spread.mean - spread.deviation);
        series.high.push_back(band == Band::range ? *high : spread.mean + spread.deviation);
    }
    return series;
}

QString preferred_series(const QStringList& available) {
    for (const char* wanted : {"valid/ndcg@10", "diagnostics/collision_rate", "train/loss"})
        if (available.contains(QLatin1String(wanted))) return QLatin1String(wanted);
    for (const QString& series : available)
        if (series.startsWith("valid/")) return series;
    return available.value(0);
}

Curves read_curves(store::RunStore& store, const CurvesRequest& request, std::stop_token stop) {
    Curves curves;
    curves.available = available_series(store, request, stop);
    curves.shown = curves.available.contains(request.series) ? request.series : preferred_series(curves.available);
    ChartContent& content = curves.content;
    content.subtitle = subtitle_of(request);
    content.x.title = request.by_step ? RunsText::tr("step") : RunsText::tr("epoch");
    content.x.whole_numbers = true;
    if (curves.shown.isEmpty()) {
        content.empty = RunsText::tr("The selected runs recorded no curves");
        return curves;
    }
    const auto [split, name] = parts_of(curves.shown);
    content.title = figure_name(split, name);
    content.y.title = figure_title(name);
    if (has_groups(request))
        content.uncertainty = request.band == Band::range ? RunsText::tr("smallest to largest seed")
                                                          : RunsText::tr("± one standard deviation over seeds");
    QStringList without;
    for (const CurveLine& line : request.lines) {
        std::vector<std::vector<store::SeriesPoint>> recorded;
        for (const QString& run : line.runs) {
            if (stop.stop_requested()) throw Cancelled();
            auto points = store.series(plain(run), split, name);
            if (!points.empty()) recorded.push_back(std::move(points));
        }
        if (recorded.empty())
            without.push_back(line.title);
        else
            content.series.push_back(curve_of(line, recorded, request.by_step, request.band));
    }
    if (!without.isEmpty() && content.subtitle.isEmpty())
        content.subtitle = RunsText::tr("Not recorded by %1").arg(without.join(QStringLiteral(", ")));
    if (content.has_data()) mark_interventions(content, store, request);
    return curves;
}

}  // namespace armillary::views
