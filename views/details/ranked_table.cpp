// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/ranked_table.h"

#include <QKeyEvent>
#include <QToolTip>

#include "views/shared/tables/table_look.h"

namespace armillary::views {

void show_row_help(QTableView& table, const QModelIndex& cell, const QString& help) {
    const QRect place = table.visualRect(cell);
    QToolTip::showText(table.viewport()->mapToGlobal(place.bottomLeft()), help, table.viewport(), place);
}

RankedTable::RankedTable(QWidget* parent) : QTableView(parent), model_(new RankedModel(this)) {
    setModel(model_);
    dress_table(*this);
    setSortingEnabled(false);  // its order is what it shows
    setSelectionMode(SingleSelection);
    stretch_column(*this, RankedModel::kTitle, 32);
    connect(this, &QTableView::doubleClicked, this, &RankedTable::pick);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& cell) {
        show_row_help(*this, cell, cell.data(Qt::ToolTipRole).toString());
    });
}

void RankedTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        pick(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void RankedTable::pick(const QModelIndex& cell) {
    if (cell.isValid()) Q_EMIT picked(cell.data(RankedModel::kIdRole).toString());
}

}  // namespace armillary::views
