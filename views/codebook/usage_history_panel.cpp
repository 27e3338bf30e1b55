// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/usage_history_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "views/codebook/level_choice.h"
#include "views/codebook/usage_heat_map.h"
#include "views/shared/empty_state.h"
#include "views/shared/words.h"

namespace armillary::views {

UsageHistoryPanel::UsageHistoryPanel(Workbench& bench)
    : CodebookPanel(bench),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      level_(new QComboBox),
      maps_{new UsageHeatMap, new UsageHeatMap} {
    level_->setObjectName("codebook.history_level");
    level_->setAccessibleName(tr("Level"));
    maps_[0]->setObjectName("codebook.heat_map");
    maps_[1]->setObjectName("codebook.heat_map_beside");
    empty_->setObjectName("codebook.no_history");

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(8);
    bar->addWidget(level_);
    bar->addStretch(1);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(0);
    for (UsageHeatMap* map : maps_) pair->addWidget(map, 1);
    auto* shown = new QWidget;
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(pair, 1);
    stack_->addWidget(shown);
    stack_->addWidget(empty_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
    setFocusProxy(level_);

    connect(level_, &QComboBox::currentIndexChanged, this, &UsageHistoryPanel::show_grids);
    for (size_t i : {0, 1})
        connect(maps_[i], &UsageHeatMap::cell_picked, this, [this, i](int epoch, int code) {
            const CodebookReadings runs = with_codes();
            if (i >= runs.size()) return;
            this->bench().selection().set("code", code_space(text(runs[i]->run.id), epoch),
                                          {LevelCode{level(), code}.id()});
            Q_EMIT epoch_wanted(epoch);
        });
}

int UsageHistoryPanel::level() const {
    return std::max(level_->currentIndex(), 0);
}

void UsageHistoryPanel::refresh() {
    const CodebookReadings runs = with_codes();
    if (runs.empty()) {
        reading_.cancel();
        histories_.clear();
        empty_->set("codebook",
                    readings().empty() ? tr("Codes over the epochs are drawn here") : readings().front()->missing);
        return stack_->setCurrentIndex(1);
    }
    fill_levels(*level_, runs);
    reading_.start(
        [workspace = bench().workspace(), runs, before = histories_](std::stop_token stop) {
            Histories histories;
            for (const CodebookReadingPtr& run : runs) {
                const auto known = before.find(run->run.id);
                histories[run->run.id] =
                    read_usage_history(*run, workspace->runs().folder(run->run.id),
                                       known == before.end() ? UsageHistoryPtr() : known->second, stop);
            }
            return histories;
        },
        [this](Histories histories) {
            histories_ = std::move(histories);
            stack_->setCurrentIndex(0);
            show_grids();
        },
        [this](const std::exception_ptr& failure) {
            histories_.clear();
            empty_->set("warning", trouble_of(failure).what);
            stack_->setCurrentIndex(1);
        });
}

void UsageHistoryPanel::show_grids() {
    const CodebookReadings runs = with_codes();
    std::vector<UsageGrid> grids;
    double top = 0;
    for (const CodebookReadingPtr& run : runs) {
        const auto history = histories_.find(run->run.id);
        if (history == histories_.end()) return;  // still being read
        grids.push_back(usage_grid(*history->second, level(), sorted_));
        top = std::max(top, grids.back().top());
    }
    maps_[1]->setVisible(grids.size() > 1);
    for (size_t i = 0; i < grids.size(); ++i) {
        maps_[i]->set_title(grids.size() > 1 ? runs[i]->title() : QString());
        maps_[i]->set_grid(std::move(grids[i]), top, i == 0 ? Token::run_a : Token::run_b);
        maps_[i]->set_epoch(runs[i]->codes.epoch);
    }
    show_selection();
}

void UsageHistoryPanel::show_selection() {
    const CodebookReadings runs = with_codes();
    for (size_t i = 0; i < std::min(runs.size(), std::size(maps_)); ++i) {
        std::vector<int32_t> picked;
        for (const QString& id : picked_codes(*runs[i]))
            if (const auto code = level_code(id); code && code->level == level()) picked.push_back(code->code);
        maps_[i]->set_picked(std::move(picked));
    }
}

void UsageHistoryPanel::set_sorted(bool sorted) {
    sorted_ = sorted;
    show_grids();
}

}  // namespace armillary::views
