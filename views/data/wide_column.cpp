// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/wide_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace armillary::views {

WideColumn::WideColumn(QTableView& view) : QObject(&view), view_(view) {
    view_.horizontalHeader()->setStretchLastSection(false);
    view_.viewport()->installEventFilter(this);
}

void WideColumn::set_column(int column) {
    column_ = column;
    least_ = view_.columnWidth(column);
    fit();
}

void WideColumn::fit() {
    const QHeaderView& header = *view_.horizontalHeader();
    if (column_ < 0 || column_ >= header.count()) return;
    const int others = header.length() - header.sectionSize(column_);
    view_.setColumnWidth(column_, std::max(least_, view_.viewport()->width() - others));
}

bool WideColumn::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize) fit();
    return QObject::eventFilter(object, event);
}

}  // namespace armillary::views
