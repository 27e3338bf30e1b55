// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/train_page.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

#include "core/jobs/debugger/repeat.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"
#include "views/train/debugger/debugger.h"
#include "views/train/debugger/debugger_panel.h"
#include "views/train/form_panel.h"
#include "views/train/log_panel.h"
#include "views/train/run_panel.h"
#include "views/train/start_panel.h"
#include "views/train/trainer.h"
#include "views/train/training_record.h"

namespace armillary::views {

namespace {

enum Side { kStartHere, kForm };

std::optional<JobRow> row_of(const JobList& jobs, JobId id) {
    for (const JobRow& row : jobs.rows())
        if (row.id == id) return row;
    return std::nullopt;
}

}  // namespace

TrainPage::TrainPage(Workbench& bench)
    : Page(bench, QStringLiteral("train")),
      trainer_(&Trainer::of(bench)),
      sides_(new QStackedWidget),
      start_(new StartPanel(bench, *trainer_)),
      form_(new FormPanel(bench)),
      run_(new RunPanel(bench)),
      log_(new LogPanel),
      debugger_(new DebuggerPanel(bench)) {
    auto* scrolled = new QScrollArea;
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setWidget(start_);
    sides_->addWidget(scrolled);
    sides_->addWidget(form_);
    QDockWidget* setup = add_panel("setup", tr("Set up"), sides_, Qt::LeftDockWidgetArea);
    QDockWidget* progress = add_panel("progress", tr("Progress"), run_, Qt::RightDockWidgetArea);
    QDockWidget* log = add_panel("log", tr("Log"), log_, Qt::RightDockWidgetArea);
    QDockWidget* debugger = add_panel("debugger", tr("Debugger"), debugger_, Qt::RightDockWidgetArea);
    split(progress, log, Qt::Vertical);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    tabifyDockWidget(progress, debugger);
    progress->raise();
    keep_width(setup, Theme::current().px(400));
    set_default_sizes([this, progress, log] {
        resizeDocks({progress, log}, {height() * 4 / 5, height() / 5}, Qt::Vertical);
    });
    finish_layout();

    connect(debugger, &QDockWidget::visibilityChanged, debugger_, &DebuggerPanel::look);
    connect(&Debugger::of(bench), &Debugger::panel_requested, this, [this](bool breakpoint_field) {
        focus_panel(QStringLiteral("debugger"));
        if (breakpoint_field) debugger_->focus_breakpoint();
    });
    connect(start_, &StartPanel::form_requested, this, [this] {
        form_->choose_dataset(start_->dataset());
        choose_side(true);
    });
    connect(form_, &FormPanel::start_here_requested, this, [this] {
        start_->choose_dataset(text(form_->form().dataset));
        choose_side(false);
    });
    connect(form_, &FormPanel::start_requested, this, &TrainPage::start);
    connect(run_, &RunPanel::resume_requested, this, &TrainPage::resume_run);
    connect(run_, &RunPanel::repeat_requested, this, &TrainPage::repeat_run);
    connect(trainer_, &Trainer::run_started, this, &TrainPage::follow);
    connect(trainer_, &Trainer::ended, this, [this] { request_refresh(); });
    const auto lists_changed = [this] {
        lists_changed_ = true;
        request_refresh();
    };
    connect(&bench, &Workbench::datasets_changed, this, lists_changed);
    connect(&bench, &Workbench::chosen_dataset_changed, this, lists_changed);
    connect(&bench, &Workbench::runs_changed, this, lists_changed);
    connect(&bench, &Workbench::workspace_changed, this, [this, lists_changed] {
        side_chosen_ = false;
        lists_changed();
    });
    connect(&bench, &Workbench::active_run_changed, this, [this] {
        only_run_.clear();
        request_refresh();
    });
    connect(&bench.jobs(), &JobList::changed, this, [this] { request_refresh(); });
    connect(&bench, &Workbench::training_requested, this, &TrainPage::open_form);
    request_refresh();
}

void TrainPage::refresh() {
    if (std::exchange(lists_changed_, false)) refresh_lists();
    show_run();
    show_job();
}

void TrainPage::refresh_lists() {
    start_->refresh();
    form_->refresh();
    if (side_chosen_ || !bench().lists_loaded()) return;
    // The first page of an empty workspace is for people who have never trained anything.
    side_chosen_ = true;
    sides_->setCurrentIndex(bench().runs().empty() ? kStartHere : kForm);
}

void TrainPage::choose_side(bool form) {
    side_chosen_ = true;
    sides_->setCurrentIndex(form ? kForm : kStartHere);
    sides_->currentWidget()->setFocus(Qt::OtherFocusReason);
}

QString TrainPage::shown_run() {
    return only_run_.isEmpty() ? bench().active_run() : only_run_;
}

void TrainPage::show_run() {
    const auto* live = trainer_->starting();
    if (!live) live = trainer_->find(shown_run());
    const bool recorded = live && live->live->finished() && !shown_run().isEmpty();
    if (live && !recorded) {
        const QString key = QString::number(live->job);
        if (key == live_shown_ && live->live->version() == live_version_) return;
        live_shown_ = key;
        live_version_ = live->live->version();
        stored_state_.clear();
        reading_.cancel();
        const TrainingRecord record = live->live->snapshot();
        run_->show_record(record);
        log_->show_record(record);
        return;
    }
    live_shown_.clear();
    const QString run = shown_run();
    if (run.isEmpty()) {
        stored_state_.clear();
        reading_.cancel();
        run_->show_nothing(!bench().datasets().empty());
        log_->clear();
        return;
    }
    read_run(run);
}

void TrainPage::read_run(const QString& run) {
    const store::RunSummary* row = bench().find_run(run);
    // Read again when the list says that it changed.
    const QString state =
        row ? QStringLiteral("%1 %2 %3 %4").arg(run, text(row->status)).arg(row->epochs).arg(row->seconds) : run;
    if (state == stored_state_ || !bench().workspace()) return;
    stored_state_ = state;
    reading_.start([workspace = bench().workspace(),
                    id = plain(run)](std::stop_token stop) { return read_record(workspace->runs(), id, stop); },
                   [this](TrainingRecord record) {
                       // What only a live run knows.
                       if (const auto* live = trainer_->find(record.run)) {
                           TrainingRecord last = live->live->snapshot();
                           record.batches = std::move(last.batches);
                           record.log = std::move(last.log);
                           record.log_dropped = last.log_dropped;
                       }
                       run_->show_record(record);
                       log_->show_record(record);
                   },
                   [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void TrainPage::show_job() {
    const auto* training = trainer_->starting();
    if (!training) training = trainer_->find(shown_run());
    run_->show_job(training ? row_of(bench().jobs(), training->job) : std::nullopt);
}

void TrainPage::start(const std::vector<descriptor::Experiment>& experiments) {
    if (!bench().workspace()) return;
    only_run_.clear();
    trainer_->start(experiments);
    request_refresh();
}

void TrainPage::follow(const QString& run) {
    // The next of several trainings takes the stage unless the user has gone to look at something else.
    const auto* training = trainer_->find(run);
    const QString before = bench().active_run();
    if (before.isEmpty() || (training && training->first) || trainer_->find(before)) bench().set_active_run(run);
}

void TrainPage::resume_run() {
    if (const store::RunSummary* run = bench().find_run(shown_run())) trainer_->resume(*run);
    request_refresh();
}

void TrainPage::repeat_run() {
    if (!bench().workspace() || shown_run().isEmpty()) return;
    repeating_.start(
        [workspace = bench().workspace(), run = plain(shown_run())](std::stop_token) {
            store::RunStore& runs = workspace->runs();
            return jobs::repeated_experiment(runs.get(run), runs.events(run));
        },
        [this](const descriptor::Experiment& experiment) { start({experiment}); },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void TrainPage::open_form(const QString& dataset, const QString& toml) {
    choose_side(true);
    if (!toml.isEmpty()) form_->take_toml(toml, tr("experiment"));
    if (!dataset.isEmpty()) form_->choose_dataset(dataset);
}

void TrainPage::show_only(const QString& run, const QString& dataset) {
    only_run_ = run;
    if (!dataset.isEmpty()) {
        form_->choose_dataset(dataset);
        start_->choose_dataset(dataset);
    }
    request_refresh();
}

bool TrainPage::settled() const {
    return Page::settled() && !reading_.busy() && !repeating_.busy() && form_->settled() && start_->settled();
}

QJsonObject TrainPage::state() const {
    QJsonObject state{{"form", form_->state()},
                      {"start_dataset", start_->own_dataset()},
                      {"verdict", QJsonArray::fromStringList(start_->verdict_runs())},
                      {"group", run_->group()},
                      {"debugger_as_text", debugger_->prefers_text()}};
    if (side_chosen_)
        state["side"] = sides_->currentIndex() == kForm ? QStringLiteral("form") : QStringLiteral("start");
    return state;
}

void TrainPage::restore(const QJsonObject& state) {
    form_->restore(state["form"].toObject());
    start_->choose_dataset(state["start_dataset"].toString());
    QStringList verdict;
    for (const auto& run : state["verdict"].toArray()) verdict << run.toString();
    start_->recall_verdict(verdict);
    run_->set_group(state["group"].toString());
    debugger_->set_text(state["debugger_as_text"].toBool());
    if (const QString side = state["side"].toString(); !side.isEmpty()) {
        side_chosen_ = true;
        sides_->setCurrentIndex(side == "form" ? kForm : kStartHere);
    }
    lists_changed_ = true;
    request_refresh();
}

PageEntry train_page_entry() {
    return {QStringLiteral("train"), QCoreApplication::translate("TrainPage", "Train"), QStringLiteral("train"),
            QCoreApplication::translate("TrainPage", "Train models and watch them learn"),
            [](Workbench& bench) -> Page* { return new TrainPage(bench); }};
}

}  // namespace armillary::views
