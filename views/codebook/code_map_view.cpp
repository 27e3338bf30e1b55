// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kMargin = 12, kLine = 20, kLargest = 12, kSmallest = 3, kReach = 8;

int px(double pixels) {
    return Theme::current().px(pixels);
}

}  // namespace

CodeMapView::CodeMapView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Codes of a level over its inputs"));
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void CodeMapView::set_map(CodeMapPtr map, double most_items, Token color) {
    map_ = std::move(map);
    extent_ = map_ ? map_->extent() : QRectF();
    most_items_ = std::max(most_items, 1.0);
    color_ = color;
    move_to({});
    update();
}

void CodeMapView::set_title(const QString& title) {
    title_ = title;
    update();
}

void CodeMapView::set_picked(std::vector<int32_t> codes) {
    picked_ = std::move(codes);
    update();
}

bool CodeMapView::is_picked(int32_t code) const {
    return std::find(picked_.begin(), picked_.end(), code) != picked_.end();
}

QString CodeMapView::reading() const {
    if (!cursor_) return {};
    const CodeMap::Code& code = map_->codes[*cursor_];
    return code.items == 0 ? tr("code %1: unused").arg(code.code)
                           : tr("code %1: %2 items").arg(code.code).arg(figure(code.items));
}

// Where things are.

QRectF CodeMapView::plot() const {
    const double above = px(kMargin) + px(kLine) * (title_.isEmpty() ? 1 : 2), side = px(kMargin + kLargest);
    return QRectF(rect()).adjusted(side, above + px(kLargest), -side, -side);
}

QPointF CodeMapView::on_picture(const QPointF& point) const {
    // One length for both axes: distances would lie otherwise.
    const QRectF area = plot();
    const auto fit = [](double room, double needed) { return needed > 0 ? room / needed : HUGE_VAL; };
    double scale = std::min(fit(area.width(), extent_.width()), fit(area.height(), extent_.height()));
    if (!std::isfinite(scale)) scale = 1;
    const QPointF offset = (point - extent_.center()) * scale;
    return {area.center().x() + offset.x(), area.center().y() - offset.y()};
}

QPointF CodeMapView::place_of(int32_t code) const {
    return on_picture(map_->codes[static_cast<size_t>(code)].at);
}

double CodeMapView::radius(double items) const {
    return std::max<double>(px(kSmallest), px(kLargest) * std::sqrt(items / most_items_));
}

std::optional<size_t> CodeMapView::at(const QPointF& position) const {
    std::optional<size_t> nearest;
    double best = px(kReach);
    for (size_t i = 0; map_ && i < map_->codes.size(); ++i) {
        const QPointF way = on_picture(map_->codes[i].at) - position;
        const double distance = std::hypot(way.x(), way.y());
        if (distance < best || (!nearest && distance < radius(map_->codes[i].items))) {
            nearest = i;
            best = distance;
        }
    }
    return nearest;
}

QSize CodeMapView::minimumSizeHint() const {
    return {px(160), px(140)};
}

QSize CodeMapView::sizeHint() const {
    return {px(320), px(260)};
}

// What it looks like.

void CodeMapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(Token::panel));
    if (!map_) return;
    paint_words(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_inputs(painter);
    for (const bool picked : {false, true})  // those that are picked on top
        for (size_t i = 0; i < map_->codes.size(); ++i)
            if (is_picked(map_->codes[i].code) == picked) paint_code(painter, i);
    if (cursor_) paint_code(painter, *cursor_);
}

void CodeMapView::paint_words(QPainter& painter) const {
    const Theme& theme = Theme::current();
    QRect line(px(kMargin), px(4), width() - 2 * px(kMargin), px(kLine));
    const auto write = [&](const QString& words, Token token, TypeSize size) {
        painter.setFont(theme.font(size));
        painter.setPen(theme.color(token));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, line.width()));
        line.translate(0, px(kLine));
    };
    if (!title_.isEmpty()) write(title_, color_, TypeSize::body);
    write(cursor_ ? reading() : map_->caption(), cursor_ ? Token::text : Token::muted, TypeSize::caption);
}

void CodeMapView::paint_inputs(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QColor quiet = Theme::mix(theme.color(Token::panel), theme.color(Token::muted), 0.5);
    painter.setPen(Qt::NoPen);
    for (const bool picked : {false, true}) {
        painter.setBrush(picked ? theme.color(Token::brass) : quiet);
        for (size_t i = 0; i < map_->points.size(); ++i)
            if (is_picked(map_->point_codes[i]) == picked)
                painter.drawEllipse(on_picture(map_->points[i]), px(1.5), px(1.5));
    }
}

void CodeMapView::paint_code(QPainter& painter, size_t index) const {
    const Theme& theme = Theme::current();
    const CodeMap::Code& code = map_->codes[index];
    const bool picked = is_picked(code.code), here = cursor_ == index;
    QColor color = theme.color(picked ? Token::brass : color_);
    painter.setPen(QPen(here ? theme.color(Token::text) : color, here ? 2 : 1));
    color.setAlphaF(0.55F);
    painter.setBrush(code.items > 0 ? QBrush(color) : QBrush(Qt::NoBrush));
    const double size = radius(code.items);
    painter.drawEllipse(on_picture(code.at), size, size);
}

// Reading and picking.

void CodeMapView::move_to(std::optional<size_t> cursor) {
    if (cursor_ == cursor) return;
    cursor_ = cursor;
    setAccessibleDescription(reading());
    update();
}

void CodeMapView::mouseMoveEvent(QMouseEvent* event) {
    move_to(at(event->position()));
    setToolTip(reading().isEmpty() && map_ ? map_->caption() : QString());
}

void CodeMapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    move_to(at(event->position()));
    if (cursor_) Q_EMIT code_picked(map_->codes[*cursor_].code);
}

void CodeMapView::leaveEvent(QEvent*) {
    if (!hasFocus()) move_to({});
}

void CodeMapView::focusOutEvent(QFocusEvent* event) {
    move_to({});
    QWidget::focusOutEvent(event);
}

void CodeMapView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (!map_ || map_->codes.empty()) return QWidget::keyPressEvent(event);
    const size_t last = map_->codes.size() - 1;
    if (key == Qt::Key_Right || key == Qt::Key_Down)
        move_to(cursor_ ? std::min(*cursor_ + 1, last) : 0);
    else if (key == Qt::Key_Left || key == Qt::Key_Up)
        move_to(cursor_ && *cursor_ > 0 ? *cursor_ - 1 : 0);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && cursor_)
        Q_EMIT code_picked(map_->codes[*cursor_].code);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace armillary::views
