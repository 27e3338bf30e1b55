// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/sphere_charts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

#include "views/shared/words.h"

namespace armillary::views {

using diagnostics::Side;

namespace {

struct SphereText {
    Q_DECLARE_TR_FUNCTIONS(Sphere)
};

Token color_of(size_t reading) {
    return reading == 0 ? Token::run_a : Token::run_b;
}

QString word_of(Side side) {
    return side == Side::users ? SphereText::tr("users") : SphereText::tr("items");
}

const std::optional<jobs::SphereSide>& side_of(const SphereReading& reading, Side side) {
    static const std::optional<jobs::SphereSide> none;
    if (!reading.report) return none;
    return side == Side::users ? reading.report->users : reading.report->items;
}

/// `items`, or with the run where two are shown.
QString name_of(const SphereReadings& readings, size_t reading, Side side) {
    return readings.size() > 1 ? QStringLiteral("%1 %2").arg(readings[reading]->short_title(), word_of(side))
                               : word_of(side);
}

/// A line for each side of each run that has been measured.
template <typename Draw>
void add_sides(ChartContent& chart, const SphereReadings& readings, Draw draw) {
    for (size_t i = 0; i < readings.size(); ++i)
        for (const Side side : kSides) {
            const auto& shown = side_of(*readings[i], side);
            if (!shown) continue;
            ChartSeries series;
            series.name = name_of(readings, i, side);
            series.color = color_of(i);
            series.dashed = side == Side::users;
            draw(series, *shown);
            chart.series.push_back(std::move(series));
        }
}

double figure_at(const jobs::SphereEpoch& epoch, const std::string& name) {
    const auto found = epoch.figures.find(name);
    return found == epoch.figures.end() ? NAN : found->second;
}

/// Of users and items; of items alone where there are no users.
double uniformity_at(const jobs::SphereEpoch& epoch) {
    const double users = figure_at(epoch, "user_uniformity"), items = figure_at(epoch, "item_uniformity");
    return std::isnan(users) ? items : (users + items) / 2;
}

struct KnownCurve {
    const char* stem;
    const char* title;
    const char* unit;
    bool sided = true;
};
constexpr KnownCurve kCurves[] = {
    {"uniformity", QT_TRANSLATE_NOOP("Sphere", "Uniformity"),
     QT_TRANSLATE_NOOP("Sphere", "0 = one point, lower = more even")},
    {"alignment", QT_TRANSLATE_NOOP("Sphere", "Alignment"),
     QT_TRANSLATE_NOOP("Sphere", "mean squared distance of training pairs"), false},
    {"uniformity_degree_weighted", QT_TRANSLATE_NOOP("Sphere", "Uniformity, weighted by interactions"),
     QT_TRANSLATE_NOOP("Sphere", "as a training batch sees it")},
    {"effective_rank", QT_TRANSLATE_NOOP("Sphere", "Effective rank"), QT_TRANSLATE_NOOP("Sphere", "dimensions")},
    {"mean_cosine", QT_TRANSLATE_NOOP("Sphere", "Mean cosine"),
     QT_TRANSLATE_NOOP("Sphere", "of two different rows")},
    {"norm", QT_TRANSLATE_NOOP("Sphere", "Length of the vectors"), QT_TRANSLATE_NOOP("Sphere", "mean")},
    {"norm_degree_correlation", QT_TRANSLATE_NOOP("Sphere", "Length and popularity"),
     QT_TRANSLATE_NOOP("Sphere", "rank correlation")},
};

ChartSeries recorded_line(const SphereReading& reading, const std::string& name) {
    ChartSeries line;
    bool estimated = false;
    for (const jobs::SphereEpoch& epoch : reading.history) {
        const double value = figure_at(epoch, name), error = figure_at(epoch, name + "_standard_error");
        if (std::isnan(value)) continue;
        line.x.push_back(epoch.epoch);
        line.y.push_back(value);
        const double half = std::isnan(error) ? 0 : 1.96 * error;
        estimated = estimated || half > 0;
        line.low.push_back(value - half);
        line.high.push_back(value + half);
    }
    if (!estimated) line.low = line.high = {};
    return line;
}

void mark_epoch(ChartContent& chart, const SphereReadings& readings) {
    if (!readings.empty() && readings.front()->missing.isEmpty())
        chart.events.push_back({static_cast<double>(readings.front()->embeddings.epoch),
                                SphereText::tr("epoch %1").arg(readings.front()->embeddings.epoch)});
}

QString not_yet(const SphereReadings& readings) {
    const bool waiting = std::ranges::any_of(
        readings, [](const auto& reading) { return reading->missing.isEmpty() && !reading->report; });
    return waiting ? SphereText::tr("Being measured …") : SphereText::tr("Nothing was recorded");
}

}  // namespace

ChartContent plane_chart(const SphereReadings& readings) {
    ChartContent chart;
    chart.title = SphereText::tr("Alignment and uniformity");
    chart.subtitle = SphereText::tr("a path a run, over its epochs; lower left is better");
    chart.x.title = SphereText::tr("alignment");
    chart.y.title = SphereText::tr("uniformity");
    chart.empty = SphereText::tr("Alignment needs users and items on one sphere, and their training interactions");
    for (size_t i = 0; i < readings.size(); ++i) {
        const SphereReading& reading = *readings[i];
        ChartSeries path, marks, here;
        for (const jobs::SphereEpoch& epoch : reading.history) {
            const double x = figure_at(epoch, "alignment"), y = uniformity_at(epoch);
            if (std::isnan(x) || std::isnan(y)) continue;
            path.x.push_back(x);
            path.y.push_back(y);
            const bool shown = epoch.epoch == reading.embeddings.epoch;
            ChartSeries& to = shown ? here : marks;
            to.x.push_back(x);
            to.y.push_back(y);
            to.labels.append(SphereText::tr("%1, epoch %2").arg(reading.short_title()).arg(epoch.epoch));
            to.ids.append(QString::number(epoch.epoch));
        }
        if (path.x.empty()) continue;
        path.name = reading.short_title();
        path.color = marks.color = here.color = color_of(i);
        marks.mark = here.mark = Mark::points;
        marks.soft = true;
        here.name = SphereText::tr("%1, epoch %2").arg(reading.short_title()).arg(reading.embeddings.epoch);
        path.soft = true;
        chart.series.push_back(std::move(path));
        chart.series.push_back(std::move(marks));
        if (!here.x.empty()) chart.series.push_back(std::move(here));
    }
    return chart;
}

std::vector<SphereCurve> sphere_curves() {
    std::vector<SphereCurve> curves;
    for (const KnownCurve& curve : kCurves) curves.push_back({curve.stem, SphereText::tr(curve.title)});
    return curves;
}

ChartContent curve_chart(const SphereReadings& readings, const QString& stem) {
    const auto known = std::ranges::find_if(kCurves, [&](const KnownCurve& curve) { return stem == curve.stem; });
    const KnownCurve& curve = known == std::end(kCurves) ? kCurves[0] : *known;
    ChartContent chart;
    chart.title = SphereText::tr(curve.title);
    chart.subtitle = SphereText::tr(curve.unit);
    chart.x = {.title = SphereText::tr("epoch"), .whole_numbers = true};
    chart.uncertainty = SphereText::tr("95 % of the sample");
    chart.empty = SphereText::tr("Nothing of this was recorded");
    for (size_t i = 0; i < readings.size(); ++i) {
        const auto add = [&](const std::string& name, const QString& title, bool dashed) {
            ChartSeries line = recorded_line(*readings[i], name);
            if (line.x.empty()) return;
            line.name = title;
            line.color = color_of(i);
            line.dashed = dashed;
            chart.series.push_back(std::move(line));
        };
        if (!curve.sided)
            add(curve.stem, readings[i]->short_title(), false);
        else
            for (const Side side : kSides)
                add(plain(kind_of(side)) + "_" + curve.stem, name_of(readings, i, side), side == Side::users);
    }
    if (chart.series.empty()) return chart;
    for (const SphereReadingPtr& reading : readings)
        add_marks(chart, reading->marks, readings.size() > 1 ? reading->short_title() : QString());
    mark_epoch(chart, readings);
    return chart;
}

ChartContent angle_chart(const SphereReadings& readings) {
    ChartContent chart;
    chart.title = SphereText::tr("Angles on the circle");
    chart.subtitle = SphereText::tr("directions projected to their two largest dimensions");
    chart.x.title = SphereText::tr("degrees");
    chart.x.minimum = -180;
    chart.x.maximum = 180;
    chart.y.title = SphereText::tr("density");
    chart.y.minimum = 0;
    chart.empty = not_yet(readings);
    add_sides(chart, readings, [](ChartSeries& series, const jobs::SphereSide& side) {
        const std::vector<double>& density = side.angles.smooth;
        for (size_t bin = 0; bin < density.size(); ++bin) {
            series.x.push_back(-180 +
                               360 * (static_cast<double>(bin) + 0.5) / static_cast<double>(density.size()));
            series.y.push_back(density[bin]);
        }
    });
    if (!chart.series.empty())
        chart.series.push_back({.name = SphereText::tr("even"),
                                .color = Token::muted,
                                .x = {-180, 180},
                                .y = {0.5 / M_PI, 0.5 / M_PI},
                                .soft = true});
    return chart;
}

ChartContent spectrum_chart(const SphereReadings& readings) {
    ChartContent chart;
    chart.title = SphereText::tr("Spectrum");
    chart.subtitle = SphereText::tr("singular values of the embeddings, the largest is 1");
    chart.x = {.title = SphereText::tr("rank"), .whole_numbers = true};
    chart.y = {.title = SphereText::tr("singular value"), .scale = Scale::log};
    chart.empty = not_yet(readings);
    add_sides(chart, readings, [](ChartSeries& series, const jobs::SphereSide& side) {
        const std::vector<double>& values = side.report.spectrum;
        for (size_t i = 0; i < values.size() && values[0] > 0; ++i) {
            series.x.push_back(static_cast<double>(i + 1));
            // What lies within the rounding of a float is no dimension: it would stretch the axis to nothing.
            series.y.push_back(values[i] / values[0] > 1e-6 ? values[i] / values[0] : NAN);
        }
    });
    return chart;
}

ChartContent hub_chart(const SphereReadings& readings) {
    ChartContent chart;
    chart.title = SphereText::tr("Hubs");
    chart.subtitle = SphereText::tr("how often a row is among the ten nearest of others; a long tail means hubs");
    chart.x = {.title = SphereText::tr("times among the ten nearest"), .whole_numbers = true};
    chart.y = {.title = SphereText::tr("of the rows"), .scale = Scale::log, .percent = true};
    chart.empty = not_yet(readings);
    add_sides(chart, readings, [](ChartSeries& series, const jobs::SphereSide& side) {
        std::map<int32_t, int64_t> rows;
        for (const int32_t times : side.hubs.occurrences) ++rows[times];
        series.mark = Mark::steps;
        for (const auto& [times, number] : rows) {
            series.x.push_back(times);
            series.y.push_back(static_cast<double>(number) / static_cast<double>(side.hubs.rows));
        }
    });
    return chart;
}

ChartContent group_chart(const SphereReadings& readings, Side side, bool deciles, GroupMeasure measure) {
    ChartContent chart;
    chart.title = measure == GroupMeasure::uniformity  ? SphereText::tr("Uniformity, by group")
                  : measure == GroupMeasure::alignment ? SphereText::tr("Alignment, by group")
                                                       : SphereText::tr("Length, by group");
    chart.subtitle =
        deciles ? SphereText::tr("%1 by popularity: 1 the rarest tenth, 10 the most popular").arg(word_of(side))
                : word_of(side);
    chart.uncertainty = SphereText::tr("95 % of the sample");
    chart.empty = not_yet(readings);
    chart.x = {.title = {}, .scale = Scale::categories};
    chart.y.title =
        measure == GroupMeasure::length ? SphereText::tr("mean length") : SphereText::tr("0 = one point");
    chart.horizontal_bars = !deciles;
    for (size_t i = 0; i < readings.size(); ++i) {
        const auto& shown = side_of(*readings[i], side);
        if (!shown) continue;
        const auto& groups = deciles ? shown->deciles : shown->groups;
        ChartSeries bars;
        bars.name = readings[i]->short_title();
        bars.color = color_of(i);
        bars.mark = Mark::bars;
        bool estimated = false;
        for (const diagnostics::GroupReport& group : groups) {
            const diagnostics::Estimate value = measure == GroupMeasure::uniformity ? group.uniformity
                                                : measure == GroupMeasure::alignment
                                                    ? group.alignment
                                                    : diagnostics::Estimate{group.norm};
            // Both runs are split alike; where one lacks a group its place stays empty.
            const QString name = text(group.name);
            if (!chart.x.categories.contains(name)) chart.x.categories.append(name);
            bars.x.push_back(static_cast<double>(chart.x.categories.indexOf(name)));
            bars.y.push_back(value.value);
            bars.low.push_back(value.value - 1.96 * value.standard_error);
            bars.high.push_back(value.value + 1.96 * value.standard_error);
            estimated = estimated || value.standard_error > 0;
        }
        if (!estimated) bars.low = bars.high = {};
        if (!bars.x.empty()) chart.series.push_back(std::move(bars));
    }
    return chart;
}

std::vector<FigureCard> sphere_figures(const SphereReadings& readings) {
    std::vector<FigureCard> cards;
    const auto add = [&](const QString& name, const QString& help, auto value) {
        FigureCard card{name, help, {}};
        bool any = false;
        for (const SphereReadingPtr& reading : readings) {
            const double number = reading->report ? value(*reading->report) : NAN;
            any = any || !std::isnan(number);
            card.values.append(figure(number));
        }
        if (any) cards.push_back(std::move(card));
    };
    add(SphereText::tr("Alignment"),
        SphereText::tr("Mean squared distance of the directions of users and the items they took: 0 = together, 2 "
                       "= unrelated"),
        [](const jobs::SphereReport& report) { return report.alignment.value; });
    for (const Side side : {Side::items, Side::users}) {
        const auto of = [side](auto part) {
            return [side, part](const jobs::SphereReport& report) {
                const auto& shown = side == Side::users ? report.users : report.items;
                return shown ? part(*shown) : NAN;
            };
        };
        const QString word = word_of(side);
        add(SphereText::tr("Uniformity of %1").arg(word),
            SphereText::tr(
                "ln of the mean of exp(-2 d²) over pairs of different rows: 0 = one point, about -4 = even"),
            of([](const jobs::SphereSide& shown) { return shown.report.uniformity.distinct.value; }));
        add(SphereText::tr("Effective rank of %1").arg(word),
            SphereText::tr("Dimensions that the embeddings fill: exp of the entropy of their singular values"),
            of([](const jobs::SphereSide& shown) { return shown.report.effective_rank; }));
        add(SphereText::tr("Mean cosine of %1").arg(word),
            SphereText::tr("Of two different rows: near 1 all point one way"),
            of([](const jobs::SphereSide& shown) { return shown.report.mean_cosine; }));
        add(SphereText::tr("Length and popularity of %1").arg(word),
            SphereText::tr("Rank correlation of a vector's length with its interactions: far from 0, popularity "
                           "sits in the length"),
            of([](const jobs::SphereSide& shown) { return shown.report.norm_degree_correlation; }));
        add(SphereText::tr("Hubness of %1").arg(word),
            SphereText::tr(
                "Skewness of how often a row is a neighbour: large = a few rows are everyone's neighbours"),
            of([](const jobs::SphereSide& shown) { return shown.hubs.skewness; }));
    }
    return cards;
}

}  // namespace armillary::views
