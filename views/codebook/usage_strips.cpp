// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/usage_strips.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <limits>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kCaption = 24, kGap = 12, kSmallestStrip = 36, kMargin = 12, kTitle = 24;
constexpr int kPage = 16;  ///< codes that a key goes over

int px(int pixels) {
    return Theme::current().px(pixels);
}

}  // namespace

UsageStrips::UsageStrips(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Usage of the codes, a strip a level"));
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void UsageStrips::set_levels(std::vector<UsageBars> levels, std::vector<double> tops, Token color) {
    levels_ = std::move(levels);
    tops_ = std::move(tops);
    color_ = color;
    const bool stands = cursor_ && cursor_->level < levels_.size() &&
                        cursor_->place < static_cast<int>(levels_[cursor_->level].codes.size());
    move_to(stands ? cursor_ : std::nullopt);
    updateGeometry();
    update();
}

void UsageStrips::set_title(const QString& title) {
    title_ = title;
    update();
}

void UsageStrips::set_picked(std::vector<LevelCode> picked) {
    picked_ = std::move(picked);
    update();
}

QString UsageStrips::reading() const {
    if (!cursor_) return {};
    const UsageBars& bars = levels_[cursor_->level];
    const auto place = static_cast<size_t>(cursor_->place);
    const double items = bars.items[place];
    return items == 0 ? tr("code %1: unused").arg(bars.codes[place])
                      : tr("code %1: %2 items, %3")
                            .arg(bars.codes[place])
                            .arg(figure(items), percent(items / bars.total));
}

// Where things are.

QRect UsageStrips::strip(size_t level) const {
    const int top = px(kMargin) + (title_.isEmpty() ? 0 : px(kTitle));
    const auto n = static_cast<int>(levels_.size());
    const int each = std::max(px(kCaption + kSmallestStrip + kGap), (height() - top) / std::max(n, 1));
    return {px(kMargin), top + static_cast<int>(level) * each + px(kCaption), width() - 2 * px(kMargin),
            each - px(kCaption) - px(kGap)};
}

std::optional<UsageStrips::Cursor> UsageStrips::at(const QPoint& point) const {
    for (size_t level = 0; level < levels_.size(); ++level) {
        const QRect rect = strip(level);
        const auto n = static_cast<int>(levels_[level].codes.size());
        if (n == 0 || !rect.contains(point)) continue;
        const auto place = static_cast<int>(int64_t{point.x() - rect.left()} * n / rect.width());
        return Cursor{level, std::clamp(place, 0, n - 1)};
    }
    return {};
}

QPoint UsageStrips::place_of(const LevelCode& code) const {
    const auto level = static_cast<size_t>(code.level);
    const QRect rect = strip(level);
    const int place = levels_[level].place_of(code.code);
    return {rect.left() +
                static_cast<int>((place + 0.5) * rect.width() / static_cast<double>(levels_[level].codes.size())),
            rect.center().y()};
}

QSize UsageStrips::minimumSizeHint() const {
    const auto n = std::max<int>(1, static_cast<int>(levels_.size()));
    return {px(240), 2 * px(kMargin) + px(kTitle) + n * px(kCaption + kSmallestStrip + kGap)};
}

QSize UsageStrips::sizeHint() const {
    const auto n = std::max<int>(1, static_cast<int>(levels_.size()));
    return {px(480), 2 * px(kMargin) + px(kTitle) + n * px(kCaption + 2 * kSmallestStrip + kGap)};
}

// What it looks like.

void UsageStrips::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::panel));
    if (!title_.isEmpty()) {
        painter.setFont(theme.font(TypeSize::body));
        painter.setPen(theme.color(color_));
        const QRect head(px(kMargin), px(4), width() - 2 * px(kMargin), px(kTitle));
        painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(title_, Qt::ElideMiddle, head.width()));
    }
    for (size_t level = 0; level < levels_.size(); ++level) paint_level(painter, level);
}

void UsageStrips::paint_level(QPainter& painter, size_t level) const {
    const Theme& theme = Theme::current();
    const UsageBars& bars = levels_[level];
    const QRect rect = strip(level);
    const auto codes = static_cast<int>(bars.codes.size());
    const auto marks = shared_marks(codes, rect.width());
    QString caption = bars.caption;
    if (static_cast<int>(marks.size()) < codes) caption += tr(" (several codes a line: their mean)");
    const bool here = cursor_ && cursor_->level == level;

    painter.setFont(theme.font(TypeSize::caption));
    painter.setPen(theme.color(here ? Token::text : Token::muted));
    const QRect line(rect.left(), rect.top() - px(kCaption), rect.width(), px(kCaption) - px(4));
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignBottom,
        painter.fontMetrics().elidedText(here ? tr("Level %1, %2").arg(level).arg(reading()) : caption,
                                         Qt::ElideRight, line.width()));
    const QString scale = tr("items per code, largest %1").arg(figure(bars.most()));
    const QFontMetrics metrics = painter.fontMetrics();
    if (!here && metrics.horizontalAdvance(caption) + px(16) + metrics.horizontalAdvance(scale) <= line.width())
        painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, scale);
    for (size_t i = 0; i < marks.size(); ++i) {
        const double width = rect.width() / static_cast<double>(marks.size());
        paint_mark(painter, level,
                   {rect.left() + static_cast<double>(i) * width, static_cast<double>(rect.top()), width,
                    static_cast<double>(rect.height())},
                   marks[i]);
    }
    painter.setPen(theme.color(here && hasFocus() ? Token::accent : Token::line));
    painter.drawLine(rect.left(), rect.bottom() + 1, rect.right(), rect.bottom() + 1);
}

