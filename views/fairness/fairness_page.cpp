// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/fairness_page.h"

#include <QComboBox>
#include <QDockWidget>
#include <QSignalBlocker>
#include <algorithm>
#include <set>
#include <utility>

#include "core/jobs/run_comparison.h"
#include "core/statistics/ranking.h"
#include "views/details/run_memory.h"
#include "views/fairness/comparison_panel.h"
#include "views/fairness/distribution_panel.h"
#include "views/fairness/exposure_charts.h"
#include "views/fairness/exposure_panel.h"
#include "views/fairness/fairness_cards.h"
#include "views/fairness/fairness_tables.h"
#include "views/fairness/fairness_words.h"
#include "views/fairness/figures_panel.h"
#include "views/fairness/group_chart.h"
#include "views/fairness/ledger_panel.h"
#include "views/fairness/table_tab.h"
#include "views/fairness/user_charts.h"
#include "views/shared/charts/chart_panel.h"
#include "views/shared/empty_state.h"
#include "views/shared/entity_search.h"
#include "views/shared/epoch_bar.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QComboBox* choice(const char* name, const QString& help) {
    auto* made = new QComboBox;
    made->setObjectName(name);
    made->setAccessibleName(help);
    made->setToolTip(help);
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return made;
}

/// Cut-offs that a run's metrics were measured at.
std::vector<int64_t> cut_offs(const std::vector<std::string>& metrics) {
    std::set<int64_t> ks;
    for (const std::string& metric : metrics) ks.insert(statistics::parse_metric(metric).k);
    return {ks.begin(), ks.end()};
}

}  // namespace

FairnessPage::FairnessPage(Workbench& bench)
    : RunPage(bench, "fairness"),
      distribution_(new DistributionPanel(bench)),
      exposure_(new ExposurePanel(bench)),
      groups_(make_groups()),
      plane_panel_(make_plane()),
      differences_(make_differences()),
      metric_(choice("fairness.metric", tr("Metric with a value for each user"))),
      part_(choice("fairness.part", tr("Part of the data that it was measured on"))) {
    make_choices();
    make_panels();
    connect(exposure_, &ExposurePanel::ranking_wanted, this, &FairnessPage::rank_again);
    // Runs of another workspace may have the same ids.
    connect(&bench, &Workbench::workspace_changed, this, [this] {
        sources_.clear();
        known_points_.clear();
    });
    connect(&bench, &Workbench::runs_changed, this, [this] {
        if (isVisible()) read_plane_again();
    });
    request_refresh();
}

void FairnessPage::make_choices() {
    epoch_bar().add(part_);
    epoch_bar().add(metric_);
    connect(metric_, &QComboBox::activated, this, [this] {
        question_.metric = plain(metric_->currentText());
        ask();
    });
    connect(part_, &QComboBox::activated, this, [this] {
        question_.part = plain(part_->currentData().toString());
        ask();
    });
}

QDockWidget* FairnessPage::add(FairnessPanel* panel, const QString& id, const QString& title) {
    panels_.push_back(panel);
    return add_lazy_panel(panel, id, title);
}

void FairnessPage::make_panels() {
    Workbench& bench = this->bench();
    auto* items = new TableTab(bench, "items", item_table);
    items->link(kItemKind);
    auto* users = add(distribution_, "users", tr("How the users are served"));
    auto* user_figures = add(new FiguresPanel(bench, "user_cards", user_cards, fairness_notes), "user_figures",
                             tr("Figures of the users"));
    auto* groups = add_lazy_panel(groups_, "groups", tr("Groups"));
    auto* group_figures =
        add(new TableTab(bench, "group_figures",
                         [this](const auto& answer) { return group_table(answer, attribute()); }),
            "group_figures", tr("Figures of the groups"));
    auto* tests =
        add(new TableTab(bench, "tests", [this](const auto& answer) { return test_table(answer, attribute()); }),
            "tests", tr("Tests"));
    auto* plane = add_lazy_panel(plane_panel_, "plane", tr("All runs"));
    auto* comparison = add(new ComparisonPanel(bench), "comparison", tr("Two runs"));
    auto* differences = add_lazy_panel(differences_, "differences", tr("Gains and losses"));
    auto* ledger = add(new LedgerPanel(bench), "ledger", tr("Users"));
    auto* exposure = add(exposure_, "exposure", tr("Exposure of items"));
    auto* item_figures =
        add(new FiguresPanel(bench, "item_cards", item_cards), "item_figures", tr("Figures of the exposure"));
    auto* item_list = add(items, "items", tr("Items"));
    split(users, ledger, Qt::Vertical);
    split(users, groups, Qt::Horizontal);
    split(groups, plane, Qt::Horizontal);
    split(ledger, exposure, Qt::Horizontal);
    tabify(users, {user_figures});
    tabify(groups, {group_figures, tests});
    tabify(plane, {comparison, differences});
    tabify(exposure, {item_figures, item_list});
    set_default_sizes([=, this] {
        resizeDocks({users, groups, plane}, {width() * 40 / 100, width() * 30 / 100, width() * 30 / 100},
                    Qt::Horizontal);
        resizeDocks({ledger, exposure}, {width() * 62 / 100, width() * 38 / 100}, Qt::Horizontal);
        resizeDocks({users, ledger}, {height() / 2, height() / 2}, Qt::Vertical);
    });
    finish_layout();
}

