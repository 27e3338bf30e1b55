// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/users_panel.h"

#include <QComboBox>
#include <QTableView>
#include <QVBoxLayout>

#include "views/details/run_memory.h"
#include "views/shared/entity_search.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kUser = 80, kNumber = 72;  ///< widths of columns

QString state_of(const AttentionReading& run) {
    return QStringLiteral("%1 %2 %3 %4")
        .arg(text(run.run.uuid), text(run.run.status))
        .arg(run.run.epochs)
        .arg(run.users.join(','));
}

}  // namespace

UsersPanel::UsersPanel(AttentionDesk& desk)
    : LazyPanel(desk.bench()), desk_(desk), filter_(new QComboBox), table_(new TablePanel) {
    filter_->setObjectName("attention.user_filter");
    filter_->setAccessibleName(tr("Which users"));
    filter_->addItem(tr("All users"), static_cast<int>(UserFilter::all));
    filter_->addItem(tr("Recorded users"), static_cast<int>(UserFilter::recorded));
    filter_->addItem(tr("Held-out item found"), static_cast<int>(UserFilter::found));
    filter_->addItem(tr("Held-out item missed"), static_cast<int>(UserFilter::missed));
    table_->setObjectName("attention.users");
    table_->set_file_name(tr("users"));
    table_->view().setSelectionMode(QAbstractItemView::SingleSelection);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->addWidget(filter_, 1);
    column->addLayout(bar);
    column->addWidget(table_, 1);
    setFocusProxy(table_);
    connect(&desk, &AttentionDesk::cases_changed, this, &UsersPanel::touch);
    connect(filter_, &QComboBox::currentIndexChanged, this, &UsersPanel::show_users);
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
}

bool UsersPanel::settled() const {
    return !reading_.busy() && table_->settled();
}

void UsersPanel::refresh() {
    if (desk_.readings().empty()) {
        reading_.cancel();
        read_of_.clear();
        directory_.reset();
        return show_users();
    }
    const AttentionReadingPtr run = desk_.readings().front();
    if (state_of(*run) == read_of_) return;
    read_of_ = state_of(*run);
    reading_.start([workspace = bench().workspace(), loaded = RunMemory::of(bench()),
                    run](std::stop_token stop) { return read_directory(*loaded, workspace->runs(), run, stop); },
                   [this](UserDirectoryPtr directory) {
                       directory_ = std::move(directory);
                       show_users();
                   },
                   [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void UsersPanel::show_users() {
    if (!directory_) return table_->set_content(nullptr);
    table_->set_content(user_table(directory_, static_cast<UserFilter>(filter_->currentData().toInt())));
    table_->view().setColumnWidth(0, Theme::current().px(kUser));
    table_->view().setColumnWidth(1, Theme::current().px(kNumber));
    table_->link(&bench().selection(), kUserKind, directory_->run->space());
}

}  // namespace armillary::views
