// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/event_slider.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionSlider>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace armillary::views {

namespace {

constexpr int kHalfHeight = 9, kReach = 5;  ///< in pixels; how near the pointer must be
constexpr qsizetype kMostLines = 8;

}  // namespace

EventSlider::EventSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {}

void EventSlider::set_ticks(std::vector<SliderTick> ticks) {
    std::ranges::stable_sort(ticks, {}, &SliderTick::place);
    ticks_ = std::move(ticks);
    QStringList all;
    for (const SliderTick& tick : ticks_) all << tick.words;
    setAccessibleDescription(all.join(QStringLiteral("; ")));
    update();
}

double EventSlider::x_of(double place) const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const int handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).width();
    const double share = maximum() > minimum() ? (place - minimum()) / (maximum() - minimum()) : 0;
    return groove.left() + handle / 2.0 + std::clamp(share, 0.0, 1.0) * (groove.width() - handle);
}

QString EventSlider::words_at(int x) const {
    QStringList near;
    for (const SliderTick& tick : ticks_)
        if (std::abs(x_of(tick.place) - x) <= Theme::current().px(kReach)) near << tick.words;
    if (near.size() > kMostLines) near = near.mid(0, kMostLines - 1) << QStringLiteral("…");
    return near.join('\n');
}

QSize EventSlider::sizeHint() const {
    const QSize own = QSlider::sizeHint();
    return {own.width(), std::max(own.height(), Theme::current().px(2 * kHalfHeight))};
}

bool EventSlider::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QSlider::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString words = words_at(help->pos().x());
    QToolTip::showText(help->globalPos(), words.isEmpty() ? toolTip() : words, this);
    return true;
}

void EventSlider::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(this);  // below the groove and the handle
        const Theme& theme = Theme::current();
        const double half = theme.px(kHalfHeight), middle = height() / 2.0;
        for (const SliderTick& tick : ticks_)
            painter.fillRect(QRectF(std::round(x_of(tick.place)) - 1, middle - half, 2, 2 * half),
                             theme.color(tick.color));
    }
    QSlider::paintEvent(event);
}

std::optional<double> EventSlider::next_tick(bool forward) const {
    std::optional<double> found;
    for (const SliderTick& tick : ticks_) {
        const double at = std::clamp(std::ceil(tick.place), double(minimum()), double(maximum()));
        if (forward && at > value()) return tick.place;
        if (!forward && at < value()) found = tick.place;
    }
    return found;
}

void EventSlider::keyPressEvent(QKeyEvent* event) {
    const bool forward = event->key() == Qt::Key_Right;
    if (!(event->modifiers() & Qt::ControlModifier) || (!forward && event->key() != Qt::Key_Left))
        return QSlider::keyPressEvent(event);
    const std::optional<double> place = next_tick(forward);
    if (!place) return;
    setValue(static_cast<int>(std::ceil(*place)));
    const int x = static_cast<int>(x_of(*place));
    QToolTip::showText(mapToGlobal(QPoint(x, 0)), words_at(x), this);
}

}  // namespace armillary::views
