// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_content.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <cmath>
#include <map>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

using Cell = std::variant<double, QString>;

QString time_text(double milliseconds) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds), QTimeZone::utc());
    const bool midnight = time.time() == QTime(0, 0);
    return time.toString(midnight ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

Cell axis_cell(const ChartAxis& axis, double value) {
    if (axis.scale == Scale::categories || axis.scale == Scale::time) return axis_text(axis, value);
    return value;
}

QString titled(const ChartAxis& axis, const QString& otherwise) {
    return axis.title.isEmpty() ? otherwise : axis.title;
}

double at(const std::vector<double>& values, size_t index) {
    return index < values.size() ? values[index] : std::nan("");
}

/// The columns of one series: its value, and its uncertainty where it has one.
QStringList value_columns(const ChartContent& content, const ChartSeries& series) {
    const QString name =
        series.name.isEmpty() ? titled(content.y, QCoreApplication::translate("Chart", "value")) : series.name;
    if (series.low.empty()) return {name};
    return {name, QCoreApplication::translate("Chart", "%1, low").arg(name),
            QCoreApplication::translate("Chart", "%1, high").arg(name)};
}

std::vector<Cell> value_cells(const ChartSeries& series, size_t index) {
    if (series.low.empty()) return {at(series.y, index)};
    return {at(series.y, index), at(series.low, index), at(series.high, index)};
}

/// Points are things of their own: a row each, in their order.
ChartTable table_of_points(const ChartContent& content) {
    const auto any = [&](auto has) { return std::any_of(content.series.begin(), content.series.end(), has); };
    const bool several = content.series.size() > 1;
    const bool labelled = any([](const ChartSeries& series) { return !series.labels.isEmpty(); });
    const bool uncertain = any([](const ChartSeries& series) { return !series.low.empty(); });
    const QString y = titled(content.y, QCoreApplication::translate("Chart", "y"));
    ChartTable table;
    if (several) table.columns << QCoreApplication::translate("Chart", "series");
    if (labelled) table.columns << QCoreApplication::translate("Chart", "name");
    table.first_x = static_cast<int>(table.columns.size());
    table.columns << titled(content.x, QCoreApplication::translate("Chart", "x")) << y;
    if (uncertain)
        table.columns << QCoreApplication::translate("Chart", "%1, low").arg(y)
                      << QCoreApplication::translate("Chart", "%1, high").arg(y);
    for (const ChartSeries& series : content.series)
        for (size_t i = 0; i < series.x.size(); ++i) {
            std::vector<Cell> row;
            if (several) row.emplace_back(series.name);
            if (labelled) row.emplace_back(series.labels.value(static_cast<qsizetype>(i)));
            row.push_back(axis_cell(content.x, series.x[i]));
            row.push_back(axis_cell(content.y, at(series.y, i)));
            if (uncertain) row.insert(row.end(), {at(series.low, i), at(series.high, i)});
            table.rows.push_back(std::move(row));
        }
    return table;
}

/// One row a value of x; where a series has a value of x twice, the second stands in a second row.
ChartTable table_by_x(const ChartContent& content) {
    using Key = std::pair<double, int>;
    ChartTable table;
    std::map<Key, std::vector<Cell>> rows;
    std::map<double, double> ends;
    size_t width = 0;
    const auto put = [&](const Key& key, size_t column, std::vector<Cell> cells) {
        auto& row = rows[key];
        row.resize(std::max(row.size(), column + cells.size()), std::nan(""));
        std::move(cells.begin(), cells.end(), row.begin() + static_cast<std::ptrdiff_t>(column));
    };
    QStringList columns;
    for (const ChartSeries& series : content.series) {
        Key key{std::nan(""), 0};
        for (size_t i = 0; i < series.x.size(); ++i) {
            if (std::isnan(series.x[i])) continue;
            key = {series.x[i], series.x[i] == key.first ? key.second + 1 : 0};
            put(key, width, value_cells(series, i));
            if (i < series.x_end.size()) ends[series.x[i]] = series.x_end[i];
        }
        columns << value_columns(content, series);
        width = static_cast<size_t>(columns.size());
    }
    for (const ChartEvent& event : content.events) put({event.x, 0}, width, {event.text});
    if (!content.events.empty()) columns << QCoreApplication::translate("Chart", "event");

    const QString x = titled(content.x, QCoreApplication::translate("Chart", "x"));
    table.columns = ends.empty() ? QStringList{x}
                                 : QStringList{QCoreApplication::translate("Chart", "%1, from").arg(x),
                                               QCoreApplication::translate("Chart", "%1, to").arg(x)};
    table.x_count = static_cast<int>(table.columns.size());
    table.columns << columns;
    for (auto& [key, cells] : rows) {
        std::vector<Cell> row;
        row.reserve(static_cast<size_t>(table.columns.size()));
        row.push_back(axis_cell(content.x, key.first));
        if (!ends.empty()) {
            const auto end = ends.find(key.first);
            row.push_back(axis_cell(content.x, end == ends.end() ? std::nan("") : end->second));
        }
        cells.resize(static_cast<size_t>(columns.size()), std::nan(""));
        if (!content.events.empty() && std::holds_alternative<double>(cells.back())) cells.back() = QString();
        std::move(cells.begin(), cells.end(), std::back_inserter(row));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

bool ChartContent::has_data() const {
    for (const ChartSeries& one : series)
        for (size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i)
            if (std::isfinite(one.x[i]) && std::isfinite(one.y[i])) return true;
    return false;
}

ChartTable table_of(const ChartContent& content) {
    const bool points = std::any_of(content.series.begin(), content.series.end(),
                                    [](const ChartSeries& series) { return series.mark == Mark::points; });
    return points ? table_of_points(content) : table_by_x(content);
}

QString axis_text(const ChartAxis& axis, double value) {
    if (!std::isfinite(value)) return kUndefined;
    if (axis.scale == Scale::categories) return axis.categories.value(static_cast<qsizetype>(std::lround(value)));
    if (axis.scale == Scale::time) return time_text(value);
    if (axis.percent) return percent(value);
    if (axis.whole_numbers) return count(std::llround(value));
    return figure(value);
}

}  // namespace armillary::views
