// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_page.h"

#include <QComboBox>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "views/codebook/bucket_panel.h"
#include "views/codebook/code_map_panel.h"
#include "views/codebook/doctor_panel.h"
#include "views/codebook/inspector_panel.h"
#include "views/codebook/level_choice.h"
#include "views/codebook/prefix_tree_panel.h"
#include "views/codebook/price_panel.h"
#include "views/codebook/usage_history_panel.h"
#include "views/codebook/usage_strips.h"
#include "views/shared/charts/chart_panel.h"
#include "views/shared/empty_state.h"
#include "views/shared/epoch_bar.h"
#include "views/shared/figure_cards.h"
#include "views/shared/figure_names.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

CodebookPage::CodebookPage(Workbench& bench)
    : RunPage(bench, "codebook"),
      explorer_(new CodeExplorer(bench, this)),
      empty_(new EmptyState),
      usage_stack_(new QStackedWidget),
      strips_{new UsageStrips, new UsageStrips},
      sorted_(new QToolButton),
      matters_(new QToolButton),
      cards_(new FigureCards),
      curves_(make_curves()),
      price_(new PricePanel(bench)),
      history_(new UsageHistoryPanel(bench)),
      depths_(new TablePanel) {
    fill_bar();
    auto* usage = add_panel("usage", tr("Usage of the codes"), make_usage(), Qt::TopDockWidgetArea);
    auto* cards = add_panel("figures", tr("Figures"), cards_, Qt::TopDockWidgetArea);
    auto* depths = add_panel("collisions", tr("Collisions by depth"), depths_, Qt::TopDockWidgetArea);
    auto* inspector = add(new InspectorPanel(bench, *explorer_), "inspector", tr("Inspector"));
    auto* tree = add(new PrefixTreePanel(bench, *explorer_), "tree", tr("Prefix tree"));
    auto* buckets = add(new BucketPanel(bench, *explorer_), "buckets", tr("Collision buckets"));
    auto* map = add(new CodeMapPanel(bench, *explorer_), "map", tr("Map"));
    auto* history = add(history_, "history", tr("Usage over time"));
    auto* curves = add_lazy_panel(curves_, "curves", tr("Over the epochs"));
    auto* ranks = add_lazy_panel(make_ranks(), "ranks", tr("Use by rank"));
    auto* residuals = add_lazy_panel(make_residuals(), "residuals", tr("Residuals"));
    auto* doctor = add(new DoctorPanel(bench), "doctor", tr("Doctor"));
    auto* price = add(price_, "price", tr("Does it matter?"));
    split(usage, cards, Qt::Horizontal);
    split(usage, curves, Qt::Vertical);
    split(curves, tree, Qt::Horizontal);
    split(cards, inspector, Qt::Vertical);
    tabify(usage, {history, map});
    tabify(tree, {buckets, depths});
    tabify(curves, {ranks, residuals});
    tabify(cards, {doctor, price});
    set_default_sizes([=, this] {
        resizeDocks({usage, cards}, {width() * 7 / 10, width() * 3 / 10}, Qt::Horizontal);
        resizeDocks({curves, tree}, {width() * 7 / 20, width() * 7 / 20}, Qt::Horizontal);
        resizeDocks({usage, curves}, {height() * 11 / 20, height() * 9 / 20}, Qt::Vertical);
        resizeDocks({cards, inspector}, {height() * 9 / 20, height() * 11 / 20}, Qt::Vertical);
    });
    finish_layout();
    connect_all();
    request_refresh();
}

QDockWidget* CodebookPage::add(CodebookPanel* panel, const QString& id, const QString& title) {
    panels_with_readings_.push_back(panel);
    connect(panel, &CodebookPanel::epoch_wanted, this, &CodebookPage::choose_epoch);
    connect(panel, &CodebookPanel::curve_wanted, this, [this](const QString& series) {
        curves_->choose(text(figure_stem(plain(series))));
        focus_panel("curves");
    });
    return add_lazy_panel(panel, id, title);
}

void CodebookPage::fill_bar() {
    sorted_->setObjectName("codebook.sorted");
    sorted_->setCheckable(true);
    sorted_->setChecked(true);
    sorted_->setText(tr("Sorted"));
    sorted_->setToolTip(tr("Most used codes first; off: in the order of their numbers"));
    sorted_->setFocusPolicy(Qt::StrongFocus);
    matters_->setObjectName("codebook.matters");
    matters_->setText(tr("Does it matter?"));
    matters_->setToolTip(
        tr("Trains a recommender twice, with a vector for each item and with vectors of the codes, and compares"));
    matters_->setFocusPolicy(Qt::StrongFocus);
    epoch_bar().add(sorted_);
    epoch_bar().add(matters_);
}

QWidget* CodebookPage::make_usage() {
    empty_->setObjectName("codebook.empty");
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (UsageStrips* strips : strips_) row->addWidget(strips, 1);
    strips_[0]->setObjectName("codebook.strips");
    strips_[1]->setObjectName("codebook.strips_beside");
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(pair);
    auto* shown = new QWidget;
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    usage_stack_->addWidget(shown);
    usage_stack_->addWidget(empty_);
    usage_stack_->setFocusProxy(strips_[0]);
    return usage_stack_;
}

