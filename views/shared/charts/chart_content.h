// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <variant>
#include <vector>

#include "views/shared/theme.h"

namespace armillary::views {

/// How a series is drawn.
enum class Mark {
    line,    ///< straight between points; NaN in y makes a gap
    steps,   ///< horizontal, then vertical
    area,    ///< a line with a soft fill down to zero (Lorenz, density)
    bars,    ///< one bar a point: of a category (`x` = its index), or from `x` to `x_end` (histogram)
    points,  ///< up to 3,000 as drawn; more are thinned evenly, and the chart says so
};

enum class Scale {
    linear,
    log,         ///< values <= 0 are left out, and the chart says how many
    time,        ///< milliseconds since 1970, UTC
    categories,  ///< 0, 1, … by `ChartAxis::categories`
};

struct ChartAxis {
    QString title;  ///< with its unit
    Scale scale = Scale::linear;
    QStringList categories = {};
    std::optional<double> minimum = {}, maximum = {};  ///< where the data shall not decide
    bool whole_numbers = false;                        ///< epochs, ranks
    bool percent = false;                              ///< values are shares: 0.25 reads `25 %`
};

/// A colour by meaning: a token, or the n-th category.
using ChartColor = std::variant<Token, int>;

struct ChartSeries {
    QString name;  ///< written at its end, or in a legend where there is no room
    Mark mark = Mark::line;
    ChartColor color = 0;
    std::vector<double> x = {}, y = {};       ///< of equal length
    std::vector<double> x_end = {};           ///< of bars with edges
    std::vector<double> low = {}, high = {};  ///< uncertainty of y: a band on lines, whiskers on bars and points
    QStringList labels = {};                  ///< of points: a name each, shown under the pointer
    QStringList ids = {};                     ///< of points: told when picked
    bool dashed = false;
    bool soft = false;  ///< paler and thinner: what lies behind another series of its colour
};

/// A vertical line where something happened (`revive dead codes`).
struct ChartEvent {
    double x = 0;
    QString text;
};

/// All that a chart shows, as data: the view draws it, turns it into a table, and saves it.
struct ChartContent {
    QString title;          ///< the measured thing, or the finding
    QString subtitle = {};  ///< the protocol: `test, 22,363 users, full ranking`
    ChartAxis x = {}, y = {};
    std::vector<ChartSeries> series = {};
    std::vector<ChartEvent> events = {};
    QString uncertainty = {};  ///< names `low` and `high`: `95 % bootstrap`
    QString empty = {};        ///< the sentence shown when there is nothing to draw
    /// Names at the left, the first on top, values to the right: for names that are long or many. All series are
    /// bars or points of categories, and there are no events.
    bool horizontal_bars = false;

    bool has_data() const;
};

/// The chart as columns of numbers and texts, one row a value of x (categories and labels by name). What "read as
/// a table", copy and CSV give. NaN: no value.
struct ChartTable {
    QStringList columns;
    std::vector<std::vector<std::variant<double, QString>>> rows = {};
    /// The columns [first, first + count) hold places on the x axis; numbers after them are values of y.
    int first_x = 0, x_count = 1;
};
ChartTable table_of(const ChartContent& content);

/// Text of a value on an axis: percent, time, category or number.
QString axis_text(const ChartAxis& axis, double value);

}  // namespace armillary::views
