// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "views/shared/charts/chart_marks.h"

namespace armillary::views {

namespace {

constexpr double kPointRadius = 3, kLoneRadius = 2;
constexpr size_t kCrowd = 300;  ///< more points than this are let shine through
constexpr float kCrowdOpacity = 0.55F;

double scaled(double pixels) {
    return pixels * Theme::current().scale();
}

QColor color(Token token) {
    return Theme::current().color(token);
}

/// Half a pixel off, so that a hairline falls on one row of pixels.
double crisp(double place) {
    return std::floor(place) + 0.5;
}

QLineF crisp(const QLineF& line) {
    return {crisp(line.x1()), crisp(line.y1()), crisp(line.x2()), crisp(line.y2())};
}

QPen hairline(const QColor& ink) {
    return {ink, 1};
}

void write(QPainter& painter, const PlacedText& text, const QFont& font, const QColor& ink,
           Qt::Alignment alignment = Qt::AlignLeft) {
    if (text.text.isEmpty()) return;
    painter.setFont(font);
    painter.setPen(ink);
    const QStringList lines = text.text.split('\n');
    // By the baseline: a line with glyphs of another font (Chinese among Latin) has a taller box of its own.
    const QFontMetricsF metrics(font);
    double baseline = text.box.top() + metrics.ascent();
    for (const QString& one : lines) {
        const double spare = text.box.width() - metrics.horizontalAdvance(one);
        const double shift = alignment & Qt::AlignRight ? spare : alignment & Qt::AlignHCenter ? spare / 2 : 0;
        painter.drawText(QPointF(text.box.left() + shift, baseline), one);
        baseline += metrics.height();
    }
}

QFont small() {
    return Theme::current().number_font(TypeSize::caption);
}

void paint_empty(QPainter& painter, const ChartLayout& layout) {
    painter.setFont(Theme::current().font(TypeSize::body));
    painter.setPen(color(Token::muted));
    const QString sentence = layout.content->empty.isEmpty()
                                 ? QCoreApplication::translate("Chart", "There is nothing to draw yet")
                                 : layout.content->empty;
    const double above = std::max(layout.title.box.bottom(), layout.subtitle.box.bottom());
    QRectF box = layout.area.adjusted(scaled(24), above, -scaled(24), -scaled(12));
    painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, sentence);
}

void paint_axes(QPainter& painter, const ChartLayout& layout) {
    const QRectF& plot = layout.plot;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < layout.y_ticks.size(); ++i) {
        painter.setPen(hairline(Theme::mix(color(Token::panel), color(Token::line), 0.7)));
        painter.drawLine(crisp(layout.across(layout.y.share(layout.y.ticks()[i].value))));
        write(painter, layout.y_ticks[i], small(), color(Token::muted), Qt::AlignRight);
    }
    painter.setPen(hairline(Theme::mix(color(Token::line), color(Token::muted), 0.5)));
    painter.drawLine(crisp(layout.across(layout.y.base())));
    const bool categories = layout.content->x.scale == Scale::categories;
    for (size_t i = 0; i < layout.x_ticks.size(); ++i) {
        const double x = crisp(layout.px(layout.x.ticks()[i].value));
        if (!categories) painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + scaled(4)));
        write(painter, layout.x_ticks[i], small(), color(categories ? Token::text : Token::muted),
              layout.horizontal() ? Qt::AlignRight : Qt::AlignHCenter);
        painter.setPen(hairline(Theme::mix(color(Token::line), color(Token::muted), 0.5)));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    write(painter, layout.y_title, small(), color(Token::muted));
    write(painter, layout.x_title, small(), color(Token::muted));
    write(painter, layout.note, small(), color(Token::muted));
}

void paint_events(QPainter& painter, const ChartLayout& layout) {
    for (const EventMark& event : layout.events) {
        QPen pen(Theme::mix(color(Token::panel), color(Token::muted), 0.7), 1);
        pen.setDashPattern({2, 3});
        painter.setPen(pen);
        const double x = crisp(event.x);
        const double top = event.text.text.isEmpty() ? layout.plot.top() : event.text.box.top();
        painter.drawLine(QPointF(x, top), QPointF(x, layout.plot.bottom()));
    }
    for (const EventMark& event : layout.events) {
        painter.fillRect(event.text.box, color(Token::panel));
        write(painter, event.text, small(), color(Token::muted));
    }
}

void paint_bars(QPainter& painter, const ChartLayout& layout, const DrawnSeries& series) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(series.color);
    for (uint32_t i : series.runs.front()) painter.drawRect(layout.bar(series, i));
}

