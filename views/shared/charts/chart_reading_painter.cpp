// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/shared/charts/chart_painter.h"

namespace armillary::views {

namespace {

constexpr double kMarkRadius = 4, kPadding = 8, kSwatch = 8, kWidestName = 240;
constexpr size_t kMostRows = 12;

double scaled(double pixels) {
    return pixels * Theme::current().scale();
}

/// One line of the box: a name with its colour at the left, the value at the right.
struct Row {
    QString name, value;
    QColor swatch = {};
};

std::vector<Row> rows_of(const ChartLayout& layout, const ChartReading& reading) {
    std::vector<Row> rows;
    const bool several = reading.values.size() > 1 && !reading.is_point;
    for (const ChartReading::Value& value : reading.values) {
        if (rows.size() == kMostRows) break;
        const QString name = value.name.isEmpty() ? layout.content->y.title : value.name;
        rows.push_back({name, value.text, several ? layout.series[value.series].color : QColor()});
    }
    if (reading.values.size() > rows.size())
        rows.push_back(
            {QCoreApplication::translate("Chart", "%1 more").arg(reading.values.size() - rows.size()), {}});
    for (const QString& remark : reading.remarks) rows.push_back({remark, {}});
    return rows;
}

/// Beside the longest of the bars, or where there is no room below or above them.
QRectF place_beside_bars(const ChartLayout& layout, const ChartReading& reading, const QSizeF& size) {
    constexpr double kRim = 4;
    const double gap = scaled(12);
    const QRectF inner = layout.area.adjusted(kRim, kRim, -kRim, -kRim);
    QRectF bars;
    for (const ChartReading::Value& value : reading.values)
        bars |= layout.bar(layout.series[value.series], value.index);
    QPointF corner(bars.right() + gap, reading.guide.y() - size.height() / 2);
    if (corner.x() + size.width() > inner.right()) {
        corner = {inner.right() - size.width(), bars.bottom() + gap};
        if (corner.y() + size.height() > inner.bottom()) corner.setY(bars.top() - gap - size.height());
    }
    corner.setY(std::max(std::min(corner.y(), inner.bottom() - size.height()), inner.top()));
    return {corner, size};
}

/// Beside the guide, on the side with room; above the values, or below where there is no room: never over them.
QRectF place_box(const ChartLayout& layout, const ChartReading& reading, const QSizeF& size) {
    constexpr double kRim = 4;
    const double gap = scaled(12);
    const QRectF inner = layout.area.adjusted(kRim, kRim, -kRim, -kRim);
    double left = reading.guide.x() + gap;
    if (left + size.width() > inner.right()) left = reading.guide.x() - gap - size.width();
    double top = reading.guide.y() - size.height() / 2;
    if (!reading.is_point) {
        double highest = layout.plot.bottom(), lowest = layout.plot.top();
        for (const ChartReading::Value& value : reading.values) {
            highest = std::min(highest, value.at.y());
            lowest = std::max(lowest, value.at.y());
        }
        top = highest - gap - size.height();
        if (top < inner.top()) top = lowest + gap;
    }
    return {QPointF(std::max(left, inner.left()),
                    std::max(std::min(top, inner.bottom() - size.height()), inner.top())),
            size};
}

void paint_box(QPainter& painter, const ChartLayout& layout, const ChartReading& reading) {
    const Theme& theme = Theme::current();
    QFont head_font = theme.font(TypeSize::caption), font = theme.number_font(TypeSize::caption);
    head_font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font), head_metrics(head_font);
    std::vector<Row> rows = rows_of(layout, reading);
    const double most = scaled(kWidestName);
    const QString head = head_metrics.elidedText(reading.head, Qt::ElideMiddle, most * 1.5);
    double names = 0, values = 0, indent = 0;
    for (Row& row : rows) {
        row.name = metrics.elidedText(row.name, Qt::ElideMiddle, most);
        names = std::max(names, metrics.horizontalAdvance(row.name));
        values = std::max(values, metrics.horizontalAdvance(row.value));
        if (row.swatch.isValid()) indent = scaled(kSwatch + 4);
    }
    const double line = metrics.height() + scaled(2), pad = scaled(kPadding);
    const double inner =
        std::max(head_metrics.horizontalAdvance(head), indent + names + (values > 0 ? scaled(16) + values : 0));
    const double lines = static_cast<double>(rows.size()) + (head.isEmpty() ? 0 : 1);
    const QSizeF size(inner + 2 * pad + 1, lines * line + 2 * pad - scaled(2));
    const QRectF box =
        layout.horizontal() ? place_beside_bars(layout, reading, size) : place_box(layout, reading, size);

    painter.setPen(QPen(theme.color(Token::line), 1));
    painter.setBrush(theme.color(Token::panel));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), scaled(6), scaled(6));
    QRectF at(box.left() + pad, box.top() + pad, inner + 1, metrics.height());
    const auto write = [&](const QRectF& where, const QString& text, Token ink, Qt::Alignment side) {
        painter.setPen(theme.color(ink));
        painter.drawText(where, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                         text);
    };
    if (!head.isEmpty()) {
        painter.setFont(head_font);
        write(at, head, Token::text, Qt::AlignLeft);
        at.translate(0, line);
    }
    painter.setFont(font);
    for (const Row& row : rows) {
        if (row.swatch.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.swatch);
            painter.drawEllipse(QPointF(at.left() + scaled(kSwatch) / 2, at.center().y()), scaled(3.5),
                                scaled(3.5));
        }
        write(at.adjusted(indent, 0, 0, 0), row.name, Token::muted, Qt::AlignLeft);
        write(at, row.value, Token::text, Qt::AlignRight);
        at.translate(0, line);
    }
}

}  // namespace

void paint_reading(QPainter& painter, const ChartLayout& layout, const ChartReading& reading) {
    const Theme& theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!reading.is_point) {
        const double at = std::floor(layout.along_x(reading.guide)) + 0.5;
        painter.setPen(QPen(theme.color(Token::muted), 1));
        painter.drawLine(layout.horizontal() ? QLineF(layout.plot.left(), at, layout.plot.right(), at)
                                             : QLineF(at, layout.plot.top(), at, layout.plot.bottom()));
    }
    painter.setPen(QPen(theme.color(Token::panel), scaled(1.5)));
    for (const ChartReading::Value& value : reading.values) {
        if (!layout.plot.adjusted(-1, -1, 1, 1).contains(value.at)) continue;
        painter.setBrush(layout.series[value.series].color);
        painter.drawEllipse(value.at, scaled(kMarkRadius), scaled(kMarkRadius));
    }
    paint_box(painter, layout, reading);
}

}  // namespace armillary::views
