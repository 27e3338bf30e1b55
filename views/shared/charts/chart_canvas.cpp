// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_canvas.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "views/shared/charts/chart_painter.h"

namespace armillary::views {

ChartCanvas::ChartCanvas(QWidget* parent) : QWidget(parent), content_(std::make_shared<ChartContent>()) {
    setObjectName("chartCanvas");
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&Theme::current(), &Theme::changed, this, &ChartCanvas::forget_picture);
}

void ChartCanvas::set_content(ChartContentPtr content) {
    content_ = std::move(content);
    setAccessibleName(content_->title);
    setAccessibleDescription(content_->has_data() ? content_->subtitle : content_->empty);
    forget_picture();
}

void ChartCanvas::reserve(int width) {
    reserved_ = width;
    forget_picture();
}

void ChartCanvas::forget_picture() {
    picture_ = {};
    reading_.reset();
    reader_.reset();
    chart_layout_.reset();
    update();
}

const ChartLayout& ChartCanvas::layout_now() {
    if (!chart_layout_) chart_layout_ = lay_out(*content_, size(), reserved_);
    return *chart_layout_;
}

const ChartReader& ChartCanvas::reader_now() {
    if (!reader_) reader_.emplace(layout_now());
    return *reader_;
}

void ChartCanvas::paintEvent(QPaintEvent* event) {
    const double ratio = devicePixelRatioF();
    if (picture_.isNull() || picture_.devicePixelRatio() != ratio) {
        picture_ = QPixmap(size() * ratio);
        picture_.setDevicePixelRatio(ratio);
        QPainter painter(&picture_);
        paint_chart(painter, layout_now());
    }
    read_again();
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    if (reading_) paint_reading(painter, layout_now(), *reading_);
    if (ring_) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::current().color(Token::accent), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
    }
}

void ChartCanvas::resizeEvent(QResizeEvent* event) {
    forget_picture();
    QWidget::resizeEvent(event);
}

void ChartCanvas::read(int stop) {
    if (stop == stop_) return;
    stop_ = stop;
    reading_.reset();
    if (stop >= 0) {
        reading_ = reader_now().reading(stop);
        setAccessibleDescription(reading_->spoken());
    }
    update();
}

void ChartCanvas::read_again() {
    if (reading_ || stop_ < 0) return;
    const int stops = layout_now().drawable ? reader_now().stops() : 0;
    const int stop = stops == 0 ? -1 : pointer_ ? reader_now().nearest(*pointer_) : std::min(stop_, stops - 1);
    stop_ = -1;
    read(stop);
}

bool ChartCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), layout_now().cut_text_at(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    if (layout_now().drawable) read(reader_now().nearest(event->position()));
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !layout_now().drawable) return;
    read(reader_now().nearest(event->position()));
    if (!reading_) return;
    if (const auto* value = reader_now().hit(*reading_, event->position())) pick(*value);
}

void ChartCanvas::pick(const ChartReading::Value& value) {
    const ChartSeries& series = content_->series[value.series];
    Q_EMIT picked(series.name, series.ids.value(static_cast<qsizetype>(value.index)));
}

void ChartCanvas::leaveEvent(QEvent* event) {
    pointer_.reset();
    if (!hasFocus()) read(-1);
    QWidget::leaveEvent(event);
}

void ChartCanvas::focusInEvent(QFocusEvent* event) {
    ring_ = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
    QWidget::focusInEvent(event);
}

void ChartCanvas::focusOutEvent(QFocusEvent* event) {
    ring_ = false;
    if (!underMouse()) read(-1);
    QWidget::focusOutEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent* event) {
    const int stops = layout_now().drawable ? reader_now().stops() : 0;
    if (stops == 0) return QWidget::keyPressEvent(event);
    pointer_.reset();
    int key = event->key();
    if (content_->horizontal_bars && (key == Qt::Key_Up || key == Qt::Key_Down))
        key = key == Qt::Key_Up ? Qt::Key_Left : Qt::Key_Right;
    switch (key) {
        case Qt::Key_Left:
            return read(stop_ < 0 ? stops - 1 : std::max(0, stop_ - 1));
        case Qt::Key_Right:
            return read(std::min(stops - 1, stop_ + 1));
        case Qt::Key_Home:
            return read(0);
        case Qt::Key_End:
            return read(stops - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (reading_ && !reading_->values.empty()) pick(reading_->values.front());
            return;
        case Qt::Key_Escape:
            if (reading_) return read(-1);
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace armillary::views
