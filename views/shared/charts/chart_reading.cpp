// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_reading.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <optional>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr double kReach = 24;      ///< of the pointer, to a point
constexpr double kLineReach = 16;  ///< of a click, to a line
constexpr double kEventReach = 4;

double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

QString with_title(const ChartAxis& axis, const QString& text) {
    const bool speaks_for_itself = axis.scale == Scale::categories || axis.scale == Scale::time;
    return speaks_for_itself || axis.title.isEmpty()
               ? text
               : QCoreApplication::translate("Chart", "%1: %2").arg(axis.title, text);
}

std::optional<size_t> index_of(const std::vector<double>& values, double value, bool sorted) {
    const auto found = sorted ? std::lower_bound(values.begin(), values.end(), value)
                              : std::find(values.begin(), values.end(), value);
    if (found == values.end() || *found != value) return {};
    return static_cast<size_t>(found - values.begin());
}

}  // namespace

QString ChartReading::spoken() const {
    QStringList parts{head};
    for (const Value& value : values)
        parts << (value.name.isEmpty()
                      ? value.text
                      : QCoreApplication::translate("Chart", "%1 %2").arg(value.name, value.text));
    return (parts + remarks).join(QStringLiteral(", "));
}

ChartReader::ChartReader(const ChartLayout& layout) : layout_(layout) {
    for (const DrawnSeries& series : layout.series) {
        points_ = points_ || series.data->mark == Mark::points;
        sorted_.push_back(std::is_sorted(series.data->x.begin(), series.data->x.end()));
    }
    for (size_t s = 0; s < layout.series.size(); ++s) {
        const DrawnSeries& series = layout.series[s];
        if (points_ && series.data->mark != Mark::points) continue;
        for (const Run& run : series.runs)
            for (uint32_t index : run) {
                const QPointF at = layout.at(series, index);
                const double along = layout.along_x(at);
                if (along >= layout.along_x(layout.plot.topLeft()) - 1 &&
                    along <= layout.along_x(layout.plot.bottomRight()) + 1)
                    stops_.push_back({at, series.data->x[index], s, index});
            }
    }
    std::stable_sort(stops_.begin(), stops_.end(), [](const Stop& a, const Stop& b) { return a.x < b.x; });
    if (points_) return;
    const auto same = [](const Stop& a, const Stop& b) { return a.x == b.x; };
    stops_.erase(std::unique(stops_.begin(), stops_.end(), same), stops_.end());
    // Several bars of a category are read together, in its middle.
    for (Stop& stop : stops_) {
        if (layout_.content->x.scale != Scale::categories) continue;
        if (layout_.horizontal())
            stop.at.setY(layout_.plot.top() + layout_.x.share(stop.x) * layout_.plot.height());
        else
            stop.at.setX(layout_.px(stop.x));
    }
}

int ChartReader::nearest(const QPointF& position) const {
    if (!layout_.plot.adjusted(-kReach, -kReach, kReach, kReach).contains(position)) return -1;
    int best = -1;
    double least = points_ ? kReach * Theme::current().scale() : 1e9;
    for (size_t i = 0; i < stops_.size(); ++i) {
        const double away = points_ ? distance(stops_[i].at, position)
                                    : std::abs(layout_.along_x(stops_[i].at) - layout_.along_x(position));
        if (away >= least) continue;
        least = away;
        best = static_cast<int>(i);
    }
    return best;
}

QString ChartReader::head(const Stop& stop) const {
    const ChartSeries& series = *layout_.series[stop.series].data;
    const ChartAxis& axis = layout_.content->x;
    if (points_) {
        const QString label = series.labels.value(static_cast<qsizetype>(stop.index));
        return label.isEmpty() ? series.name : label;
    }
    if (stop.index < series.x_end.size())
        return with_title(axis, QCoreApplication::translate("Chart", "%1 to %2")
                                    .arg(axis_text(axis, stop.x), axis_text(axis, series.x_end[stop.index])));
    return with_title(axis, axis_text(axis, stop.x));
}

ChartReading::Value ChartReader::value(size_t series, size_t index) const {
    const ChartSeries& data = *layout_.series[series].data;
    QString text = axis_text(layout_.content->y, data.y[index]);
    if (index < data.low.size() && index < data.high.size())
        text = QCoreApplication::translate("Chart", "%1 (%2 to %3)")
                   .arg(text, axis_text(layout_.content->y, data.low[index]),
                        axis_text(layout_.content->y, data.high[index]));
    return {series, index, data.name, text, layout_.at(layout_.series[series], index)};
}

ChartReading ChartReader::reading(int stop_number) const {
    const Stop& stop = stops_[static_cast<size_t>(stop_number)];
    ChartReading reading{head(stop), stop.at, {}, {}, points_};
    if (points_) {
        ChartReading::Value y = value(stop.series, stop.index);
        y.name = layout_.content->y.title;
        reading.values = {
            {stop.series, stop.index, layout_.content->x.title, axis_text(layout_.content->x, stop.x), stop.at},
            y};
        if (layout_.series.size() > 1 && reading.head != layout_.series[stop.series].data->name)
            reading.remarks << layout_.series[stop.series].data->name;
        return reading;
    }
    for (size_t s = 0; s < layout_.series.size(); ++s) {
        const ChartSeries& data = *layout_.series[s].data;
        const auto index = index_of(data.x, stop.x, sorted_[s]);
        if (index && *index < data.y.size() && std::isfinite(data.y[*index]))
            reading.values.push_back(value(s, *index));
    }
    for (const EventMark& event : layout_.events)
        if (std::abs(event.x - stop.at.x()) <= kEventReach) reading.remarks << event.data->text;
    return reading;
}

const ChartReading::Value* ChartReader::hit(const ChartReading& reading, const QPointF& position) const {
    const ChartReading::Value* best = nullptr;
    double least = kLineReach * Theme::current().scale();
    for (const ChartReading::Value& value : reading.values) {
        const DrawnSeries& series = layout_.series[value.series];
        const bool bar = series.data->mark == Mark::bars;
        if (bar && layout_.bar(series, value.index).adjusted(-1, -4, 1, 4).contains(position)) return &value;
        const double away =
            reading.is_point ? distance(value.at, position) : std::abs(value.at.y() - position.y());
        if (bar || away >= least) continue;
        least = away;
        best = &value;
    }
    return best;
}

}  // namespace armillary::views
