// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/differences_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "views/shared/empty_state.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

DifferencesPanel::DifferencesPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      warning_(new QLabel),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      table_(new TablePanel) {
    auto* banner = new QFrame;
    banner->setObjectName("message");
    banner->setProperty("kind", "warning");
    warning_->setObjectName("runs.comparable");
    warning_->setWordWrap(true);
    warning_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(warning_);
    banner_ = banner;
    table_->setObjectName("runs.difference_table");
    table_->set_file_name(tr("differences"));
    stack_->addWidget(empty_);
    stack_->addWidget(table_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    setFocusProxy(&table_->view());
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { bench_.tell(failure); });
    take({});
}

bool DifferencesPanel::settled() const {
    return !background_.busy() && table_->settled();
}

void DifferencesPanel::show_runs(const QStringList& runs, const QString& stamp) {
    if (stamp == stamp_) return;
    stamp_ = stamp;
    if (runs.size() < 2 || !bench_.workspace()) {
        background_.cancel();
        return take({});
    }
    background_.start(
        [workspace = bench_.workspace(), runs = runs.mid(0, kMostRuns)](std::stop_token stop) {
            std::vector<store::RunDetails> details;
            for (const QString& run : runs) {
                if (stop.stop_requested()) throw Cancelled();
                details.push_back(workspace->runs().get(plain(run)));
            }
            return differences_of(details);
        },
        [this](Differences differences) { take(std::move(differences)); },
        [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void DifferencesPanel::take(Differences differences) {
    banner_->setVisible(!differences.warning.isEmpty());
    warning_->setText(differences.warning);
    if (differences.runs.size() < 2)
        empty_->set("compare", tr("Select two runs or more to see in what they differ"));
    else if (differences.rows.empty())
        empty_->set("compare", tr("These runs differ in nothing that was recorded"));
    stack_->setCurrentIndex(differences.rows.empty() ? 0 : 1);
    if (!differences.rows.empty()) table_->set_content(table_of(std::move(differences)));
}

}  // namespace armillary::views