ChartPanel* FairnessPage::make_groups() {
    auto* panel = new ChartPanel(
        bench(),
        {.page = "fairness",
         .name = "groups",
         .choice = tr("Attribute of the users"),
         .fill =
             [this](QComboBox& choice) {
                 choice.clear();
                 for (const std::string& name : group_attributes(*answer_))
                     choice.addItem(attribute_words(name), text(name));
             },
         .draw = [this](const QVariant& name) { return group_content(*answer_, plain(name.toString())); }});
    connect(panel, &ChartPanel::choice_changed, this, [this](const QVariant& name) {
        question_.attribute = plain(name.toString());
        if (answer_->runs.empty() || answer_->runs.front()->attribute(question_.attribute))
            show_answer();
        else
            ask();
    });
    return panel;
}

ChartPanel* FairnessPage::make_plane() {
    auto* panel = new ChartPanel(
        bench(), {.page = "fairness",
                  .name = "plane",
                  .choice = tr("What relevance is laid against"),
                  .fill =
                      [](QComboBox& choice) {
                          if (choice.count() > 0) return;
                          choice.addItem(tr("Gini of the users"), static_cast<int>(PlaneMeasure::user_gini));
                          choice.addItem(tr("Worst-served 10 %"), static_cast<int>(PlaneMeasure::worst_tenth));
                          choice.addItem(tr("Gini of the exposure"),
                                         static_cast<int>(PlaneMeasure::exposure_gini));
                      },
                  .draw =
                      [this](const QVariant& measure) {
                          const auto id = [this](size_t run) {
                              return run < answer_->runs.size() ? answer_->runs[run]->run.id : std::string();
                          };
                          return plane_content(plane_, static_cast<PlaneMeasure>(measure.toInt()), id(0), id(1));
                      }});
    connect(panel, &ChartPanel::picked, this, [this](const QString&, const QString& run) {
        const bool shown = !answer_->runs.empty() && run == answer_->runs.front()->short_title();
        if (!run.isEmpty() && !shown) bench().set_compared_run(run);
    });
    return panel;
}

ChartPanel* FairnessPage::make_differences() {
    return new ChartPanel(
        bench(), {.page = "fairness", .name = "differences", .choice = {}, .draw = [this](const QVariant&) {
                      return difference_content(*answer_);
                  }});
}

std::string FairnessPage::attribute() const {
    if (const QVariant chosen = groups_->chosen(); chosen.isValid()) return plain(chosen.toString());
    const std::vector<std::string> names = group_attributes(*answer_);  // the choice has not been seen yet
    const bool known = std::ranges::find(names, question_.attribute) != names.end();
    return known ? question_.attribute : names.empty() ? std::string() : names.front();
}

// Reading.

bool FairnessPage::can_show(const store::RunSummary& run) {
    return run.kind == "recommender";
}

void FairnessPage::show_runs(const std::vector<std::string>& runs) {
    runs_ = runs;
    ask();
}

void FairnessPage::ask() {
    if (runs_.empty()) return;
    std::erase_if(sources_, [this](const auto& entry) {
        return std::ranges::none_of(runs_, [&](const auto& run) { return entry.first.starts_with(run + '/'); });
    });
    DatasetReaders datasets;
    for (const std::string& run : runs_)
        if (const store::RunSummary* known = bench().find_run(text(run)); known && !known->dataset.empty())
            datasets[run] = bench().dataset_reader(known->dataset);
    reading_.start(
        [workspace = bench().workspace(), runs = runs_, question = question_, sources = sources_, datasets](
            std::stop_token stop) { return read_fairness(*workspace, runs, question, sources, datasets, stop); },
        [this](FairnessAnswer answer) { take(std::move(answer)); },
        [this](const std::exception_ptr& failure) {
            take({});
            distribution_->empty().set("warning", trouble_of(failure).what);
        });
}

void FairnessPage::take(FairnessAnswer answer) {
    for (const FairnessReadingPtr& run : answer.runs)
        if (run->source) sources_[source_key(run->run.id, answer.question.part)] = run->source;
    answer_ = std::make_shared<const FairnessAnswer>(std::move(answer));
    fill_choices();
    say_what_is_missing();
    show_answer();
    read_plane_again();
}

void FairnessPage::show_no_run(const QString& run) {
    reading_.cancel();
    runs_.clear();
    take({});
    EmptyState& empty = distribution_->empty();
    const store::RunSummary* newest = newest_run();
    const store::RunSummary* known = bench().find_run(run);
    if (!newest) {
        empty.set("fairness", tr("Train a recommender to see whom it serves well and whom not"),
                  tr("Train a recommender"), [this] { bench().go_to("train"); });
        return;
    }
    const QString other = text(newest->id);
    empty.set(
        "fairness",
        known ? tr("%1 is a tokenizer's run: it ranks nothing, so nobody is served better or worse by it").arg(run)
              : tr("Choose a recommender's run to see whom it serves well and whom not"),
        tr("Show %1").arg(other), [this, other] { go_on_with(other); });
}

