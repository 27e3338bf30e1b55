// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/usage_heat_map.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/codebook/usage_bars.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kMargin = 12, kTitle = 24, kCaption = 20, kEpochs = 20, kSmallest = 96, kScale = 72;

int px(int pixels) {
    return Theme::current().px(pixels);
}

QBrush unused_brush() {
    const Theme& theme = Theme::current();
    return {Theme::mix(theme.color(Token::panel), theme.color(Token::muted), 0.6), Qt::BDiagPattern};
}

}  // namespace

UsageHeatMap::UsageHeatMap(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Usage of the codes over the epochs"));
    connect(&Theme::current(), &Theme::changed, this, [this] {
        picture_ = {};
        updateGeometry();
        update();
    });
}

void UsageHeatMap::set_grid(UsageGrid grid, double top, Token color) {
    grid_ = std::move(grid);
    top_ = top;
    color_ = color;
    picture_ = {};
    const bool stands = cell_ && cell_->row < static_cast<int>(grid_.codes.size()) &&
                        cell_->column < static_cast<int>(grid_.epochs.size());
    move_to(stands ? cell_ : std::nullopt);
}

void UsageHeatMap::set_title(const QString& title) {
    if (title_.isEmpty() != title.isEmpty()) picture_ = {};
    title_ = title;
    update();
}

void UsageHeatMap::set_epoch(int epoch) {
    epoch_ = epoch;
    update();
}

void UsageHeatMap::set_picked(std::vector<int32_t> codes) {
    picked_ = std::move(codes);
    update();
}

QString UsageHeatMap::reading() const {
    if (!cell_) return {};
    const auto row = static_cast<size_t>(cell_->row), column = static_cast<size_t>(cell_->column);
    const int32_t items = grid_.count(row, column);
    return items == 0 ? tr("epoch %1, code %2: unused").arg(grid_.epochs[column]).arg(grid_.codes[row])
                      : tr("epoch %1, code %2: %3 items, %4")
                            .arg(grid_.epochs[column])
                            .arg(grid_.codes[row])
                            .arg(count(items), percent(grid_.share(row, column)));
}

// Where things are.

QRect UsageHeatMap::plot() const {
    const int top = px(kMargin) + (title_.isEmpty() ? 0 : px(kTitle)) + px(kCaption);
    return {px(kMargin), top, width() - 2 * px(kMargin), height() - top - px(kEpochs) - px(kMargin) / 2};
}

QRectF UsageHeatMap::cell_box(double row, double column) const {
    const QRectF area = plot();
    const double wide = area.width() / static_cast<double>(std::max<size_t>(grid_.epochs.size(), 1));
    const double high = area.height() / static_cast<double>(std::max<size_t>(grid_.codes.size(), 1));
    return {area.left() + column * wide, area.top() + row * high, wide, high};
}

std::optional<UsageHeatMap::Cell> UsageHeatMap::at(const QPoint& point) const {
    const QRect area = plot();
    const auto rows = static_cast<int>(grid_.codes.size()), columns = static_cast<int>(grid_.epochs.size());
    if (rows == 0 || columns == 0 || !area.contains(point)) return {};
    const auto place = [](int offset, int length, int cells) {
        return std::clamp(static_cast<int>(int64_t{offset} * cells / length), 0, cells - 1);
    };
    return Cell{place(point.y() - area.top(), area.height(), rows),
                place(point.x() - area.left(), area.width(), columns)};
}

QPoint UsageHeatMap::place_of(int32_t code, int epoch) const {
    return cell_box(grid_.row_of(code), grid_.column_of(epoch)).center().toPoint();
}

QSize UsageHeatMap::minimumSizeHint() const {
    return {px(200), px(2 * kMargin + kTitle + kCaption + kSmallest + kEpochs)};
}

QSize UsageHeatMap::sizeHint() const {
    return {px(480), px(320)};
}

// What it looks like.

QColor UsageHeatMap::tone_color(double tone) const {
    const Theme& theme = Theme::current();
    return Theme::mix(theme.color(Token::panel), theme.color(color_), 0.12 + 0.88 * tone);
}

