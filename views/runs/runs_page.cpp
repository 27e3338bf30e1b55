// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/runs_page.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QTreeView>

#include "core/base/error.h"
#include "core/base/table_file.h"
#include "core/descriptor/experiment.h"
#include "core/jobs/debugger/repeat.h"
#include "core/jobs/run_comparison.h"
#include "views/runs/curves_panel.h"
#include "views/runs/differences_panel.h"
#include "views/runs/report_dialog.h"
#include "views/runs/run_details_panel.h"
#include "views/runs/run_edits.h"
#include "views/runs/run_table_model.h"
#include "views/runs/runs_table.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// Keys of experiments by the runs' UUIDs.
using Experiments = QHash<QString, QString>;
struct Named {
    std::string uuid, id;
};

/// What the rows need beside the workbench's list, read in the background.
struct Reading {
    RunRows runs;
    Experiments experiments;
};

std::vector<Named> without_experiment(const RunRows& runs, const Experiments& known) {
    std::vector<Named> unknown;
    for (const store::RunSummary& run : runs)
        if (!known.contains(text(run.uuid))) unknown.push_back({run.uuid, run.id});
    return unknown;
}

Experiments read_experiments(store::RunStore& store, const std::vector<Named>& runs, std::stop_token stop) {
    Experiments experiments;
    for (const auto& [uuid, id] : runs) {
        if (stop.stop_requested()) throw Cancelled();
        experiments[text(uuid)] = text(jobs::experiment_key(store.get(id)));
    }
    return experiments;
}

Reading read_with_deleted(store::RunStore& store, const Experiments& known, std::stop_token stop) {
    Reading reading;
    reading.runs = store.list(true);
    reading.experiments = read_experiments(store, without_experiment(reading.runs, known), stop);
    return reading;
}

}  // namespace

RunsPage::RunsPage(Workbench& bench)
    : Page(bench, "runs"),
      edits_(RunEdits::of(bench)),
      table_(new RunsTable),
      curves_(new CurvesPanel(bench)),
      differences_(new DifferencesPanel(bench)),
      menu_(new QMenu(this)) {
    make_actions();
    details_ = new RunDetailsPanel(bench, edits_,
                                   {actions_["runs.make_active"], actions_["runs.compare"], actions_["runs.open"],
                                    actions_["runs.train_like"], actions_["runs.copy_experiment"],
                                    actions_["runs.export_metrics"], actions_["runs.write_report"]});
    auto* runs = add_panel("table", tr("Runs"), table_, Qt::TopDockWidgetArea);
    auto* curves = add_panel("curves", tr("Curves"), curves_, Qt::TopDockWidgetArea);
    auto* details = add_panel("details", tr("About the run"), details_, Qt::TopDockWidgetArea);
    auto* differences = add_panel("differences", tr("Differences"), differences_, Qt::TopDockWidgetArea);
    split(runs, details, Qt::Horizontal);
    split(runs, curves, Qt::Vertical);
    split(curves, differences, Qt::Horizontal);
    keep_width(details, Theme::current().px(376));  // a metric's name and two values with their errors
    set_default_sizes([=, this] {
        resizeDocks({curves, differences}, {width() * 2 / 5, width() * 7 / 20}, Qt::Horizontal);
        resizeDocks({runs, curves}, {height() / 2, height() / 2}, Qt::Vertical);
    });
    finish_layout();

    table_->empty().set("runs", tr("There are no runs yet. Each training becomes a row here"), tr("Train a model"),
                        [this] { this->bench().go_to("train"); });
    connect(table_, &RunsTable::picked_changed, this, &RunsPage::show_picked);
    connect(table_, &RunsTable::run_activated, this, &RunsPage::make_active);
    connect(table_, &RunsTable::show_deleted_changed, this, &RunsPage::request_refresh);
    connect(table_, &RunsTable::menu_wanted, menu_, [this](const QPoint& at) { menu_->popup(at); });
    connect(&table_->model(), &RunTableModel::name_edited, &edits_, &RunEdits::rename);
    connect(&table_->model(), &RunTableModel::tags_edited, &edits_, &RunEdits::set_tags);
    connect(&edits_, &RunEdits::written, this, [this] {
        ++edits_seen_;
        request_refresh();
    });
    connect(&edits_, &RunEdits::restored, this, [this](const QStringList& runs) { wanted_ = runs; });
    connect(&bench, &Workbench::runs_changed, this, &RunsPage::request_refresh);
    connect(&bench, &Workbench::active_run_changed, this, &RunsPage::request_refresh);
    connect(&bench, &Workbench::compared_run_changed, this, &RunsPage::request_refresh);
    connect(&bench, &Workbench::workspace_changed, this, &RunsPage::forget_workspace);
    request_refresh();
}

