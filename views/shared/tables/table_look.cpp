// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_look.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <algorithm>

#include "views/shared/theme.h"

namespace armillary::views {

namespace {

constexpr int kRowHeight = 28, kNarrowest = 64, kWidest = 320, kCellInset = 5;
constexpr int kArrowWidth = 20;  ///< of the header's arrow, and a little air

/// Cells in line with their header, and a hairline under each row: a table's own grid has vertical lines too.
class RowDelegate : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, option.palette.highlight());
        QStyleOptionViewItem inner = option;
        const int inset = Theme::current().px(kCellInset);
        inner.rect.adjust(inset, 0, -inset, 0);
        QStyledItemDelegate::paint(painter, inner, index);
        painter->setPen(Theme::current().color(Token::line));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
};

/// Shows the order as an arrow behind the title: the style's own is drawn over titles that stand at the right.
class SortHeader : public QHeaderView {
 public:
    explicit SortHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(true);
        setHighlightSections(false);
        setStretchLastSection(true);
        setTextElideMode(Qt::ElideRight);
        setResizeContentsPrecision(50);
    }

 protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        if (option->sortIndicator == QStyleOptionHeader::None) return;
        option->sortIndicator = QStyleOptionHeader::None;
        option->text += sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral(" ↑") : QStringLiteral(" ↓");
    }
};

// What a table remembers of its look, as properties of the view.
constexpr const char *kScale = "scale", *kNarrowestColumn = "narrowestColumn";

/// Sizes that are pixels to Qt, and so do not follow the interface's scale by themselves.
void follow_scale(QTableView& view) {
    const Theme& theme = Theme::current();
    view.verticalHeader()->setMinimumSectionSize(theme.px(kRowHeight));
    view.verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    QHeaderView& header = *view.horizontalHeader();
    header.setMinimumSectionSize(theme.px(view.property(kNarrowestColumn).toInt()));
    const double growth = theme.scale() / view.property(kScale).toDouble();
    view.setProperty(kScale, theme.scale());
    if (growth == 1) return;
    for (int column = 0; column < header.count(); ++column)
        if (header.sectionResizeMode(column) == QHeaderView::Interactive && !header.isSectionHidden(column))
            header.resizeSection(column, qRound(header.sectionSize(column) * growth));
}

}  // namespace

void dress_table(QTableView& view) {
    view.setItemDelegate(new RowDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setTabKeyNavigation(false);
    view.setCornerButtonEnabled(false);
    view.setCornerWidget(new QWidget);  // the style's own is a white square
    view.setFrameShape(QFrame::NoFrame);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setHorizontalHeader(new SortHeader(&view));
    view.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    view.setSortingEnabled(true);
    view.setProperty(kScale, Theme::current().scale());
    view.setProperty(kNarrowestColumn, kNarrowest);
    follow_scale(view);
    QObject::connect(&Theme::current(), &Theme::changed, &view, [&view] { follow_scale(view); });
}

QAbstractItemDelegate* row_delegate(QObject* parent) {
    return new RowDelegate(parent);
}

QHeaderView* sort_header(QWidget* parent) {
    return new SortHeader(parent);
}

void fit_columns(QTableView& view) {
    view.resizeColumnsToContents();
    const Theme& theme = Theme::current();
    for (int column = 0; column < view.model()->columnCount(); ++column)
        view.setColumnWidth(column, std::clamp(view.columnWidth(column) + theme.px(kArrowWidth),
                                               theme.px(kNarrowest), theme.px(kWidest)));
}

void stretch_column(QTableView& view, int stretched, int narrowest) {
    view.setProperty(kNarrowestColumn, narrowest);
    follow_scale(view);
    QHeaderView& header = *view.horizontalHeader();
    header.setStretchLastSection(false);
    for (int column = 0; column < header.count(); ++column)
        header.setSectionResizeMode(column,
                                    column == stretched ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
}

}  // namespace armillary::views
