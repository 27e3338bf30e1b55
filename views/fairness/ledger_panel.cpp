// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/ledger_panel.h"

#include <QHBoxLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/fairness/ledger_table.h"
#include "views/shared/entity_search.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr const char* kAttention = "attention";  ///< the capability, and the page

QToolButton* button(const char* name, const QString& words, const QString& help) {
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setText(words);
    made->setToolTip(help);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return made;
}

}  // namespace

LedgerPanel::LedgerPanel(Workbench& bench)
    : FairnessPanel(bench),
      worst_only_(button("fairness.worst_only", tr("Worst served only"),
                         tr("Lists the worst-served 10 % of the users alone"))),
      attention_(button("fairness.show_attention", tr("Show attention"), {})),
      table_(new TablePanel) {
    worst_only_->setCheckable(true);
    worst_only_->setIcon(icon("filter"));
    attention_->setIcon(icon("attention"));
    table_->setObjectName("fairness.ledger");
    table_->set_file_name("users");
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 0);
    row->setSpacing(8);
    row->addWidget(worst_only_);
    row->addWidget(attention_);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(table_, 1);
    setFocusProxy(&table_->view());
    connect(worst_only_, &QToolButton::toggled, this, &LedgerPanel::refresh);
    connect(attention_, &QToolButton::clicked, this, &LedgerPanel::show_attention);
    connect(table_, &TablePanel::activated, this, &LedgerPanel::show_attention);
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    LedgerPanel::show_selection();
}

bool LedgerPanel::settled() const {
    return table_->settled();
}

void LedgerPanel::refresh() {
    const TableContentPtr content = ledger_table(answer(), worst_only_->isChecked());
    const bool ordered = table_->model().order().column >= 0;
    table_->set_content(content);
    table_->link(&bench().selection(), kUserKind, answer().space());
    if (!content || ordered) return;
    const bool active = !answer().runs.front()->source->record.activity.empty();
    table_->view().sortByColumn(active ? 2 : 1, Qt::AscendingOrder);  // by the metric
}

void LedgerPanel::show_selection() {
    const QString obstacle = no_attention();
    attention_->setEnabled(obstacle.isEmpty());
    attention_->setToolTip(obstacle.isEmpty() ? tr("What the model looked at in this user's history (Enter)")
                                              : obstacle);
}

QString LedgerPanel::no_attention() const {
    if (!answer().known()) return tr("Nothing is shown yet");
    const FairnessReading& run = *answer().runs.front();
    const descriptor::ModelDescriptor* model = bench().model(run.run.model);
    if (!model || !model->has_capability(kAttention)) {
        QStringList names;
        for (const descriptor::ModelDescriptor& each : bench().models())
            if (each.has_capability(kAttention)) names << text(each.name);
        return names.isEmpty() ? tr("%1 has no attention to look at").arg(run.short_title())
                               : tr("%1 has no attention to look at: train one of %2")
                                     .arg(run.short_title(), names.join(QStringLiteral(", ")));
    }
    if (bench().selection().ids(kUserKind, answer().space()).isEmpty()) return tr("Pick a user first");
    return {};
}

void LedgerPanel::show_attention() {
    if (!no_attention().isEmpty()) return;
    bench().set_active_run(answer().runs.front()->short_title());
    bench().go_to(kAttention);
}

}  // namespace armillary::views