ChartPanel* CodebookPage::make_curves() {
    const auto fill = [this](QComboBox& choice) {
        choice.clear();
        for (const CodebookCurve& curve : recorded_curves(readings_)) choice.addItem(curve.title, curve.stem);
    };
    return new ChartPanel(
        bench(), {.page = "codebook",
                  .name = "curves",
                  .choice = tr("What is drawn over the epochs"),
                  .fill = fill,
                  .draw = [this](const QVariant& stem) { return curve_content(readings_, stem.toString()); }});
}

ChartPanel* CodebookPage::make_ranks() {
    return new ChartPanel(
        bench(), {.page = "codebook",
                  .name = "ranks",
                  .choice = tr("Level"),
                  .fill = [this](QComboBox& choice) { fill_levels(choice, readings_, true); },
                  .draw = [this](const QVariant& level) { return rank_frequency(readings_, level.toInt()); }});
}

ChartPanel* CodebookPage::make_residuals() {
    return new ChartPanel(bench(),
                          {.page = "codebook", .name = "residuals", .choice = {}, .draw = [this](const QVariant&) {
                               return residual_content(readings_);
                           }});
}

void CodebookPage::connect_all() {
    depths_->filter().hide();  // three rows need none
    depths_->setObjectName("codebook.depths");
    depths_->view().horizontalHeader()->setStretchLastSection(false);  // its figures stay near each other
    depths_->set_file_name(tr("collisions"));
    const auto tell = [this](const std::exception_ptr& failure) { bench().tell(failure); };
    connect(depths_, &TablePanel::failed, this, tell);
    connect(sorted_, &QToolButton::toggled, this, &CodebookPage::show_usage);
    connect(sorted_, &QToolButton::toggled, history_, &UsageHistoryPanel::set_sorted);
    connect(matters_, &QToolButton::clicked, this, [this] {
        focus_panel("price");
        price_->train();
    });
    for (size_t i : {0, 1})
        connect(strips_[i], &UsageStrips::code_picked, this, [this, i](int level, int code) {
            pick_code(i, {level, code});
        });
    Workbench& workbench = bench();
    // Runs of another workspace may have the same ids.
    connect(&workbench, &Workbench::workspace_changed, this, [this] { surroundings_.clear(); });
    connect(&workbench.selection(), &Selection::changed, this, [this](const QString& kind) {
        if (kind == "code" && isVisible()) show_selection();
    });
}

// Which runs.

bool CodebookPage::can_show(const store::RunSummary& run) {
    return run.kind == "tokenizer";
}

void CodebookPage::show_runs(const std::vector<std::string>& runs) {
    const std::optional<int> epoch = chosen_epoch(runs.front());
    std::erase_if(surroundings_,
                  [&](const auto& entry) { return std::ranges::find(runs, entry.first) == runs.end(); });
    reading_.start(
        [workspace = bench().workspace(), runs, epoch, surroundings = surroundings_](std::stop_token stop) {
            CodebookReadings readings;
            for (const std::string& run : runs) {
                const auto known = surroundings.find(run);
                readings.push_back(read_codebook(*workspace, run, epoch, stop,
                                                 known == surroundings.end() ? nullptr : known->second));
            }
            return readings;
        },
        [this](CodebookReadings readings) { take(std::move(readings)); },
        [this](const std::exception_ptr& failure) {
            readings_.clear();
            show_readings();
            empty_->set("warning", trouble_of(failure).what);
        });
}