// What can be done with runs.

QAction* RunsPage::add_action(const QString& id, const QString& text, const QString& help, const QString& picture,
                              const QKeySequence& shortcut, std::function<void()> run) {
    auto* action = new QAction(icon(picture), text, this);
    action->setObjectName(id);
    action->setToolTip(help);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    table_->addAction(action);
    menu_->addAction(action);
    actions_[id] = action;
    return action;
}

void RunsPage::make_actions() {
    const auto current = [this] { return table_->current_run(); };
    add_action("runs.make_active", tr("Make active"), tr("All pages show this run"), "pin", {},
               [=, this] { make_active(current()); });
    add_action("runs.compare", tr("Compare with"), tr("All pages show this run beside the active one"), "compare",
               {}, [=, this] { bench().set_compared_run(current()); });
    add_action("runs.open", tr("Open Train"), {}, "arrow-right", {}, [this] { open_page_of_run(); });
    menu_->addSeparator();
    add_action("runs.rename", tr("Rename…"), tr("Gives the run a name"), "edit", Qt::Key_F2,
               [=, this] { table_->edit(current(), "name"); });
    add_action("runs.tags", tr("Edit tags…"), tr("Tags with commas between them"), "tag",
               Qt::CTRL | Qt::SHIFT | Qt::Key_T, [=, this] { table_->edit(current(), "tags"); });
    menu_->addSeparator();
    add_action("runs.train_like", tr("Train like this"), tr("Fills the Train page with this run's experiment"),
               "train", {}, [this] {
                   with_experiment([this](const QString& toml) {
                       bench().train_like(toml);
                       bench().go_to("train");
                   });
               });
    add_action(
        "runs.repeat", tr("Repeat with its interventions"),
        tr("Fills the Train page with this run's experiment and all that was changed by hand while it trained: "
           "the same figures again"),
        "refresh", {}, [this] { repeat_run(); });
    add_action("runs.resume", tr("Resume on the Train page"),
               tr("Open the Train page, where this run can be resumed"), "play", {}, [this] {
                   bench().set_active_run(table_->current_run());
                   bench().go_to("train");
               });
    add_action("runs.copy_experiment", tr("Copy as TOML"),
               tr("Copies the experiment file that gives the same figures in the terminal"), "copy", {}, [this] {
                   with_experiment([this](const QString& toml) {
                       QGuiApplication::clipboard()->setText(toml);
                       bench().tell(Message{Message::Kind::good, tr("The experiment is on the clipboard")});
                   });
               });
    add_action("runs.export_metrics", tr("Export figures…"),
               tr("Final figures with their standard errors, as CSV"), "export", {}, [this] { export_metrics(); });
    add_action("runs.write_report", tr("Write a report…"),
               tr("The picked runs as one web page with figures, tables and tests"), "report",
               Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] { write_report(); });
    menu_->addSeparator();
    add_action("runs.delete", tr("Delete"), tr("Marks the runs as deleted; this can be undone"), "trash",
               QKeySequence::Delete, [this] { delete_or_restore(); });
}