void FairnessPage::say_what_is_missing() {
    if (answer_->runs.empty() || answer_->known()) return;
    const FairnessReading& run = *answer_->runs.front();
    const QString experiment = text(run.run.experiment_toml);
    distribution_->empty().set("fairness", run.missing, experiment.isEmpty() ? QString() : tr("Train it again"),
                               [this, experiment] { bench().train_like(experiment); });
}

/// Other runs of the data set, as points.
void FairnessPage::read_plane_again() {
    if (!answer_->known()) {
        plane_reading_.cancel();
        plane_ = {};
        return plane_panel_->touch();
    }
    using Read = std::pair<RunsPlane, KnownPoints>;
    plane_reading_.start(
        [workspace = bench().workspace(), runs = bench().runs(), run = answer_->runs.front()->run,
         question = answer_->question, known = known_points_](std::stop_token stop) {
            Read read{{}, known};
            read.first = read_plane(*workspace, runs, run, question.part, question.metric, read.second, stop);
            return read;
        },
        [this](Read read) {
            std::tie(plane_, known_points_) = std::move(read);
            plane_panel_->touch();
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

/// The lists of all users anew, for a run that did not record how often each item stands in them.
void FairnessPage::rank_again(const QString& run) {
    const auto runs = answer_->with_values();
    const auto found = std::ranges::find(runs, run, [](const auto& each) { return each->short_title(); });
    if (found == runs.end()) return;
    const FairnessReadingPtr reading = *found;
    auto ranked = std::make_shared<FairnessSource>(*reading->source);
    exposure_->set_ranking(true);
    bench().jobs().start(
        {.title = tr("Ranking with %1").arg(reading->title()),
         .work =
             [memory = RunMemory::of(bench()), reading, ranked, part = answer_->question.part](jobs::Job& job) {
                 job.enter_stage("ranking all users");
                 const auto model = memory->get(reading->run.id, job.stop_token());
                 const std::string ties = jobs::protocol_value(reading->run, "ties");
                 ranked->record.exposure = model
                                               ->evaluate(part, cut_offs(ranked->record.metrics),
                                                          ties.empty() ? "hash" : ties, job.stop_token())
                                               .exposure;
             },
         .done =
             [this, reading, ranked, part = answer_->question.part] {
                 exposure_->set_ranking(false);
                 sources_[source_key(reading->run.id, part)] = ranked;
                 ask();
             },
         .failed =
             [this](const std::exception_ptr& failure) {
                 exposure_->set_ranking(false);
                 bench().tell(failure);
             },
         .cancelled = [this] { exposure_->set_ranking(false); },
         .owner = this});
}

// What is shown of it.

void FairnessPage::show_answer() {
    for (FairnessPanel* panel : panels_) panel->set_answer(answer_);
    for (ChartPanel* chart : {groups_, plane_panel_, differences_}) chart->touch();
}

void FairnessPage::fill_choices() {
    const QSignalBlocker quiet_metric(metric_), quiet_part(part_);
    metric_->clear();
    part_->clear();
    const bool known = answer_->known();
    metric_->setVisible(known);
    part_->setVisible(known && answer_->runs.front()->parts.size() > 1);
    epoch_bar().set_epochs({}, 0, 0);
    if (!known) return;
    const FairnessReading& run = *answer_->runs.front();
    // The record is of the weights that were kept: the slider says which, and has nowhere else to go.
    if (run.run.best_epoch > 0) epoch_bar().set_epochs({run.run.best_epoch}, run.run.best_epoch, run.run.epochs);
    for (const std::string& metric : run.source->record.metrics) metric_->addItem(text(metric));
    metric_->setCurrentText(text(answer_->question.metric));
    for (const std::string& part : run.parts) part_->addItem(part_words(part), text(part));
    part_->setCurrentIndex(part_->findData(text(answer_->question.part)));
}

bool FairnessPage::settled() const {
    return RunPage::settled() && !reading_.busy() && !plane_reading_.busy();
}

QJsonObject FairnessPage::state() const {
    QJsonObject state = RunPage::state();
    state["metric"] = text(question_.metric);
    state["part"] = text(question_.part);
    return state;
}

void FairnessPage::restore(const QJsonObject& state) {
    question_.metric = plain(state["metric"].toString());
    question_.part = plain(state["part"].toString());
    question_.attribute = plain(state["groups"]["chosen"].toString());
    RunPage::restore(state);
}

PageEntry fairness_page_entry() {
    return {"fairness", FairnessPage::tr("Fairness"), "fairness",
            FairnessPage::tr("Whom a recommender serves well and whom not, and which items it shows"),
            [](Workbench& bench) -> Page* { return new FairnessPage(bench); }};
}

}  // namespace armillary::views
