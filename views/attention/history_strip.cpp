// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/history_strip.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <cmath>

#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kWide = 120, kHigh = 64, kGap = 4, kSwatch = 8, kLines = 2;

int px(int pixels) {
    return Theme::current().px(pixels);
}

/// At most two lines, the rest of the text elided.
void draw_title(QPainter& painter, const QRect& place, const QString& title) {
    QTextLayout layout(title, painter.font());
    layout.beginLayout();
    int y = place.top();
    for (int number = 0; number < kLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(place.width());
        const bool last = number + 1 == kLines;
        const QString words =
            last ? painter.fontMetrics().elidedText(title.mid(line.textStart()), Qt::ElideRight, place.width())
                 : title.mid(line.textStart(), line.textLength());
        painter.drawText(QRect(place.left(), y, place.width(), painter.fontMetrics().height()), Qt::AlignLeft,
                         words.trimmed());
        y += painter.fontMetrics().height();
    }
    layout.endLayout();
}

class CardDelegate : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {px(kWide + kGap), px(kHigh + kGap)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const QRect card = option.rect.adjusted(px(kGap) / 2, px(kGap) / 2, -px(kGap) / 2, -px(kGap) / 2);
        paint_frame(*painter, card, option, index);
        paint_weight(*painter, QRect(card.left() + 2, card.top() + 2, card.width() - 4, px(kSwatch)), index);
        paint_words(*painter, card.adjusted(px(6), px(kSwatch + 4), -px(6), -px(2)), index);
        painter->restore();
    }

 private:
    static void paint_frame(QPainter& painter, const QRect& card, const QStyleOptionViewItem& option,
                            const QModelIndex& index) {
        const Theme& theme = Theme::current();
        const bool picked = index.data(HistoryModel::kPickedRole).toBool();
        const bool here = option.state & QStyle::State_HasFocus;
        painter.setPen(QPen(theme.color(picked ? Token::brass
                                        : here ? Token::accent
                                               : Token::line),
                            picked ? 2 : 1));
        painter.drawRect(card.adjusted(0, 0, -1, -1));
        if (!picked || !here) return;
        painter.setPen(theme.color(Token::accent));
        painter.drawRect(card.adjusted(3, 3, -4, -4));
    }

    static void paint_weight(QPainter& painter, const QRect& swatch, const QModelIndex& index) {
        const Theme& theme = Theme::current();
        const double share = index.data(HistoryModel::kShareRole).toDouble();
        const double largest = static_cast<const HistoryModel*>(index.model())->largest_share();
        if (std::isnan(share))
            painter.fillRect(swatch, QBrush(theme.color(Token::line), Qt::BDiagPattern));
        else
            painter.fillRect(swatch, theme.magnitude(largest > 0 ? share / largest : 0));
    }

    static void paint_words(QPainter& painter, const QRect& place, const QModelIndex& index) {
        const Theme& theme = Theme::current();
        const double share = index.data(HistoryModel::kShareRole).toDouble();
        const bool removed = index.data(HistoryModel::kRemovedRole).toBool();
        QFont font = theme.font(TypeSize::caption);
        painter.setFont(font);
        const int line = painter.fontMetrics().height();
        const QRect foot(place.left(), place.bottom() - line, place.width(), line);
        painter.setPen(theme.color(Token::muted));
        painter.drawText(foot, Qt::AlignLeft, index.data(HistoryModel::kTimeRole).toString());
        painter.drawText(foot, Qt::AlignRight, percent(share));
        font.setStrikeOut(removed);
        painter.setFont(font);
        painter.setPen(theme.color(removed || std::isnan(share) ? Token::muted : Token::text));
        draw_title(painter, place, index.data(Qt::DisplayRole).toString());
    }
};

}  // namespace

HistoryStrip::HistoryStrip(QWidget* parent) : QListView(parent), model_(new HistoryModel(this)) {
    setModel(model_);
    setItemDelegate(new CardDelegate(this));
    setFlow(LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setAccessibleName(tr("History, oldest to newest"));
    connect(this, &QListView::clicked, this, &HistoryStrip::pick);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        updateGeometry();
    });
}

void HistoryStrip::set_items(std::vector<HistoryItem> items, bool same_history) {
    const int place = this->place(), scrolled = horizontalScrollBar()->value();
    model_->set_items(std::move(items));
    if (model_->rowCount() == 0) return;
    if (same_history && place >= 0) {
        set_place(place);
        executeDelayedItemsLayout();
        horizontalScrollBar()->setValue(scrolled);
    } else {
        scrollTo(model_->index(model_->rowCount() - 1));
    }
}

void HistoryStrip::set_place(int place) {
    setCurrentIndex(model_->index(std::min(place, model_->rowCount() - 1)));
}

QSize HistoryStrip::sizeHint() const {
    return {px(480), px(kHigh + kGap) + horizontalScrollBar()->sizeHint().height() + 2};
}

QSize HistoryStrip::minimumSizeHint() const {
    return {px(240), sizeHint().height()};
}

void HistoryStrip::pick() {
    if (currentIndex().isValid()) Q_EMIT items_picked({currentIndex().data(HistoryModel::kIdRole).toString()});
}

void HistoryStrip::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool alt = event->modifiers() & Qt::AltModifier;
    if (place() < 0) return QListView::keyPressEvent(event);
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) return pick();
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) return Q_EMIT toggle_wanted(place());
    if (alt && (key == Qt::Key_Up || key == Qt::Key_Down))
        return Q_EMIT move_wanted(place(), key == Qt::Key_Up ? -1 : 1);
    QListView::keyPressEvent(event);
}

}  // namespace armillary::views