void RunsPage::update_actions() {
    const QStringList runs = table_->picked_runs();
    const RunRow* row = table_->model().row_of(table_->current_run());
    const bool deleted = row && row->run.deleted;
    for (QAction* action : std::as_const(actions_)) action->setEnabled(row && !deleted);
    actions_["runs.delete"]->setText(deleted ? tr("Restore") : tr("Delete"));
    actions_["runs.delete"]->setEnabled(row);
    actions_["runs.compare"]->setEnabled(row && !deleted && row->id() != bench().active_run());
    const bool stopped =
        row && (row->run.status == "interrupted" || row->run.status == "cancelled" || row->run.status == "failed");
    actions_["runs.resume"]->setEnabled(stopped && !deleted);
    const bool tokenizer = row && row->run.kind == "tokenizer";
    actions_["runs.open"]->setText(tokenizer ? tr("Open Codebook") : tr("Open Train"));
    actions_["runs.open"]->setToolTip(tokenizer ? tr("Shows how its codes are used")
                                                : tr("Shows its training there"));
}

void RunsPage::make_active(const QString& run) {
    if (const RunRow* row = table_->model().row_of(run); row && !row->run.deleted) bench().set_active_run(run);
}

void RunsPage::open_page_of_run() {
    const RunRow* row = table_->model().row_of(table_->current_run());
    if (!row) return;
    bench().set_active_run(row->id());
    bench().go_to(row->run.kind == "tokenizer" ? "codebook" : "train");
}

void RunsPage::delete_or_restore() {
    QStringList alive, deleted;
    for (const QString& run : table_->picked_runs()) {
        const RunRow* row = table_->model().row_of(run);
        if (row) (row->run.deleted ? deleted : alive).push_back(run);
    }
    if (alive.isEmpty())
        edits_.restore(deleted);
    else
        edits_.remove(alive);
}

