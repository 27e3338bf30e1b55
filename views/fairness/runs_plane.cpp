// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/runs_plane.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/jobs/run_comparison.h"
#include "core/statistics/distribution.h"
#include "core/statistics/ranking.h"
#include "core/statistics/summary.h"
#include "views/fairness/fairness_words.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kWorst = 0.1;

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

double recorded(const store::RunSummary& run, const std::string& part, const std::string& metric) {
    const auto results = run.metrics.find(part);
    if (results == run.metrics.end()) return kUnknown;
    const auto value = results->second.find(metric);
    return value == results->second.end() ? kUnknown : value->second;
}

PlanePoint point_of(store::RunStore& store, const store::RunSummary& run, const std::string& part,
                    const std::string& metric) {
    PlanePoint point{run.id, {}};
    std::vector<double> values = store.per_user(run.id, part, metric);
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    point.mean = statistics::mean(values);
    point.user_gini = statistics::gini(values).value;
    point.worst_tenth = statistics::worst_mean(values, kWorst).value;
    point.exposure_gini = recorded(run, part, fmt::format("exposure_gini@{}", statistics::parse_metric(metric).k));
    return point;
}

bool has_ledger(store::RunStore& store, const std::string& run, const std::string& part,
                const std::string& metric) {
    const auto names = store.per_user_names(run);
    return std::ranges::find(names, std::pair(part, metric)) != names.end();
}

struct MeasureWords {
    QString axis, better;
};

MeasureWords words_of(PlaneMeasure measure) {
    switch (measure) {
        case PlaneMeasure::user_gini:
            return {FairnessText::tr("Gini of the users"), FairnessText::tr("lower right is better for both")};
        case PlaneMeasure::worst_tenth:
            return {FairnessText::tr("mean of the worst-served 10 %"),
                    FairnessText::tr("upper right is better for both")};
        case PlaneMeasure::exposure_gini:
            break;
    }
    return {FairnessText::tr("Gini of the exposure"), FairnessText::tr("lower right is better for both")};
}

ChartSeries dots(const QString& name, Token color) {
    ChartSeries series;
    series.mark = Mark::points;
    series.name = name;
    series.color = color;
    return series;
}

void put(ChartSeries& series, const PlanePoint& point, PlaneMeasure measure) {
    series.x.push_back(point.mean);
    series.y.push_back(point.of(measure));
    series.labels << text(point.label);
    series.ids << text(point.run);
}

ChartSeries frontier_line(const std::vector<PlanePoint>& points, PlaneMeasure measure) {
    std::vector<double> x, y;
    for (const PlanePoint& point : points) {
        x.push_back(point.mean);
        y.push_back(point.of(measure));
    }
    ChartSeries line;
    line.name = FairnessText::tr("frontier");
    line.color = Token::muted;
    line.dashed = true;
    for (const size_t at : frontier(x, y, measure == PlaneMeasure::worst_tenth)) {
        line.x.push_back(x[at]);
        line.y.push_back(y[at]);
    }
    return line;
}

}  // namespace

double PlanePoint::of(PlaneMeasure measure) const {
    return measure == PlaneMeasure::user_gini     ? user_gini
           : measure == PlaneMeasure::worst_tenth ? worst_tenth
                                                  : exposure_gini;
}

std::string RunsPlane::key(const std::string& run, const std::string& part, const std::string& metric) {
    return run + '/' + part + '/' + metric;
}

RunsPlane read_plane(store::Workspace& workspace, const std::vector<store::RunSummary>& runs,
                     const store::RunDetails& run, const std::string& part, const std::string& metric,
                     KnownPoints& known, std::stop_token stop) {
    RunsPlane plane{part, metric, {}, 0};
    store::RunStore& store = workspace.runs();
    for (const store::RunSummary& other : runs) {
        if (stop.stop_requested()) throw Cancelled();
        const bool tested = other.id == run.id || std::isfinite(recorded(other, part, metric));
        if (other.dataset != run.dataset || other.kind != run.kind || !tested) continue;
        // Runs are compared with the one shown: the key names both.
        const std::string key = run.id + '/' + RunsPlane::key(other.id, part, metric);
        if (!known.contains(key)) {
            const bool alike = jobs::differing_protocol({run, store.get(other.id)}).empty();
            if (alike && !has_ledger(store, other.id, part, metric)) continue;
            known[key] = alike ? std::optional(point_of(store, other, part, metric)) : std::nullopt;
        }
        const std::optional<PlanePoint>& point = known[key];
        plane.unlike += !point;
        if (!point) continue;
        plane.points.push_back(*point);
        plane.points.back().label =
            fmt::format("{} {}{}", other.id, other.model, other.name.empty() ? "" : ", " + other.name);
    }
    return plane;
}

std::vector<size_t> frontier(const std::vector<double>& x, const std::vector<double>& y, bool more) {
    std::vector<size_t> order;
    for (size_t i = 0; i < x.size(); ++i)
        if (std::isfinite(x[i]) && std::isfinite(y[i])) order.push_back(i);
    const double sign = more ? 1 : -1;
    std::ranges::sort(order,
                      [&](size_t a, size_t b) { return x[a] != x[b] ? x[a] > x[b] : sign * y[a] > sign * y[b]; });
    std::vector<size_t> best;
    for (const size_t i : order)
        if (best.empty() || sign * y[i] > sign * y[best.back()]) best.push_back(i);
    std::ranges::reverse(best);
    return best;
}

ChartContent plane_content(const RunsPlane& plane, PlaneMeasure measure, const std::string& active,
                           const std::string& compared) {
    const auto [axis, better] = words_of(measure);
    ChartContent chart;
    chart.title = FairnessText::tr("Runs by relevance and fairness");
    chart.x = {.title = text(plane.metric)};
    chart.y = {.title = axis};
    chart.empty = measure == PlaneMeasure::exposure_gini
                      ? FairnessText::tr("No run recorded how often items are recommended")
                      : FairnessText::tr("Runs of the same data and protocol are drawn here");
    ChartSeries others = dots(FairnessText::tr("other runs"), Token::muted);
    ChartSeries shown = dots(text(active), Token::run_a), beside = dots(text(compared), Token::run_b);
    for (const PlanePoint& point : plane.points) {
        if (!std::isfinite(point.mean) || !std::isfinite(point.of(measure))) continue;
        put(point.run == active ? shown : point.run == compared ? beside : others, point, measure);
    }
    const size_t drawn = others.x.size() + shown.x.size() + beside.x.size();
    if (drawn == 0) return chart;
    chart.subtitle = FairnessText::tr("%1; %2").arg(part_words(plane.part), better);
    if (plane.unlike > 0)
        chart.subtitle += FairnessText::tr("; runs measured otherwise and left out: %1").arg(plane.unlike);
    if (ChartSeries line = frontier_line(plane.points, measure); line.x.size() > 1)
        chart.series.push_back(std::move(line));
    for (ChartSeries* series : {&others, &beside, &shown})
        if (!series->x.empty()) chart.series.push_back(std::move(*series));
    return chart;
}

}  // namespace armillary::views