void UsageHeatMap::paintEvent(QPaintEvent*) {
    if (picture_.isNull() && !size().isEmpty()) {
        picture_ = QPixmap(size() * devicePixelRatioF());
        picture_.setDevicePixelRatio(devicePixelRatioF());
        picture_.fill(Theme::current().color(Token::panel));
        QPainter painter(&picture_);
        paint_cells(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    paint_head(painter);
    paint_epochs(painter);
    paint_marks(painter);
}

void UsageHeatMap::resizeEvent(QResizeEvent* event) {
    picture_ = {};
    QWidget::resizeEvent(event);
}

void UsageHeatMap::paint_cells(QPainter& painter) const {
    const auto codes = static_cast<int>(grid_.codes.size());
    const QRectF area = plot();
    if (codes == 0 || area.height() < 1) return;
    const auto marks = shared_marks(codes, static_cast<int>(area.height()));
    const double high = area.height() / static_cast<double>(marks.size());
    painter.fillRect(area, unused_brush());  // what is used covers it
    const auto edge = [](double from, double step, size_t cell) {
        return qRound(from + static_cast<double>(cell) * step);
    };
    const double wide = area.width() / static_cast<double>(grid_.epochs.size());
    for (size_t column = 0; column < grid_.epochs.size(); ++column)
        for (size_t mark = 0; mark < marks.size(); ++mark) {
            double share = 0;
            for (int row = marks[mark].first; row < marks[mark].second; ++row)
                share += grid_.share(static_cast<size_t>(row), column);
            share /= marks[mark].second - marks[mark].first;
            if (share == 0) continue;
            const QPoint from(edge(area.left(), wide, column), edge(area.top(), high, mark));
            const QPoint to(edge(area.left(), wide, column + 1) - 1, edge(area.top(), high, mark + 1) - 1);
            painter.fillRect(QRect(from, to), tone_color(usage_tone(share, codes, top_)));
        }
}

void UsageHeatMap::paint_head(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRect area = plot();
    if (!title_.isEmpty()) {
        painter.setFont(theme.font(TypeSize::body));
        painter.setPen(theme.color(color_));
        const QRect head(area.left(), px(4), area.width(), px(kTitle));
        painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(title_, Qt::ElideMiddle, head.width()));
    }
    QRect line(area.left(), area.top() - px(kCaption), area.width(), px(kCaption) - px(4));
    if (!cell_ && !grid_.codes.empty()) line.setRight(paint_scale(painter, line) - px(8));
    painter.setFont(theme.font(TypeSize::caption));
    painter.setPen(theme.color(cell_ ? Token::text : Token::muted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(cell_ ? reading() : grid_.caption, Qt::ElideRight,
                                                      std::max(line.width(), 0)));
}

/// From unused over the least to the largest share, at the right of the line; gives back where it begins.
int UsageHeatMap::paint_scale(QPainter& painter, const QRect& line) const {
    const Theme& theme = Theme::current();
    painter.setFont(theme.font(TypeSize::caption));
    painter.setPen(theme.color(Token::muted));
    const QString top = percent(top_), unused = tr("unused");
    const QFontMetrics metrics = painter.fontMetrics();
    int right = line.right() + 1;
    const auto word = [&](const QString& text) {
        const int wide = metrics.horizontalAdvance(text);
        painter.drawText(QRect(right - wide, line.top(), wide, line.height()), Qt::AlignRight | Qt::AlignBottom,
                         text);
        right -= wide + px(4);
    };
    const int high = px(8);
    word(top);
    const int steps = px(kScale);
    for (int x = 0; x < steps; ++x)
        painter.fillRect(QRect(right - steps + x, line.bottom() - high, 1, high),
                         tone_color(static_cast<double>(x) / steps));
    right -= steps + px(8);
    word(unused);
    right -= px(16);
    painter.fillRect(QRect(right, line.bottom() - high, px(16), high), unused_brush());
    return right;
}

void UsageHeatMap::paint_epochs(QPainter& painter) const {
    if (grid_.epochs.empty()) return;
    const Theme& theme = Theme::current();
    const QRect area = plot();
    painter.setPen(theme.color(Token::line));
    painter.drawLine(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1);
    painter.setFont(theme.number_font(TypeSize::caption));
    painter.setPen(theme.color(Token::muted));
    const int wide =
        std::max(px(32), painter.fontMetrics().horizontalAdvance(tr("epoch %1").arg(grid_.epochs.back())));
    const auto columns = static_cast<int>(grid_.epochs.size());
    const int labels = std::clamp(area.width() / (2 * wide), 1, columns);
    for (int label = 0; label < labels; ++label) {
        const int column = labels == 1 ? columns - 1 : label * (columns - 1) / (labels - 1);
        const double middle = cell_box(0, column).center().x();
        const int left = std::clamp(static_cast<int>(middle) - wide / 2, area.left(), area.right() + 1 - wide);
        const int align = label == 0 && labels > 1 ? Qt::AlignLeft
                          : label == labels - 1    ? Qt::AlignRight
                                                   : Qt::AlignHCenter;
        const int epoch = grid_.epochs[static_cast<size_t>(column)];
        painter.drawText(QRect(left, area.bottom() + px(4), wide, px(kEpochs)), align | Qt::AlignTop,
                         label == 0 ? tr("epoch %1").arg(epoch) : QString::number(epoch));
    }
}

void UsageHeatMap::paint_marks(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRectF area = plot();
    if (grid_.epochs.empty()) return;
    painter.setPen(QPen(theme.color(Token::text), 1));
    painter.setBrush(Qt::NoBrush);
    if (const int column = grid_.column_of(epoch_); column >= 0) {
        const QRectF box = cell_box(0, column);
        painter.drawRect(QRectF(box.left(), area.top(), std::max(box.width(), 2.0), area.height()));
    }
    for (const int32_t code : picked_) {
        const int row = grid_.row_of(code);
        if (row < 0) continue;
        const QRectF box = cell_box(row, 0);
        const double high = std::max(box.height(), 2.0);
        // A row may be a pixel high: the marks beside it are not.
        for (const double left : {area.left() - px(8), area.right() + px(2)})
            painter.fillRect(QRectF(left, box.center().y() - px(3), px(6), px(6)), theme.color(Token::brass));
        painter.setPen(QPen(theme.color(Token::brass), 1));
        painter.drawRect(QRectF(area.left(), box.center().y() - high / 2, area.width(), high));
    }
    if (cell_ && hasFocus()) {
        painter.setPen(QPen(theme.color(Token::accent), 2));
        painter.drawRect(cell_box(cell_->row, cell_->column).adjusted(-1, -1, 1, 1));
    }
}

// Reading and picking.

void UsageHeatMap::move_to(std::optional<Cell> cell) {
    cell_ = cell;
    setAccessibleDescription(reading());
    update();
}

void UsageHeatMap::pick() {
    if (cell_)
        Q_EMIT cell_picked(grid_.epochs[static_cast<size_t>(cell_->column)],
                           grid_.codes[static_cast<size_t>(cell_->row)]);
}

void UsageHeatMap::mouseMoveEvent(QMouseEvent* event) {
    move_to(at(event->position().toPoint()));
}

void UsageHeatMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    move_to(at(event->position().toPoint()));
    pick();
}

void UsageHeatMap::leaveEvent(QEvent*) {
    if (!hasFocus()) move_to({});
}

void UsageHeatMap::focusOutEvent(QFocusEvent* event) {
    move_to({});
    QWidget::focusOutEvent(event);
}

void UsageHeatMap::keyPressEvent(QKeyEvent* event) {
    const auto rows = static_cast<int>(grid_.codes.size()), columns = static_cast<int>(grid_.epochs.size());
    if (rows == 0 || columns == 0) return QWidget::keyPressEvent(event);
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) return pick();
    const int across = (key == Qt::Key_Right) - (key == Qt::Key_Left);
    const int down = (key == Qt::Key_Down) - (key == Qt::Key_Up);
    if (across == 0 && down == 0) return QWidget::keyPressEvent(event);
    // The first key shows where one is.
    const Cell to = cell_ ? Cell{cell_->row + down, cell_->column + across} : Cell{0, grid_.column_of(epoch_)};
    move_to(Cell{std::clamp(to.row, 0, rows - 1), std::clamp(to.column, 0, columns - 1)});
}

}  // namespace armillary::views
