// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/heat/heat_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kMargin = 12, kLine = 20, kNames = 140, kScale = 96, kSmallest = 80;
constexpr int kPage = 10;  ///< rows that a key goes over
constexpr double kZoomStep = 1.25;

int px(double pixels) {
    return Theme::current().px(pixels);
}

}  // namespace

HeatView::HeatView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Heat map"));
    connect(&Theme::current(), &Theme::changed, this, [this] {
        forget_picture();
        updateGeometry();
    });
}

void HeatView::set_content(HeatContentPtr content, Token color) {
    const bool same_sides =
        content && content_ && content->rows == content_->rows && content->columns == content_->columns;
    content_ = std::move(content);
    color_ = color;
    if (!same_sides) {
        window_ = content_ ? HeatWindow::whole(*content_) : HeatWindow();
        cell_.reset();
    }
    setAccessibleDescription(reading());
    forget_picture();
}

void HeatView::set_picked_rows(std::vector<int> rows) {
    picked_rows_ = std::move(rows);
    update();
}

void HeatView::set_picked_columns(std::vector<int> columns) {
    picked_columns_ = std::move(columns);
    update();
}

void HeatView::set_small(bool small) {
    small_ = small;
    forget_picture();
    updateGeometry();
}

void HeatView::set_window(const HeatWindow& window) {
    if (window == window_) return;
    window_ = window;
    forget_picture();
}

void HeatView::change_window(const HeatWindow& window) {
    if (window == window_) return;
    set_window(window);
    Q_EMIT window_changed(window_);
}

void HeatView::forget_picture() {
    picture_ = {};
    update();
}

QString HeatView::name_of(const QStringList& names, int index) const {
    return index < names.size() ? names[index] : QString::number(index);
}

QString HeatView::reading() const {
    if (!cell_ || !content_ || !content_->has_data()) return {};
    const auto [row, column] = *cell_;
    if (content_->reading) return content_->reading(row, column);
    return tr("%1, %2: %3")
        .arg(name_of(content_->row_names, row), name_of(content_->column_names, column),
             figure(static_cast<double>(content_->at(row, column))));
}

// Where things are.

int HeatView::name_width() const {
    if (small_ || !content_) return 0;
    const QFontMetrics metrics(Theme::current().font(TypeSize::caption));
    int wide = 0;
    for (const QString& name : content_->row_names) wide = std::max(wide, metrics.horizontalAdvance(name));
    return std::min({wide + px(8), px(kNames), width() / 3});
}

QRect HeatView::plot() const {
    if (small_) return rect().adjusted(px(2), px(kLine), -px(2), -px(2));
    const int head = px(8) + px(kLine) * (content_ && content_->subtitle.isEmpty() ? 2 : 3);
    const int foot = content_ && !content_->columns_title.isEmpty() ? px(kLine) : px(4);
    return rect().adjusted(px(kMargin) + name_width(), head, -px(kMargin), -foot - px(4));
}

QRectF HeatView::box_of(double row, double column) const {
    const QRectF area = plot();
    const double wide = area.width() / window_.columns, high = area.height() / window_.rows;
    return {area.left() + (column - window_.column) * wide, area.top() + (row - window_.row) * high, wide, high};
}

QPoint HeatView::place_of(int row, int column) const {
    return box_of(row, column).center().toPoint();
}

std::optional<HeatView::Cell> HeatView::cell_at(const QPointF& position) const {
    const QRectF area = plot();
    if (!content_ || !content_->has_data() || !area.contains(position)) return {};
    const auto place = [](double share, double from, double cells, int most) {
        return std::clamp(static_cast<int>(from + share * cells), 0, most - 1);
    };
    return Cell{
        place((position.y() - area.top()) / area.height(), window_.row, window_.rows, content_->rows),
        place((position.x() - area.left()) / area.width(), window_.column, window_.columns, content_->columns)};
}

QSize HeatView::sizeHint() const {
    return small_ ? QSize(px(kSmallest), px(kSmallest + kLine)) : QSize(px(420), px(360));
}

QSize HeatView::minimumSizeHint() const {
    return small_ ? QSize(px(48), px(48 + kLine)) : QSize(px(200), px(160));
}

// What it looks like.