void UsageStrips::paint_mark(QPainter& painter, size_t level, const QRectF& slot,
                             std::pair<int, int> places) const {
    const Theme& theme = Theme::current();
    const UsageBars& bars = levels_[level];
    double items = 0;
    bool picked = false;
    for (int place = places.first; place < places.second; ++place) {
        const auto at = static_cast<size_t>(place);
        items += bars.items[at];
        const LevelCode code{bars.level, bars.codes[at]};
        picked |= std::find(picked_.begin(), picked_.end(), code) != picked_.end();
    }
    items /= places.second - places.first;
    if (picked)  // a bar may be a pixel wide: the mark below it is not
        painter.fillRect(QRectF(slot.center().x() - px(2), slot.bottom() + px(2), px(4), px(4)),
                         theme.color(Token::brass));
    if (items == 0) {
        // The brush begins at the widget's corner, so that neighbours make one even hatch.
        const QColor quiet = Theme::mix(theme.color(Token::panel), theme.color(Token::muted), 0.6);
        painter.fillRect(slot, QBrush(picked ? theme.color(Token::brass) : quiet, Qt::BDiagPattern));
        return;
    }
    const bool here =
        cursor_ && cursor_->level == level && places.first <= cursor_->place && cursor_->place < places.second;
    const double gap = slot.width() >= 4 ? 1 : 0;
    const double height = std::max(1.0, slot.height() * items / std::max(tops_[level], items));
    const QColor color = theme.color(picked ? Token::brass : color_);
    painter.fillRect(QRectF(slot.left(), slot.bottom() - height, slot.width() - gap, height),
                     here && !picked ? Theme::mix(color, theme.color(Token::text), 0.35) : color);
}

// Reading and picking.

void UsageStrips::move_to(std::optional<Cursor> cursor) {
    cursor_ = cursor;
    setAccessibleDescription(cursor ? tr("Level %1, %2").arg(cursor->level).arg(reading()) : QString());
    update();
}

void UsageStrips::pick() {
    if (!cursor_) return;
    const UsageBars& bars = levels_[cursor_->level];
    Q_EMIT code_picked(static_cast<int>(bars.level), bars.codes[static_cast<size_t>(cursor_->place)]);
}

void UsageStrips::mouseMoveEvent(QMouseEvent* event) {
    move_to(at(event->position().toPoint()));
}

void UsageStrips::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    move_to(at(event->position().toPoint()));
    pick();
}

void UsageStrips::leaveEvent(QEvent*) {
    if (!hasFocus()) move_to({});
}

void UsageStrips::focusOutEvent(QFocusEvent* event) {
    move_to({});
    QWidget::focusOutEvent(event);
}

void UsageStrips::keyPressEvent(QKeyEvent* event) {
    if (levels_.empty()) return QWidget::keyPressEvent(event);
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) return pick();
    Cursor to = cursor_.value_or(Cursor{0, -1});
    const auto last = static_cast<int>(levels_.size()) - 1;
    if (key == Qt::Key_Left)
        --to.place;
    else if (key == Qt::Key_Right)
        ++to.place;
    else if (key == Qt::Key_Home)
        to.place = 0;
    else if (key == Qt::Key_End)
        to.place = std::numeric_limits<int>::max();
    else if (key == Qt::Key_PageUp)
        to.place -= kPage;
    else if (key == Qt::Key_PageDown)
        to.place += kPage;
    else if (key == Qt::Key_Up)
        to.level = static_cast<size_t>(std::max(0, static_cast<int>(to.level) - 1));
    else if (key == Qt::Key_Down)
        to.level = static_cast<size_t>(std::min(last, static_cast<int>(to.level) + 1));
    else
        return QWidget::keyPressEvent(event);
    const auto codes = static_cast<int>(levels_[to.level].codes.size());
    if (codes == 0) return;
    to.place = std::clamp(to.place, 0, codes - 1);
    move_to(to);
}

}  // namespace armillary::views
