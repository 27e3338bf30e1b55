// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/story_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QTableView>
#include <algorithm>

#include "views/details/ranked_table.h"
#include "views/shared/theme.h"

namespace armillary::views {

StoryPanel::StoryPanel(const QString& accessible_name, QWidget* parent) : TablePanel(parent) {
    view().setAccessibleName(accessible_name);
    view().setSelectionMode(QAbstractItemView::SingleSelection);
    view().viewport()->installEventFilter(this);
    connect(&model(), &TableModel::arranged, this, &StoryPanel::fit_title);
    connect(this, &TablePanel::activated, this, &StoryPanel::picked);
    connect(&view(), &QTableView::clicked, this, [this](const QModelIndex& cell) { show_help(cell); });
}

void StoryPanel::show_story(TableContentPtr content) {
    set_content(std::move(content));
    QHeaderView& header = *view().horizontalHeader();
    header.setStretchLastSection(false);
    header.setMinimumSectionSize(Theme::current().px(40));
    for (int column = 1; column < header.count(); ++column)
        header.setSectionResizeMode(column, QHeaderView::ResizeToContents);
    fit_title();
}

void StoryPanel::show_help(const QModelIndex& cell) {
    if (cell.isValid()) show_row_help(view(), cell, with_way_there(cell.data(Qt::ToolTipRole).toString()));
}

void StoryPanel::fit_title() {
    constexpr int kTitle = 152;
    const QHeaderView& header = *view().horizontalHeader();
    if (header.count() == 0) return;
    const int others = header.length() - header.sectionSize(0);
    view().setColumnWidth(0, std::max(Theme::current().px(kTitle), view().viewport()->width() - others));
}

bool StoryPanel::eventFilter(QObject* object, QEvent* event) {
    if (object == view().viewport() && event->type() == QEvent::Resize) fit_title();
    if (object == view().viewport() && event->type() == QEvent::ToolTip) {
        show_help(view().indexAt(static_cast<QHelpEvent*>(event)->pos()));
        return true;
    }
    return TablePanel::eventFilter(object, event);
}

}  // namespace armillary::views