void HeatView::make_picture() {
    const QSize pixels = plot().size() * devicePixelRatioF();
    if (pixels.isEmpty()) return;
    const Theme& theme = Theme::current();
    picture_ = QImage(pixels, QImage::Format_RGB32);
    const std::vector<float> values = strongest(*content_, window_, pixels.width(), pixels.height());
    std::vector<QRgb> colors;
    for (int tone = 0; tone < 256; ++tone) colors.push_back(theme.magnitude(tone / 255.0).rgb());
    const QRgb none = Theme::mix(theme.color(Token::panel), theme.color(Token::line), 0.5).rgb();
    const float range = content_->high > content_->low ? content_->high - content_->low : 1;
    const float* value = values.data();
    for (int y = 0; y < pixels.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture_.scanLine(y));
        for (int x = 0; x < pixels.width(); ++x, ++value)
            line[x] = std::isnan(*value) ? none
                                         : colors[static_cast<size_t>(
                                               std::clamp((*value - content_->low) / range * 255, 0.0F, 255.0F))];
    }
}

void HeatView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    if (!content_ || !content_->has_data()) {
        painter.setPen(theme.color(Token::muted));
        painter.drawText(rect().adjusted(px(kMargin), px(kMargin), -px(kMargin), -px(kMargin)),
                         Qt::AlignCenter | Qt::TextWordWrap, content_ ? content_->empty : QString());
        return;
    }
    if (picture_.isNull()) make_picture();
    painter.drawImage(plot(), picture_);
    paint_head(painter);
    if (!small_) paint_names(painter);
    paint_marks(painter);
}

void HeatView::paint_head(QPainter& painter) const {
    const Theme& theme = Theme::current();
    QRect line(px(small_ ? 2 : kMargin), small_ ? 0 : px(4), width() - 2 * px(small_ ? 2 : kMargin), px(kLine));
    const auto write = [&](const QString& words, TypeSize size, Token color) {
        painter.setFont(theme.font(size));
        painter.setPen(theme.color(color));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, line.width()));
        line.translate(0, px(kLine));
    };
    write(content_->title, small_ ? TypeSize::caption : TypeSize::body, color_);
    if (small_) return;
    if (!content_->subtitle.isEmpty()) write(content_->subtitle, TypeSize::caption, Token::muted);
    if (cell_)
        write(reading(), TypeSize::caption, Token::text);
    else
        paint_scale(painter, line);
}

void HeatView::paint_scale(QPainter& painter, const QRect& line) const {
    const Theme& theme = Theme::current();
    painter.setFont(theme.font(TypeSize::caption));
    painter.setPen(theme.color(Token::muted));
    const QString low = figure(double{content_->low}), high = figure(double{content_->high});
    const int before = painter.fontMetrics().horizontalAdvance(low) + px(4), top = line.center().y() - px(4);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, low);
    for (int x = 0; x < px(kScale); ++x)
        painter.fillRect(line.left() + before + x, top, 1, px(8),
                         theme.magnitude(static_cast<double>(x) / px(kScale)));
    painter.drawText(line.adjusted(before + px(kScale + 4), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, high);
}

/// Names of rows where they are high enough to be written, and what the sides stand for.
void HeatView::paint_names(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRect area = plot();
    painter.setFont(theme.font(TypeSize::caption));
    painter.setPen(theme.color(Token::muted));
    const double high = box_of(0, 0).height();
    // Where rows are low, every so many of them is named.
    const int stride =
        std::max(1, static_cast<int>(std::ceil(painter.fontMetrics().height() / std::max(high, 0.01))));
    const int first = (static_cast<int>(window_.row) + stride - 1) / stride * stride;
    for (int row = first;
         row < std::min<int>(content_->rows, static_cast<int>(std::ceil(window_.row + window_.rows)));
         row += stride) {
        const QRectF box = box_of(row, 0);
        if (content_->row_names.isEmpty() || box.center().y() < area.top() || box.center().y() > area.bottom())
            continue;
        const QRectF place(px(kMargin), box.center().y() - px(kLine) / 2.0, name_width() - px(8), px(kLine));
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(content_->row_names.value(row), Qt::ElideRight,
                                                          static_cast<int>(place.width())));
    }
    if (!content_->columns_title.isEmpty())
        painter.drawText(QRect(area.left(), area.bottom() + px(2), area.width(), px(kLine)),
                         Qt::AlignHCenter | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(content_->columns_title, Qt::ElideRight, area.width()));
}