void CodebookPage::show_no_run(const QString& run) {
    reading_.cancel();
    readings_.clear();
    show_readings();
    const store::RunSummary* newest = newest_run();
    const auto offer = [this](const QString& sentence, const QString& tokenizer) {
        empty_->set("codebook", sentence, tr("Show %1").arg(tokenizer),
                    [this, tokenizer] { go_on_with(tokenizer); });
    };
    if (!newest)
        empty_->set("codebook", tr("Train a tokenizer to see its codebook"), tr("Train a tokenizer"),
                    [this] { bench().go_to("train"); });
    else if (run.isEmpty())
        offer(tr("Choose a tokenizer's run to see its codebook"), text(newest->id));
    else
        offer(tr("%1 recommends: it has no codebook of its own").arg(run), text(newest->id));
    if (run.isEmpty() || !bench().find_run(run)) return;
    reading_.start(
        [workspace = bench().workspace(), run = plain(run)](std::stop_token) {
            for (const store::NewRun::Input& input : workspace->runs().get(run).inputs)
                if (input.role == "tokenizer") return text(input.run);
            return QString();
        },
        [=, this](const QString& tokenizer) {
            if (!tokenizer.isEmpty())
                offer(tr("%1 recommends with the codes of %2").arg(run, tokenizer), tokenizer);
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void CodebookPage::take(CodebookReadings readings) {
    const CodebookReadings before = std::exchange(readings_, std::move(readings));
    carry_selection(before);
    show_readings();
    if (!readings_.empty() && !readings_.front()->missing.isEmpty())
        empty_->set("codebook", readings_.front()->missing);
    for (size_t i = 1; i < readings_.size(); ++i)
        if (!readings_[i]->missing.isEmpty()) strips_[i]->set_title(readings_[i]->missing);
    read_surroundings_of(readings_);
}

/// What is picked at one epoch of a run is picked at the next that is shown.
void CodebookPage::carry_selection(const CodebookReadings& before) {
    Selection& selection = bench().selection();
    for (const CodebookReadingPtr& old : before)
        for (const CodebookReadingPtr& reading : readings_) {
            if (old->run.id != reading->run.id || old->code_space() == reading->code_space()) continue;
            const QStringList picked = selection.ids("code", old->code_space());
            if (!picked.isEmpty() && selection.ids("code", reading->code_space()).isEmpty())
                selection.carry("code", reading->code_space(), picked);
        }
}

/// The data set takes longer to read than the codes: they are shown before.
void CodebookPage::read_surroundings_of(const CodebookReadings& readings) {
    std::vector<std::string> runs;
    for (const CodebookReadingPtr& reading : readings)
        if (reading->missing.isEmpty() && !reading->surroundings) runs.push_back(reading->run.id);
    if (runs.empty()) return surrounding_.cancel();
    using Read = std::map<std::string, CodebookSurroundingsPtr>;
    surrounding_.start(
        [workspace = bench().workspace(), models = bench().models(), runs](std::stop_token stop) {
            Read read;
            for (const std::string& run : runs) read[run] = read_surroundings(*workspace, run, models, stop);
            return read;
        },
        [this](Read read) {
            surroundings_.merge(read);
            refresh();
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

// What is shown of them.

void CodebookPage::show_readings() {
    const bool shown = !readings_.empty() && readings_.front()->missing.isEmpty();
    usage_stack_->setCurrentIndex(shown ? 0 : 1);
    epoch_bar().setVisible(shown);
    show_epochs();
    show_usage();
    for (CodebookPanel* panel : panels_with_readings_) panel->set_readings(readings_);
    touch_panels();
    cards_->set_figures(
        shown ? codebook_figures(readings_) : std::vector<FigureCard>{},
        readings_.empty() ? tr("The figures of a run's codes stand here") : readings_.front()->missing);
    depths_->set_content(shown ? depth_table(readings_) : nullptr);
    show_selection();
}

void CodebookPage::show_epochs() {
    if (readings_.empty() || readings_.front()->epochs.empty()) return;
    const CodebookReading& reading = *readings_.front();
    epoch_bar().set_epochs(reading.epochs, reading.codes.epoch, reading.run.epochs);
}

void CodebookPage::show_usage() {
    std::vector<std::vector<UsageBars>> bars;
    std::vector<double> tops;
    for (const CodebookReadingPtr& reading : readings_) {
        bars.push_back(usage_bars(reading->report, sorted_->isChecked()));
        tops.resize(std::max(tops.size(), bars.back().size()), 0);
        for (size_t level = 0; level < bars.back().size(); ++level)
            tops[level] = std::max(tops[level], bars.back()[level].most());
    }
    const bool two = bars.size() > 1;
    strips_[1]->setVisible(two);
    for (size_t i = 0; i < bars.size(); ++i) {
        strips_[i]->set_title(two ? readings_[i]->title() : QString());
        strips_[i]->set_levels(std::move(bars[i]), tops, i == 0 ? Token::run_a : Token::run_b);
    }
}

// The codes that are picked.

void CodebookPage::pick_code(size_t reading, const LevelCode& code) {
    bench().selection().set("code", readings_[reading]->code_space(), {code.id()});
}

void CodebookPage::show_selection() {
    for (size_t i = 0; i < readings_.size(); ++i) {
        std::vector<LevelCode> codes;
        for (const CodePick& pick : explorer_->picks(*readings_[i]))
            for (const LevelCode& code : pick.level_codes()) codes.push_back(code);
        strips_[i]->set_picked(std::move(codes));
    }
}

bool CodebookPage::settled() const {
    return RunPage::settled() && !reading_.busy() && !surrounding_.busy() && depths_->settled();
}

QJsonObject CodebookPage::state() const {
    QJsonObject state = RunPage::state();
    state["sorted"] = sorted_->isChecked();
    return state;
}

void CodebookPage::restore(const QJsonObject& state) {
    RunPage::restore(state);
    sorted_->setChecked(state["sorted"].toBool(true));
}

PageEntry codebook_page_entry() {
    return {"codebook", CodebookPage::tr("Codebook"), "codebook",
            CodebookPage::tr("How a tokenizer uses its codes, epoch by epoch"),
            [](Workbench& bench) -> Page* { return new CodebookPage(bench); }};
}

}  // namespace armillary::views
