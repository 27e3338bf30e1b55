// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/entity_panel.h"

#include <QLineEdit>

#include "views/data/wide_column.h"
#include "views/shared/empty_state.h"
#include "views/shared/tables/table_look.h"

namespace armillary::views {

EntityPanel::EntityPanel(const QString& icon, const QString& name, QWidget* parent)
    : QStackedWidget(parent),
      icon_(icon),
      empty_(new EmptyState),
      table_(new TablePanel),
      wide_(new WideColumn(table_->view())) {
    table_->setObjectName(name);
    addWidget(empty_);
    addWidget(table_);
}

void EntityPanel::show_table(TableContentPtr content, const QString& sentence) {
    const bool filled = content && content->rows > 0;
    const bool titled =
        filled && content->columns.size() > 1 && content->columns[1].kind == TableColumn::Kind::text;
    empty_->set(icon_, sentence);
    table_->set_content(std::move(content));
    table_->model().set_filter(table_->filter().text());  // also of a table with other columns than the last
    fit_columns(table_->view());
    wide_->set_column(titled ? 1 : 0);  // a title needs the room more than the id
    setCurrentWidget(filled ? static_cast<QWidget*>(table_) : empty_);
}

}  // namespace armillary::views