void HeatView::paint_marks(QPainter& painter) const {
    const Theme& theme = Theme::current();
    painter.setBrush(Qt::NoBrush);
    painter.setClipRect(plot().adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(theme.color(Token::brass), 1));
    const QRectF area = plot();
    for (const int row : picked_rows_) {
        const QRectF box = box_of(row, 0);
        painter.drawRect(QRectF(area.left(), box.top(), area.width(), std::max(box.height(), 2.0)));
    }
    for (const int column : picked_columns_) {
        const QRectF box = box_of(0, column);
        painter.drawRect(QRectF(box.left(), area.top(), std::max(box.width(), 2.0), area.height()));
    }
    painter.setPen(QPen(theme.color(Token::text), 1));
    if (cell_ && !small_) painter.drawRect(box_of(cell_->first, cell_->second));
    painter.setClipping(false);
    if (!hasFocus()) return;
    painter.setPen(theme.color(Token::accent));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

// Reading, moving and picking.

void HeatView::move_to(std::optional<Cell> cell) {
    if (cell == cell_) return;
    cell_ = cell;
    setAccessibleDescription(reading());
    update();
}

void HeatView::pick() {
    if (cell_)
        Q_EMIT cell_picked(cell_->first, cell_->second);
    else if (small_)
        Q_EMIT cell_picked(0, 0);  // it is picked as a whole
}

void HeatView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    forget_picture();
}

void HeatView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    dragging_ = true;
    moved_ = false;
    pressed_ = last_ = event->position();
}

void HeatView::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_) return move_to(cell_at(event->position()));
    if ((event->position() - pressed_).manhattanLength() >= QApplication::startDragDistance()) moved_ = true;
    if (!moved_ || !content_ || small_) return;
    const QPointF by = event->position() - last_;
    last_ = event->position();
    change_window(window_.moved(-by.x() / plot().width(), -by.y() / plot().height(), *content_));
}

void HeatView::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(dragging_, false) || moved_) return;
    move_to(cell_at(event->position()));
    pick();
}

void HeatView::wheelEvent(QWheelEvent* event) {
    if (!content_ || !content_->has_data() || small_) return event->ignore();
    const QRectF area = plot();
    change_window(window_.zoomed(std::pow(kZoomStep, event->angleDelta().y() / 120.0),
                                 (event->position().x() - area.left()) / area.width(),
                                 (event->position().y() - area.top()) / area.height(), *content_));
    event->accept();
}

void HeatView::keyPressEvent(QKeyEvent* event) {
    if (!content_ || !content_->has_data()) return QWidget::keyPressEvent(event);
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) return pick();
    if (key == Qt::Key_0) return change_window(HeatWindow::whole(*content_));
    if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        return change_window(window_.zoomed(kZoomStep, 0.5, 0.5, *content_));
    if (key == Qt::Key_Minus) return change_window(window_.zoomed(1 / kZoomStep, 0.5, 0.5, *content_));
    const int across = (key == Qt::Key_Right) - (key == Qt::Key_Left) +
                       content_->columns * ((key == Qt::Key_End) - (key == Qt::Key_Home)),
              down = (key == Qt::Key_Down) - (key == Qt::Key_Up) +
                     kPage * ((key == Qt::Key_PageDown) - (key == Qt::Key_PageUp));
    if (across == 0 && down == 0) return QWidget::keyPressEvent(event);
    // The first key shows where one is.
    const Cell to = cell_ ? Cell{cell_->first + down, cell_->second + across} : Cell{0, 0};
    move_to(Cell{std::clamp(to.first, 0, content_->rows - 1), std::clamp(to.second, 0, content_->columns - 1)});
    follow_cell();
}

/// The window goes along with the cursor.
void HeatView::follow_cell() {
    const auto needed = [](double first, double shown, int cell) {
        return (std::min(cell - first, 0.0) + std::max(cell + 1 - first - shown, 0.0)) / shown;
    };
    change_window(window_.moved(needed(window_.column, window_.columns, cell_->second),
                                needed(window_.row, window_.rows, cell_->first), *content_));
}

void HeatView::leaveEvent(QEvent*) {
    if (!hasFocus()) move_to({});
}

void HeatView::focusOutEvent(QFocusEvent* event) {
    move_to({});
    QWidget::focusOutEvent(event);
}

}  // namespace armillary::views
