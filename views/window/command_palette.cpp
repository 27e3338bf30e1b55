// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "views/shared/icons.h"

namespace armillary::views {

namespace {

constexpr size_t kShown = 100;
constexpr int kDetailRole = Qt::UserRole;

/// The text at the left, the detail at the right in the quiet colour.
class EntryDelegate final : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) painter->fillRect(option.rect, theme.palette().color(QPalette::Highlight));
        const QRect room = option.rect.adjusted(theme.px(12), 0, -theme.px(12), 0);
        const int size = theme.px(18);
        const QRect picture(room.left(), room.center().y() - size / 2, size, size);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);
        QRect words = room.adjusted(size + theme.px(12), 0, 0, 0);
        const QFontMetrics metrics(option.font);
        const QString detail =
            metrics.elidedText(index.data(kDetailRole).toString(), Qt::ElideRight, words.width() / 2);
        painter->setFont(option.font);
        painter->setPen(theme.color(Token::muted));
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight, detail);
        words.setRight(words.right() - metrics.horizontalAdvance(detail) - theme.px(12));
        painter->setPen(theme.color(Token::text));
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, Theme::current().px(32)};
    }
};

}  // namespace

CommandPalette::CommandPalette(QWidget* parent) : QFrame(parent), query_(new QLineEdit), list_(new QListWidget) {
    setObjectName("palette");
    setAutoFillBackground(true);
    query_->setObjectName("paletteQuery");
    query_->setAccessibleName(tr("Search"));
    query_->addAction(icon("search", Token::muted), QLineEdit::LeadingPosition);
    list_->setObjectName("paletteList");
    list_->setAccessibleName(tr("What was found"));
    list_->setItemDelegate(new EntryDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(query_);
    column->addWidget(list_);
    query_->installEventFilter(this);
    connect(query_, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::act);
    connect(list_, &QListWidget::itemEntered, this, [this](QListWidgetItem* row) { list_->setCurrentItem(row); });
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries, const QString& hint, const QWidget* anchor) {
    open(std::move(entries), hint, anchor, {});
}

void CommandPalette::open(std::vector<PaletteEntry> entries, const QString& hint, const QWidget* anchor,
                          More more) {
    entries_ = std::move(entries);
    more_ = std::move(more);
    query_->setPlaceholderText(hint);
    const QSignalBlocker quiet(query_);
    query_->clear();
    search();
    const Theme& theme = Theme::current();
    const QWidget* room = parentWidget();
    const int width = std::min(theme.px(anchor ? 460 : 640), room->width() - 32);
    const int height = std::min(theme.px(420), room->height() - 96);
    QPoint place((room->width() - width) / 2, theme.px(72));
    if (anchor) {
        place = anchor->mapTo(room, QPoint(0, anchor->height() + 4));
        place.setX(std::min(place.x(), room->width() - width - 8));
    }
    setGeometry(QRect(place, QSize(width, height)));
    if (!isVisible()) before_ = QApplication::focusWidget();
    QFrame::show();
    raise();
    query_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::search() {
    const QString query = query_->text();
    std::vector<PaletteEntry> found;
    if (more_.typed) found = more_.typed(query);
    for (const size_t index : search_entries(entries_, query, kShown)) found.push_back(entries_[index]);
    show(found);
    finding_.cancel();
    if (!more_.find || query.trimmed().isEmpty()) return;
    finding_.start([find = more_.find, query](std::stop_token stop) { return find(query, stop); },
                   [this, found = std::move(found)](std::vector<PaletteEntry> further) {
                       const int row = list_->currentRow();
                       further.insert(further.begin(), found.begin(), found.end());
                       show(further);
                       if (row > 0) list_->setCurrentRow(row);
                   },
                   [](const std::exception_ptr&) {});  // what cannot be read has nothing to be found
}

void CommandPalette::show(const std::vector<PaletteEntry>& entries) {
    shown_ = entries;
    list_->clear();
    for (const PaletteEntry& entry : shown_) {
        auto* row = new QListWidgetItem(icon(entry.icon, Token::muted), entry.text, list_);
        row->setData(kDetailRole, entry.detail);
        row->setToolTip(entry.text);
    }
    if (shown_.empty()) {
        auto* nothing = new QListWidgetItem(tr("Nothing is called so"), list_);
        nothing->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(shown_.empty() ? -1 : 0);
}

void CommandPalette::act() {
    const int row = list_->currentRow();
    if (row < 0 || static_cast<size_t>(row) >= shown_.size()) return;
    const std::function<void()> chosen = shown_[static_cast<size_t>(row)].act;
    hide();
    if (chosen) chosen();
}

void CommandPalette::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    finding_.cancel();
    if (before_) before_->setFocus(Qt::OtherFocusReason);
    before_ = nullptr;
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::FocusOut && isVisible()) {
        before_ = nullptr;  // the user has gone elsewhere
        hide();
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int rows = list_->count();
        if (key == Qt::Key_Escape) return hide(), true;
        if (key == Qt::Key_Return || key == Qt::Key_Enter) return act(), true;
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && rows > 0) {
            const int step = key == Qt::Key_Down ? 1 : rows - 1;
            list_->setCurrentRow((std::max(list_->currentRow(), 0) + step) % rows);
            return true;
        }
    }
    return QFrame::eventFilter(object, event);
}

}  // namespace armillary::views
