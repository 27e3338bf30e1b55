// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_marks.h"

#include <QAreaSeries>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QPen>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace armillary::views {

namespace {

constexpr double kLineWidth = 1.75, kSoftWidth = 1.25, kFillShare = 0.14, kBandShare = 0.18;
constexpr size_t kMostBars = 400;
/// Qt Charts cuts at its plot area, and would halve a line that runs along the border.
constexpr double kRim = 8;

QColor soft(QColor color, double share) {
    color.setAlphaF(static_cast<float>(share));
    return color;
}

/// A chart of Qt Charts without axes, margins and background: a sheet of pixels to put series on. What it is told
/// is where things stand on the picture; scales, clipping and texts are the layout's.
class Sheet {
 public:
    explicit Sheet(const ChartLayout& layout)
        : layout_(layout), rim_(layout.plot.adjusted(-kRim, -kRim, kRim, kRim)) {
        chart_ = new QChart;
        scene_.addItem(chart_);
        chart_->legend()->hide();
        chart_->setBackgroundVisible(false);
        chart_->setMargins({});
        chart_->layout()->setContentsMargins(0, 0, 0, 0);
        chart_->resize(layout.area.size());
        // Upwards as Qt Charts has it, in pixels from the lower left corner.
        x_ = axis(Qt::AlignBottom, 0, rim_.width());
        y_ = axis(Qt::AlignLeft, 0, rim_.height());
    }

    void add_line(const QPolygonF& line, const QPen& pen) {
        auto* series = new QLineSeries;
        series->setPen(pen);
        series->replace(on_sheet(line));
        put(series, x_, y_);
    }

    void add_area(const QPolygonF& upper, const QPolygonF& lower, const QColor& fill) {
        auto* area = new QAreaSeries;
        auto* above = new QLineSeries(area);
        auto* below = new QLineSeries(area);
        above->replace(on_sheet(upper));
        below->replace(on_sheet(lower));
        area->setUpperSeries(above);
        area->setLowerSeries(below);
        area->setPen(Qt::NoPen);
        area->setBrush(fill);
        put(area, x_, y_);
    }

    /// Bars of categories stand on Qt Charts' own zero and are one unit apart.
    void add_bars(const std::vector<const DrawnSeries*>& bars) {
        const double unit = layout_.x.share(1) - layout_.x.share(0), width = layout_.plot.width();
        auto* series = new QBarSeries;
        series->setBarWidth(kGroupShare);
        for (const DrawnSeries* one : bars) series->append(bar_set(*one));
        const double first = -layout_.x.share(0) / unit, last = (1 - layout_.x.share(0)) / unit;
        const double rim = kRim / (unit * width);
        QValueAxis* x = axis(Qt::AlignBottom, first - rim, last + rim);
        const double base = layout_.y.base() * layout_.plot.height() + kRim;
        put(series, x, axis(Qt::AlignLeft, -base, rim_.height() - base));
    }

    void paint(QPainter& painter) {
        chart_->layout()->activate();
        chart_->setPlotArea(rim_);
        scene_.setSceneRect(layout_.area);
        scene_.render(&painter, layout_.area, layout_.area);
    }

 private:
    QValueAxis* axis(Qt::Alignment side, double from, double to) {
        auto* axis = new QValueAxis;
        axis->setRange(from, to);
        axis->setVisible(false);
        chart_->addAxis(axis, side);
        return axis;
    }

    void put(QAbstractSeries* series, QAbstractAxis* x, QAbstractAxis* y) {
        chart_->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }

    QList<QPointF> on_sheet(const QPolygonF& polygon) const {
        QList<QPointF> points;
        points.reserve(polygon.size());
        for (const QPointF& point : polygon) points << QPointF(point.x() - rim_.left(), rim_.bottom() - point.y());
        return points;
    }

