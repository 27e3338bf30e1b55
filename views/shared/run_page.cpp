// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/run_page.h"

#include <algorithm>
#include <utility>

#include "views/shared/epoch_bar.h"
#include "views/shared/run_events.h"
#include "views/shared/words.h"

namespace armillary::views {

RunPage::RunPage(Workbench& bench, const QString& id) : Page(bench, id), epoch_bar_(new EpochBar(id)) {
    setMenuWidget(epoch_bar_);
    connect(epoch_bar_, &EpochBar::epoch_chosen, this, &RunPage::choose_epoch);
    epoch_bar_->set_ready([this] { return settled(); });
    connect(&bench, &Workbench::active_run_changed, this, &RunPage::request_refresh);
    connect(&bench, &Workbench::compared_run_changed, this, &RunPage::request_refresh);
    connect(&bench, &Workbench::runs_changed, this, [this] {
        if (stamp() != stamp_) request_refresh();
    });
    connect(&bench, &Workbench::workspace_changed, this, &RunPage::forget_marks);
    connect(&bench.epochs(), &ShownEpochs::changed, this, [this](const QString& run) {
        if (run == shown_run() || run == beside_run()) request_refresh();
    });
}

void RunPage::show_only(const QString& run, const QString&) {
    only_run_ = run;
    request_refresh();
}

QString RunPage::shown_run() {
    return only_run_.isEmpty() ? bench().active_run() : only_run_;
}

QString RunPage::beside_run() {
    const QString compared = bench().compared_run();
    const store::RunSummary* run = bench().find_run(compared);
    return run && compared != shown_run() && can_show(*run) ? compared : QString();
}

QString RunPage::stamp() {
    QString stamp = QString::number(bench().runs().empty());
    for (const QString& id : {shown_run(), beside_run()})
        if (const store::RunSummary* run = bench().find_run(id))
            stamp += QStringLiteral("|%1 %2 %3 %4").arg(id, text(run->status), text(run->name)).arg(run->epochs);
    return stamp;
}

const store::RunSummary* RunPage::newest_run() {
    const RunRows& runs = bench().runs();
    const auto found = std::ranges::find_if(runs, [this](const store::RunSummary& run) { return can_show(run); });
    return found == runs.end() ? nullptr : &*found;
}

void RunPage::go_on_with(const QString& run) {
    only_run_.clear();
    bench().set_active_run(run);
    request_refresh();
}

void RunPage::refresh() {
    stamp_ = stamp();
    const QString run = shown_run();
    const store::RunSummary* known = bench().find_run(run);
    if (!known || !can_show(*known)) {
        epoch_bar_->hide();
        forget_marks();
        return show_no_run(run);
    }
    epoch_bar_->show();
    read_marks_of(run);
    std::vector<std::string> runs{plain(run)};
    if (const QString beside = beside_run(); !beside.isEmpty()) runs.push_back(plain(beside));
    show_runs(runs);
}

void RunPage::forget_marks() {
    marks_.cancel();
    marks_run_.clear();
    marks_stamp_.clear();
    epoch_bar_->set_marks({});
}

void RunPage::read_marks_of(const QString& run) {
    if (marks_run_ != run) forget_marks();
    marks_run_ = run;
    if (std::exchange(marks_stamp_, stamp_) == stamp_) return;
    marks_.start([workspace = bench().workspace(),
                  run = plain(run)](std::stop_token) { return read_marks(workspace->runs(), run); },
                 [this](std::vector<RunMark> marks) { epoch_bar_->set_marks(std::move(marks)); },
                 [this](const std::exception_ptr&) { forget_marks(); });  // the page says what is wrong
}

std::optional<int> RunPage::chosen_epoch(const std::string& run) {
    return bench().epochs().of(text(run));
}

/// Both runs go to the epoch: they are compared at the same age.
void RunPage::choose_epoch(int epoch) {
    bench().epochs().set(shown_run(), epoch);
    if (const QString beside = beside_run(); !beside.isEmpty()) bench().epochs().set(beside, epoch);
}

QDockWidget* RunPage::add_lazy_panel(LazyPanel* panel, const QString& id, const QString& title) {
    panels_by_id_[id] = panel;
    QDockWidget* dock = add_panel(id, title, panel, Qt::TopDockWidgetArea);
    connect(dock, &QDockWidget::visibilityChanged, panel, &LazyPanel::look);
    return dock;
}

void RunPage::tabify(QDockWidget* first, std::initializer_list<QDockWidget*> others) {
    QDockWidget* last = first;
    for (QDockWidget* other : others) {
        tabifyDockWidget(last, other);
        last = other;
    }
    first->raise();
}

void RunPage::touch_panels() {
    for (const auto& [id, panel] : panels_by_id_) panel->touch();
}

bool RunPage::settled() const {
    return Page::settled() && !marks_.busy() &&
           std::ranges::all_of(panels_by_id_, [](const auto& entry) { return entry.second->settled(); });
}

QJsonObject RunPage::state() const {
    QJsonObject state;
    for (const auto& [id, panel] : panels_by_id_)
        if (const QJsonObject kept = panel->state(); !kept.isEmpty()) state[id] = kept;
    return state;
}

void RunPage::restore(const QJsonObject& state) {
    for (const auto& [id, panel] : panels_by_id_) panel->restore(state[id].toObject());
}

}  // namespace armillary::views
