// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/comparison_panel.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "views/fairness/fairness_tables.h"
#include "views/fairness/fairness_words.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/theme.h"

namespace armillary::views {

ComparisonPanel::ComparisonPanel(Workbench& bench)
    : FairnessPanel(bench),
      unlike_(new QLabel),
      sentence_(new QLabel),
      effect_(new QDoubleSpinBox),
      effect_row_(new QWidget),
      table_(new TablePanel) {
    unlike_->setObjectName("fairness.unlike");
    unlike_->setWordWrap(true);
    sentence_->setObjectName("fairness.comparison_sentence");
    sentence_->setWordWrap(true);
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    effect_->setObjectName("fairness.smallest_effect");
    effect_->setDecimals(4);
    effect_->setRange(0, 1);
    effect_->setSingleStep(0.001);
    effect_->setAccessibleName(tr("Smallest effect of interest"));
    effect_->setToolTip(tr("A difference whose interval lies within it counts as none"));
    auto* row = new QHBoxLayout(effect_row_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new QLabel(effect_->accessibleName()));
    row->addWidget(effect_);
    row->addStretch(1);
    table_->setObjectName("fairness.comparison");
    table_->set_file_name("comparison");
    table_->filter().hide();
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 8, 12, 0);
    top->setSpacing(8);
    top->addWidget(unlike_);
    top->addWidget(sentence_);
    top->addWidget(effect_row_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(table_, 1);
    column->addStretch();  // while there is no table
    setFocusProxy(effect_);
    connect(effect_, &QDoubleSpinBox::valueChanged, this, &ComparisonPanel::refresh);
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    connect(&Theme::current(), &Theme::changed, this, &ComparisonPanel::refresh);
    ComparisonPanel::refresh();
}

bool ComparisonPanel::settled() const {
    return table_->settled();
}

void ComparisonPanel::refresh() {
    const QString unlike = unlike_words(answer());
    unlike_->setText(unlike);
    unlike_->setVisible(!unlike.isEmpty());
    unlike_->setStyleSheet(QStringLiteral("color: %1").arg(Theme::current().color(Token::warn).name()));
    const TableContentPtr table = comparison_table(answer(), effect_->value());
    const bool other = answer().runs.size() > 1;
    const QString missing = other ? answer().runs[1]->missing : QString();
    sentence_->setText(table    ? comparison_sentence(answer(), effect_->value())
                       : !other ? tr("Choose a run to compare with at the top of the window: the two are "
                                     "then compared user by user")
                       : missing.isEmpty() ? QString()
                                           : missing);
    sentence_->setVisible(!sentence_->text().isEmpty());
    effect_row_->setVisible(table != nullptr);
    table_->setVisible(table != nullptr);
    table_->set_content(table);
    if (table) stretch_column(table_->view(), 2, 80);
}

QJsonObject ComparisonPanel::state() const {
    return {{"smallest_effect", effect_->value()}};
}

void ComparisonPanel::restore(const QJsonObject& state) {
    effect_->setValue(state["smallest_effect"].toDouble());
}

}  // namespace armillary::views