    QBarSet* bar_set(const DrawnSeries& drawn) const {
        QList<qreal> heights(layout_.content->x.categories.size(), 0);
        const double base = layout_.y.base() * layout_.plot.height();
        for (uint32_t i : drawn.runs.front()) {
            const auto place = static_cast<qsizetype>(std::lround(drawn.data->x[i]));
            if (place < 0 || place >= heights.size()) continue;
            heights[place] =
                std::clamp(layout_.y.share(drawn.data->y[i]), 0.0, 1.0) * layout_.plot.height() - base;
        }
        auto* set = new QBarSet(drawn.data->name);
        set->append(heights);
        set->setColor(drawn.color);
        set->setPen(Qt::NoPen);
        return set;
    }

    const ChartLayout& layout_;
    QRectF rim_;
    QGraphicsScene scene_;
    QChart* chart_;
    QValueAxis *x_, *y_;
};

/// Values of a run on the picture, moved to the border of the plot where they lie outside.
QPolygonF outline(const ChartLayout& layout, const DrawnSeries& series, const Run& run,
                  const std::vector<double>& y) {
    const QRectF& plot = layout.plot;
    QPolygonF line;
    for (uint32_t i : run) {
        const double height = i < y.size() ? layout.py(y[i]) : plot.bottom();
        // Below a logarithmic axis there is no place, but the band goes on.
        const double inside =
            std::isfinite(height) ? std::clamp(height, plot.top(), plot.bottom()) : plot.bottom();
        line << QPointF(std::clamp(layout.px(series.data->x[i]), plot.left(), plot.right()), inside);
    }
    return line;
}

QPen line_pen(const DrawnSeries& series) {
    const double width = (series.data->soft ? kSoftWidth : kLineWidth) * Theme::current().scale();
    QPen pen(series.color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (series.data->dashed) pen.setDashPattern({4, 3});
    return pen;
}

}  // namespace

bool drawn_by_qt_charts(const ChartLayout& layout, const DrawnSeries& bars) {
    return !layout.horizontal() && bars.data->x_end.empty() && layout.content->x.scale == Scale::categories &&
           bars.runs.front().size() <= kMostBars;
}

std::vector<QPolygonF> line_on_picture(const ChartLayout& layout, const DrawnSeries& series, const Run& run) {
    QPolygonF line;
    for (uint32_t i : run) {
        const QPointF point = layout.at(series, i);
        if (series.data->mark == Mark::steps && !line.isEmpty()) line << QPointF(point.x(), line.last().y());
        line << point;
    }
    return clipped(line, layout.plot.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void paint_marks(QPainter& painter, const ChartLayout& layout) {
    Sheet sheet(layout);
    std::vector<const DrawnSeries*> bars;
    for (const DrawnSeries& series : layout.series) {
        if (series.data->mark == Mark::bars) {
            if (drawn_by_qt_charts(layout, series)) bars.push_back(&series);
            continue;
        }
        if (series.data->mark == Mark::points) continue;
        for (const Run& run : series.runs) {
            if (run.size() < 2) continue;
            if (!series.data->low.empty())
                sheet.add_area(outline(layout, series, run, series.data->high),
                               outline(layout, series, run, series.data->low), soft(series.color, kBandShare));
            if (series.data->mark == Mark::area) {
                const QPolygonF upper = outline(layout, series, run, series.data->y);
                const double base = layout.plot.bottom() - layout.y.base() * layout.plot.height();
                sheet.add_area(upper, {{upper.first().x(), base}, {upper.last().x(), base}},
                               soft(series.color, kFillShare));
            }
        }
    }
    if (!bars.empty()) sheet.add_bars(bars);
    for (const DrawnSeries& series : layout.series) {
        if (series.data->mark == Mark::bars || series.data->mark == Mark::points) continue;
        for (const Run& run : series.runs)
            for (const QPolygonF& piece : line_on_picture(layout, series, run))
                if (piece.size() > 1) sheet.add_line(piece, line_pen(series));
    }
    sheet.paint(painter);
}

}  // namespace armillary::views
