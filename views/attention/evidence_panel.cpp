// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/evidence_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "views/attention/attention_tables.h"
#include "views/attention/bar_delegate.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kAccounts = 3, kBarColumn = 132, kNarrowest = 48;

}  // namespace

EvidencePanel::EvidencePanel(AttentionDesk& desk)
    : AttentionPanel(desk), mode_(new QComboBox), agreement_(new QLabel), table_(new TablePanel) {
    mode_->setObjectName("attention.occlusion");
    mode_->setAccessibleName(tr("How an item is left out"));
    mode_->addItem(tr("Hidden in its place"), static_cast<int>(jobs::Occlusion::hide));
    mode_->addItem(tr("Removed from it"), static_cast<int>(jobs::Occlusion::remove));
    mode_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    mode_->setMinimumContentsLength(16);
    mode_->setToolTip(tr("The occlusion asks what the prediction loses without the item"));
    agreement_->setObjectName("attention.agreement");
    agreement_->setProperty("caption", true);
    agreement_->setWordWrap(true);
    agreement_->setToolTip(
        tr("1: both put the items in the same order, 0: no relation. Where recency alone agrees as "
           "well as attention does, the map tells little beyond what is recent"));
    table_->setObjectName("attention.evidence");
    table_->set_file_name(tr("attention"));
    table_->filter().hide();
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(8);
    bar->addWidget(mode_);
    bar->addWidget(agreement_, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(table_, 1);
    set_body(body, tr("Attention, rollout and occlusion of each item stand side by side here"));
    setFocusProxy(table_);
    connect(&desk, &AttentionDesk::choice_changed, this, &EvidencePanel::touch);
    connect(mode_, &QComboBox::currentIndexChanged, this,
            [this] { this->desk().set_occlusion(static_cast<jobs::Occlusion>(mode_->currentData().toInt())); });
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
}

bool EvidencePanel::settled() const {
    return AttentionPanel::settled() && table_->settled();
}

void EvidencePanel::show_cases() {
    const EvidenceTable evidence = evidence_of(cases(), desk().choice());
    table_->set_content(evidence_table(evidence));
    dress_columns(evidence.share_high, evidence.occlusion_low, evidence.occlusion_high);
    table_->link(&bench().selection(), "item", cases().front()->run->space());
    QStringList words;
    for (const UserCasePtr& shown : cases())
        if (const QString each = agreement_words(*shown); !each.isEmpty()) words.push_back(each);
    agreement_->setText(cases().front()->recorded
                            ? tr("The occlusion is asked of the best state: it was not recorded")
                            : words.join('\n'));
    mode_->setEnabled(!cases().front()->recorded);
}

void EvidencePanel::dress_columns(double share_high, double occlusion_low, double occlusion_high) {
    QTableView& view = table_->view();
    const int columns = table_->model().columnCount();
    while (static_cast<int>(bars_.size()) < columns - 1) {
        bars_.push_back(new BarDelegate(&view));
        view.setItemDelegateForColumn(static_cast<int>(bars_.size()), bars_.back());
    }
    for (int bar = 0; bar + 1 < columns; ++bar) {
        const Token color = run_token(static_cast<size_t>(bar / kAccounts));
        if (bar % kAccounts + 1 == kAccounts)
            bars_[static_cast<size_t>(bar)]->set_range(occlusion_low, occlusion_high, color);
        else
            bars_[static_cast<size_t>(bar)]->set_range(0, share_high, color);
    }
    stretch_column(view, 0, kNarrowest);
    for (int column = 1; column < columns; ++column) {
        view.horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        view.setColumnWidth(column, Theme::current().px(kBarColumn));
    }
}

}  // namespace armillary::views