void RunsPage::with_experiment(std::function<void(const QString& toml)> use) {
    const QString run = table_->current_run();
    if (run.isEmpty()) return;
    work_.start([workspace = bench().workspace(),
                 run = plain(run)](std::stop_token) { return text(workspace->runs().get(run).experiment_toml); },
                [this, use = std::move(use), run](const QString& toml) {
                    if (!toml.isEmpty()) return use(toml);
                    bench().tell(Message{Message::Kind::warning,
                                         tr("%1 was made elsewhere and has no experiment file").arg(run)});
                },
                [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void RunsPage::repeat_run() {
    const QString run = table_->current_run();
    if (run.isEmpty()) return;
    work_.start(
        [workspace = bench().workspace(), run = plain(run)](std::stop_token) {
            store::RunStore& runs = workspace->runs();
            return text(descriptor::to_toml(jobs::repeated_experiment(runs.get(run), runs.events(run))));
        },
        [this](const QString& toml) {
            bench().train_like(toml);
            bench().go_to("train");
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void RunsPage::export_metrics() {
    const QString run = table_->current_run();
    if (run.isEmpty()) return;
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Export figures"), run + ".csv", tr("Tables (*.csv *.json)"));
    if (file.isEmpty()) return;
    work_.start(
        [workspace = bench().workspace(), run = plain(run), file](std::stop_token) {
            write_table(plain(file), metrics_table(workspace->runs().get(run)));
            return file;
        },
        [this](const QString& written) {
            bench().tell(Message{Message::Kind::good, tr("The figures were written"), written});
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void RunsPage::write_report() {
    QStringList runs = table_->picked_runs();
    runs.removeIf([this](const QString& run) {
        const RunRow* row = table_->model().row_of(run);
        return !row || row->run.deleted;
    });
    ask_for_report(bench(), runs, this);
}

// What is shown.

void RunsPage::forget_workspace() {
    experiments_.clear();
    wanted_.clear();
    picked_once_ = false;
    reading_.cancel();
    table_->set_rows({});
    request_refresh();
}

void RunsPage::refresh() {
    if (!table_->shows_deleted()) show_rows(bench().runs());
    read_rows();
    show_picked();
}

void RunsPage::read_rows() {
    if (!bench().workspace() || !bench().lists_loaded()) return;
    const auto unknown = without_experiment(bench().runs(), experiments_);
    const bool with_deleted = table_->shows_deleted();
    if (unknown.empty() && !with_deleted) return reading_.cancel();
    reading_.start(
        [workspace = bench().workspace(), unknown, with_deleted, known = experiments_](std::stop_token stop) {
            return with_deleted ? read_with_deleted(workspace->runs(), known, stop)
                                : Reading{{}, read_experiments(workspace->runs(), unknown, stop)};
        },
        [this, with_deleted](const Reading& reading) {
            experiments_.insert(reading.experiments);
            show_rows(with_deleted ? reading.runs : bench().runs());
            show_picked();
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void RunsPage::show_rows(const std::vector<store::RunSummary>& runs) {
    std::vector<RunRow> rows;
    rows.reserve(runs.size());
    for (const store::RunSummary& run : runs)
        rows.push_back({run, bench().model_name(run.model), experiments_.value(text(run.uuid))});
    table_->set_rows(std::move(rows));
    first_pick();
}

void RunsPage::first_pick() {
    if (!wanted_.isEmpty() && table_->pick(wanted_.front())) {
        for (const QString& run : std::exchange(wanted_, {})) table_->pick_also(run);
        picked_once_ = true;
    }
    if (picked_once_ || table_->model().total() == 0) return;
    picked_once_ = true;
    if (!table_->pick(bench().active_run()))
        table_->pick(table_->model().runs_at(table_->model().index(0, 0)).value(0));
}

QString RunsPage::stamp_of(const QStringList& runs) const {
    QString stamp;
    for (const QString& run : runs)
        if (const RunRow* row = table_->model().row_of(run))
            stamp += QStringLiteral("%1|%2|%3|%4|%5|%6\n")
                         .arg(run, status_of(row->run), text(row->run.name))
                         .arg(row->run.epochs)
                         .arg(row->run.seconds)
                         .arg(row->run.tags.size());
    return stamp;
}

void RunsPage::show_picked() {
    update_actions();
    if (!isVisible()) return request_refresh();
    const std::vector<PickedRow> picked = table_->picked();
    std::vector<CurveLine> lines;
    for (const PickedRow& row : picked) lines.push_back({row.title, row.runs});
    QString stamp;
    for (const PickedRow& row : picked) stamp += row.title + '\n' + stamp_of(row.runs);
    lines = coloured_lines(std::move(lines), bench().active_run(), bench().compared_run());
    curves_->show_lines(std::move(lines), static_cast<int>(picked.size()),
                        stamp.isEmpty() ? stamp : stamp + bench().active_run() + '|' + bench().compared_run());
    differences_->show_runs(table_->picked_runs(), stamp);
    const QString current = table_->current_run();
    details_->show_run(current,
                       current.isEmpty() ? QString() : stamp_of({current}) + QString::number(edits_seen_));
}

bool RunsPage::settled() const {
    return Page::settled() && !reading_.busy() && !work_.busy() && edits_.idle() && curves_->settled() &&
           differences_->settled() && details_->settled();
}

// What comes back.

QJsonObject RunsPage::state() const {
    QJsonObject state = table_->state();
    state["series"] = curves_->series();
    state["by_step"] = curves_->by_step();
    return state;
}

void RunsPage::restore(const QJsonObject& state) {
    table_->restore(state);
    curves_->choose_series(state["series"].toString());
    curves_->set_by_step(state["by_step"].toBool());
    request_refresh();
}

void RunsPage::show_only(const QString& run, const QString&) {
    if (run.isEmpty()) return;
    wanted_ = {run, bench().compared_run()};
    request_refresh();
}

PageEntry runs_page_entry() {
    return {"runs", RunsPage::tr("Runs"), "runs", RunsPage::tr("All trainings: sort, compare, name and tidy them"),
            [](Workbench& bench) -> Page* { return new RunsPage(bench); }};
}

}  // namespace armillary::views
