// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/table_tab.h"

#include <QTableView>
#include <QVBoxLayout>

#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::views {

namespace {

constexpr int kNarrowest = 64;  ///< of a column; the first names the row, and takes what the figures leave

}  // namespace

TableTab::TableTab(Workbench& bench, const QString& name, Make make)
    : FairnessPanel(bench), make_(std::move(make)), table_(new TablePanel) {
    table_->setObjectName("fairness." + name);
    table_->set_file_name(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table_);
    setFocusProxy(table_);
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
}

bool TableTab::settled() const {
    return table_->settled();
}

void TableTab::refresh() {
    table_->set_content(make_(answer()));
    if (table_->model().columnCount() > 0) stretch_column(table_->view(), 0, kNarrowest);
    if (!kind_.isEmpty()) table_->link(&bench().selection(), kind_, answer().space());
}

}  // namespace armillary::views