void paint_whiskers(QPainter& painter, const ChartLayout& layout, const DrawnSeries& series) {
    const ChartSeries& data = *series.data;
    const bool bars = data.mark == Mark::bars;
    painter.setPen(QPen(bars ? color(Token::text) : series.color, scaled(1.25)));
    for (uint32_t i : series.runs.front()) {
        if (i >= data.low.size() || i >= data.high.size()) continue;
        if (!layout.y.has_place(data.low[i]) || !layout.y.has_place(data.high[i])) continue;
        const QPointF at = layout.at(series, i);
        const QPointF low = layout.with_y(at, std::clamp(data.low[i], layout.y.low(), layout.y.high()));
        const QPointF high = layout.with_y(at, std::clamp(data.high[i], layout.y.low(), layout.y.high()));
        const QPointF cap = layout.horizontal() ? QPointF(0, scaled(3)) : QPointF(scaled(3), 0);
        painter.drawLine(low, high);
        painter.drawLine(low - cap, low + cap);
        painter.drawLine(high - cap, high + cap);
    }
}

void paint_points(QPainter& painter, const ChartLayout& layout, const DrawnSeries& series) {
    QColor fill = series.color;
    const bool crowd = series.runs.front().size() > kCrowd;
    if (crowd) fill.setAlphaF(kCrowdOpacity);
    painter.setPen(crowd ? QPen(Qt::NoPen) : QPen(color(Token::panel), 1));
    painter.setBrush(fill);
    const double radius = scaled(crowd ? kPointRadius - 0.5 : kPointRadius + 0.5);
    for (uint32_t i : series.runs.front()) painter.drawEllipse(layout.at(series, i), radius, radius);
}

/// A value between two gaps is no line, but it is there.
void paint_lone_points(QPainter& painter, const ChartLayout& layout, const DrawnSeries& series) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(series.color);
    for (const Run& run : series.runs)
        if (run.size() == 1 && layout.plot.adjusted(-1, -1, 1, 1).contains(layout.at(series, run.front())))
            painter.drawEllipse(layout.at(series, run.front()), scaled(kLoneRadius), scaled(kLoneRadius));
}

void paint_series(QPainter& painter, const ChartLayout& layout) {
    for (const DrawnSeries& series : layout.series)
        if (series.data->mark == Mark::bars && !drawn_by_qt_charts(layout, series))
            paint_bars(painter, layout, series);
    paint_marks(painter, layout);
    for (const DrawnSeries& series : layout.series) {
        const bool apart = series.data->mark == Mark::bars || series.data->mark == Mark::points;
        if (apart) paint_whiskers(painter, layout, series);
        if (series.data->mark == Mark::points) paint_points(painter, layout, series);
        if (!apart) paint_lone_points(painter, layout, series);
    }
}

void paint_end_labels(QPainter& painter, const ChartLayout& layout) {
    for (const SeriesLabel& label : layout.ends) {
        const DrawnSeries& series = layout.series[label.series];
        const QColor ink = series.data->soft ? color(Token::muted) : series.color;  // pale words are hard to read
        const QPointF start(label.name.box.left() - scaled(2), label.name.box.center().y());
        const QPointF end(label.end.x() + scaled(2),
                          std::clamp(label.end.y(), layout.plot.top(), layout.plot.bottom()));
        if (std::abs(start.y() - end.y()) > scaled(3) || start.x() - end.x() > scaled(12)) {
            QPen leader(ink, 1);
            leader.setDashPattern({1, 2});
            painter.setPen(leader);
            painter.drawPolyline(QPolygonF{end, {layout.plot.right() + scaled(1), end.y()}, start});
        }
        write(painter, label.name, small(), ink);
    }
}

void paint_legend(QPainter& painter, const ChartLayout& layout) {
    for (const SeriesLabel& entry : layout.legend) {
        PlacedText name = entry.name;
        if (entry.series < layout.series.size()) {
            const DrawnSeries& series = layout.series[entry.series];
            const double width = scaled(12), middle = name.box.center().y();
            const bool line = series.data->mark == Mark::line || series.data->mark == Mark::steps;
            painter.setPen(Qt::NoPen);
            painter.setBrush(series.color);
            if (series.data->mark == Mark::points)
                painter.drawEllipse(QPointF(name.box.left() + width / 2, middle), scaled(3.5), scaled(3.5));
            else if (!line)
                painter.drawRoundedRect(QRectF(name.box.left(), middle - scaled(4), scaled(8), scaled(8)), 1, 1);
            if (line) {
                QPen pen(series.color, scaled(2));
                if (series.data->dashed) pen.setDashPattern({2, 1.5});
                painter.setPen(pen);
                painter.drawLine(QPointF(name.box.left(), middle), QPointF(name.box.left() + width, middle));
            }
            name.box.setLeft(name.box.left() + width + scaled(4));
        }
        write(painter, name, small(), color(Token::text));
    }
}

}  // namespace

void paint_chart(QPainter& painter, const ChartLayout& layout) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(layout.area, color(Token::panel));
    const Theme& theme = Theme::current();
    write(painter, layout.title, theme.font(TypeSize::section), color(Token::text));
    write(painter, layout.subtitle, theme.font(TypeSize::caption), color(Token::muted));
    if (!layout.drawable) {
        paint_empty(painter, layout);
        return;
    }
    paint_axes(painter, layout);
    paint_events(painter, layout);
    paint_series(painter, layout);
    paint_end_labels(painter, layout);
    paint_legend(painter, layout);
}

}  // namespace armillary::views
