// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <vector>

#include "views/shared/charts/chart_content.h"
#include "views/shared/charts/chart_samples.h"
#include "views/shared/charts/chart_scale.h"

namespace armillary::views {

/// Of a category's slot that its bars fill.
inline constexpr double kGroupShare = 0.72;

/// A text with its place.
struct PlacedText {
    QString text;
    QRectF box;
    QString full = {};  ///< of a text that may have been shortened or broken
};

/// A series as it is drawn at this size.
struct DrawnSeries {
    const ChartSeries* data = nullptr;
    QColor color;
    std::vector<Run> runs;  ///< of lines; of bars and points one run with those that are drawn
};

/// The name of a series at its line's end, with the end that it belongs to; or in the legend, beside its colour.
struct SeriesLabel {
    size_t series = 0;
    PlacedText name;
    QPointF end;
};

struct EventMark {
    const ChartEvent* data = nullptr;
    double x = 0;     ///< on the picture
    PlacedText text;  ///< empty where there is no room: it is shown under the pointer
};

/// Where everything of a chart stands in a picture of a given size, in logical pixels: the one source for drawing,
/// reading under the pointer and files. Refers to the content, which must outlive it.
struct ChartLayout {
    const ChartContent* content = nullptr;
    QRectF area, plot;
    ChartScale x, y;
    bool drawable = false;  ///< else the empty sentence is all there is
    PlacedText title, subtitle, y_title, x_title, note;
    std::vector<DrawnSeries> series;
    std::vector<SeriesLabel> ends, legend;
    std::vector<EventMark> events;
    std::vector<PlacedText> x_ticks, y_ticks;  ///< in the order of the scales' ticks

    // Of upright charts.
    double px(double x_value) const { return plot.left() + x.share(x_value) * plot.width(); }
    double py(double y_value) const { return plot.bottom() - y.share(y_value) * plot.height(); }

    bool horizontal() const { return content->horizontal_bars; }
    /// How far along the x axis a position is, and the same position as far along the y axis as a value says: x
    /// runs to the right and y upwards, of horizontal bars x runs down and y to the right.
    double along_x(const QPointF& position) const { return horizontal() ? position.y() : position.x(); }
    QPointF with_y(QPointF position, double y_value) const;
    /// The line over the whole plot at a share of the y axis.
    QLineF across(double y_share) const;
    QPointF at(const DrawnSeries& series, size_t index) const;
    /// What a shortened text at this place says in full; empty: there is none.
    QString cut_text_at(const QPointF& position) const;
    /// The bar on the picture; of bars only.
    QRectF bar(const DrawnSeries& series, size_t index) const;
};

QColor chart_color(const ChartColor& color);

/// `reserved` is left free at the right of the title, for the buttons of a window.
ChartLayout lay_out(const ChartContent& content, const QSizeF& size, double reserved = 0);

/// The least height at which every name of horizontal bars has a line of its own; 0 for other charts.
double height_for_names(const ChartContent& content, double width);

}  // namespace armillary::views
