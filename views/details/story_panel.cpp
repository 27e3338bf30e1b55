// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/story_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QTableView>

#include "views/details/ranked_table.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/theme.h"

namespace armillary::views {

namespace {

constexpr int kNarrowest = 40, kTitle = 88;  ///< pixels at scale 1

}  // namespace

StoryPanel::StoryPanel(const QString& accessible_name, QWidget* parent) : TablePanel(parent) {
    view().setAccessibleName(accessible_name);
    view().setSelectionMode(QAbstractItemView::SingleSelection);
    view().setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // the title gives way, and then other columns
    view().viewport()->installEventFilter(this);
    connect(&model(), &TableModel::arranged, this, &StoryPanel::make_room);
    connect(this, &TablePanel::activated, this, &StoryPanel::picked);
    connect(&view(), &QTableView::clicked, this, [this](const QModelIndex& cell) { show_help(cell); });
}

void StoryPanel::show_story(TableContentPtr content) {
    set_content(std::move(content));
    stretch_column(view(), 0, kNarrowest);
    make_room();
}

/// Leaves the title what it needs: columns are hidden for it, those before the last (the time), from the right.
void StoryPanel::make_room() {
    const QHeaderView& header = *view().horizontalHeader();
    const int middle = header.count() - 2;
    for (int column = 1; column <= middle; ++column) view().showColumn(column);
    const int others = header.length() - header.sectionSize(0);
    int room = view().viewport()->width() - others;
    for (int column = middle; column > 0 && room < Theme::current().px(kTitle); --column) {
        room += header.sectionSize(column);
        view().hideColumn(column);
    }
}

void StoryPanel::show_help(const QModelIndex& cell) {
    if (!cell.isValid()) return;
    QStringList cells;  // also of the columns that made room
    for (int column = 0; column < model().columnCount(); ++column)
        cells.push_back(cell.siblingAtColumn(column).data().toString());
    cells.removeAll(QString());
    show_row_help(view(), cell, with_way_there(cells.join(QStringLiteral(" · "))));
}

bool StoryPanel::eventFilter(QObject* object, QEvent* event) {
    if (object == view().viewport() && event->type() == QEvent::Resize) make_room();
    if (object == view().viewport() && event->type() == QEvent::ToolTip) {
        show_help(view().indexAt(static_cast<QHelpEvent*>(event)->pos()));
        return true;
    }
    return TablePanel::eventFilter(object, event);
}

}  // namespace armillary::views
