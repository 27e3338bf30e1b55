// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/entity_panel.h"

#include <QLineEdit>

#include "views/shared/empty_state.h"

namespace armillary::views {

EntityPanel::EntityPanel(const QString& icon, const QString& name, QWidget* parent)
    : QStackedWidget(parent), icon_(icon), empty_(new EmptyState), table_(new TablePanel) {
    table_->setObjectName(name);
    addWidget(empty_);
    addWidget(table_);
}

void EntityPanel::show_table(TableContentPtr content, const QString& sentence) {
    const bool filled = content && content->rows > 0;
    empty_->set(icon_, sentence);
    table_->set_content(std::move(content));
    table_->model().set_filter(table_->filter().text());  // also of a table with other columns than the last
    setCurrentWidget(filled ? static_cast<QWidget*>(table_) : empty_);
}

}  // namespace armillary::views
