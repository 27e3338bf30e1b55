// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_page.h"

#include <QComboBox>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "views/codebook/bucket_panel.h"
#include "views/codebook/chart_panel.h"
#include "views/codebook/code_map_panel.h"
#include "views/codebook/codebook_cards.h"
#include "views/codebook/doctor_panel.h"
#include "views/codebook/inspector_panel.h"
#include "views/codebook/level_choice.h"
#include "views/codebook/prefix_tree_panel.h"
#include "views/codebook/price_panel.h"
#include "views/codebook/usage_history_panel.h"
#include "views/codebook/usage_strips.h"
#include "views/shared/empty_state.h"
#include "views/shared/figure_names.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kFrameMilliseconds = 250;  ///< of the play button: slow enough to see what changes

}  // namespace

CodebookPage::CodebookPage(Workbench& bench)
    : Page(bench, "codebook"),
      explorer_(new CodeExplorer(bench, this)),
      empty_(new EmptyState),
      usage_stack_(new QStackedWidget),
      strips_{new UsageStrips, new UsageStrips},
      sorted_(new QToolButton),
      play_(new QToolButton),
      matters_(new QToolButton),
      slider_(new QSlider(Qt::Horizontal)),
      epoch_label_(new QLabel),
      cards_(new CodebookCards),
      curves_(make_curves()),
      price_(new PricePanel(bench)),
      history_(new UsageHistoryPanel(bench)),
      epoch_bar_(make_epoch_bar()),
      depths_(new TablePanel) {
    setMenuWidget(epoch_bar_);
    auto* usage = add_panel("usage", tr("Usage of the codes"), make_usage(), Qt::TopDockWidgetArea);
    auto* cards = add_panel("figures", tr("Figures"), cards_, Qt::TopDockWidgetArea);
    auto* depths = add_panel("collisions", tr("Collisions by depth"), depths_, Qt::TopDockWidgetArea);
    auto* inspector = add(new InspectorPanel(bench, *explorer_), "inspector", tr("Inspector"));
    auto* tree = add(new PrefixTreePanel(bench, *explorer_), "tree", tr("Prefix tree"));
    auto* buckets = add(new BucketPanel(bench, *explorer_), "buckets", tr("Collision buckets"));
    auto* map = add(new CodeMapPanel(bench, *explorer_), "map", tr("Map"));
    auto* history = add(history_, "history", tr("Usage over time"));
    auto* curves = add(curves_, "curves", tr("Over the epochs"));
    auto* ranks = add(make_ranks(), "ranks", tr("Use by rank"));
    auto* residuals = add(make_residuals(), "residuals", tr("Residuals"));
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
    panels_by_id_[id] = panel;
    connect(panel, &CodebookPanel::epoch_wanted, this, &CodebookPage::choose_epoch);
    connect(panel, &CodebookPanel::curve_wanted, this, [this](const QString& series) {
        curves_->choose(text(figure_stem(plain(series))));
        focus_panel("curves");
    });
    QDockWidget* dock = add_panel(id, title, panel, Qt::TopDockWidgetArea);
    connect(dock, &QDockWidget::visibilityChanged, panel, &CodebookPanel::look);
    return dock;
}

/// The others stand behind the first, as tabs.
void CodebookPage::tabify(QDockWidget* first, std::initializer_list<QDockWidget*> others) {
    QDockWidget* last = first;
    for (QDockWidget* other : others) {
        tabifyDockWidget(last, other);
        last = other;
    }
    first->raise();
}

QWidget* CodebookPage::make_epoch_bar() {
    play_->setObjectName("codebook.play");
    play_->setCheckable(true);
    play_->setIcon(icon("play"));
    play_->setToolTip(tr("Play the recorded epochs"));
    play_->setAccessibleName(play_->toolTip());
    play_->setFocusPolicy(Qt::StrongFocus);
    slider_->setObjectName("codebook.epoch");
    slider_->setAccessibleName(tr("Recorded epoch"));
    slider_->setPageStep(5);
    epoch_label_->setObjectName("codebook.epoch_label");
    epoch_label_->setFont(Theme::current().number_font());
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
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(play_);
    row->addWidget(slider_, 1);
    row->addWidget(epoch_label_);
    row->addWidget(sorted_);
    row->addWidget(matters_);
    return bar;
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

CodebookChartPanel* CodebookPage::make_curves() {
    return new CodebookChartPanel(
        bench(), {.name = "curves",
                  .choice = tr("What is drawn over the epochs"),
                  .fill =
                      [](QComboBox& choice, const CodebookReadings& runs) {
                          const QVariant chosen = choice.currentData();
                          choice.clear();
                          for (const CodebookCurve& curve : recorded_curves(runs))
                              choice.addItem(curve.title, curve.stem);
                          choice.setCurrentIndex(std::max(choice.findData(chosen), 0));
                      },
                  .draw = [](const CodebookReadings& runs,
                             const QVariant& stem) { return curve_content(runs, stem.toString()); }});
}

CodebookChartPanel* CodebookPage::make_ranks() {
    return new CodebookChartPanel(
        bench(), {.name = "ranks",
                  .choice = tr("Level"),
                  .fill = [](QComboBox& choice, const CodebookReadings& runs) { fill_levels(choice, runs, true); },
                  .draw = [](const CodebookReadings& runs,
                             const QVariant& level) { return rank_frequency(runs, level.toInt()); }});
}

CodebookChartPanel* CodebookPage::make_residuals() {
    return new CodebookChartPanel(
        bench(), {.name = "residuals", .choice = {}, .draw = [](const CodebookReadings& runs, const QVariant&) {
                      return residual_content(runs);
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
    connect(slider_, &QSlider::valueChanged, this, &CodebookPage::choose_place);
    connect(matters_, &QToolButton::clicked, this, [this] {
        focus_panel("price");
        price_->train();
    });
    connect(play_, &QToolButton::toggled, this, &CodebookPage::play);
    for (size_t i : {0, 1})
        connect(strips_[i], &UsageStrips::code_picked, this, [this, i](int level, int code) {
            pick_code(i, {level, code});
        });
    clock_.setInterval(kFrameMilliseconds);
    connect(&clock_, &QTimer::timeout, this, [this] {
        if (!isVisible() || slider_->value() == slider_->maximum()) return play_->setChecked(false);
        if (!reading_.busy()) slider_->setValue(slider_->value() + 1);
    });
    Workbench& workbench = bench();
    // Runs of another workspace may have the same ids.
    connect(&workbench, &Workbench::workspace_changed, this, [this] { surroundings_.clear(); });
    connect(&workbench, &Workbench::active_run_changed, this, &CodebookPage::request_refresh);
    connect(&workbench, &Workbench::compared_run_changed, this, &CodebookPage::request_refresh);
    connect(&workbench, &Workbench::runs_changed, this, [this] {
        if (stamp() != stamp_) request_refresh();
    });
    connect(&workbench.selection(), &Selection::changed, this, [this](const QString& kind) {
        if (kind == "code" && isVisible()) show_selection();
    });
}

// Which runs.

QString CodebookPage::shown_run() {
    return only_run_.isEmpty() ? bench().active_run() : only_run_;
}

QString CodebookPage::beside_run() {
    const QString compared = bench().compared_run();
    const store::RunSummary* run = bench().find_run(compared);
    return run && run->kind == "tokenizer" && compared != shown_run() ? compared : QString();
}

QString CodebookPage::stamp() {
    QString stamp = QString::number(bench().runs().empty());
    for (const QString& id : {shown_run(), beside_run()})
        if (const store::RunSummary* run = bench().find_run(id))
            stamp += QStringLiteral("|%1 %2 %3 %4").arg(id, text(run->status), text(run->name)).arg(run->epochs);
    return stamp;
}

void CodebookPage::refresh() {
    stamp_ = stamp();
    const QString run = shown_run();
    const store::RunSummary* known = bench().find_run(run);
    if (!known || known->kind != "tokenizer") return explain(run);
    std::vector<std::string> runs{plain(run)};
    if (const QString beside = beside_run(); !beside.isEmpty()) runs.push_back(plain(beside));
    const std::optional<int> epoch = epoch_run_ == run ? epoch_ : std::nullopt;
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

void CodebookPage::explain(const QString& run) {
    reading_.cancel();
    readings_.clear();
    show_readings();
    const store::RunSummary* newest = nullptr;
    for (const store::RunSummary& each : bench().runs())
        if (each.kind == "tokenizer" && !newest) newest = &each;
    const auto offer = [this](const QString& sentence, const QString& tokenizer) {
        empty_->set("codebook", sentence, tr("Show %1").arg(tokenizer), [this, tokenizer] {
            only_run_.clear();
            bench().set_active_run(tokenizer);
        });
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
                selection.set("code", reading->code_space(), picked);
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
    epoch_bar_->setVisible(shown);
    if (!shown) play_->setChecked(false);
    show_epochs();
    show_usage();
    for (const auto& [id, panel] : panels_by_id_) panel->set_readings(readings_);
    cards_->set_figures(shown ? codebook_figures(readings_) : std::vector<CodebookFigure>{});
    depths_->set_content(shown ? depth_table(readings_) : nullptr);
    show_selection();
}

void CodebookPage::show_epochs() {
    if (readings_.empty() || readings_.front()->epochs.empty()) return;
    const CodebookReading& reading = *readings_.front();
    const auto place = std::find(reading.epochs.begin(), reading.epochs.end(), reading.codes.epoch);
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, static_cast<int>(reading.epochs.size()) - 1);
    // While it is being moved the slider is ahead of what has been read.
    if (!slider_->isSliderDown()) slider_->setValue(static_cast<int>(place - reading.epochs.begin()));
    slider_->setEnabled(reading.epochs.size() > 1);
    play_->setEnabled(reading.epochs.size() > 1);
    epoch_label_->setText(tr("epoch %1 of %2").arg(reading.codes.epoch).arg(reading.run.epochs));
    const int stride = reading.epochs.size() > 1 ? reading.epochs[1] - reading.epochs[0] : 1;
    epoch_label_->setToolTip(reading.run.epochs > static_cast<int>(reading.epochs.size())
                                 ? tr("Codes were kept of %1 epochs, the first is %2, then every %3")
                                       .arg(reading.epochs.size())
                                       .arg(reading.epochs.front())
                                       .arg(stride)
                                 : QString());
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

// Epochs.

void CodebookPage::choose_place(int place) {
    if (readings_.empty() || place >= static_cast<int>(readings_.front()->epochs.size())) return;
    choose_epoch(readings_.front()->epochs[static_cast<size_t>(place)]);
}

void CodebookPage::choose_epoch(int epoch) {
    if (readings_.empty()) return;
    epoch_run_ = text(readings_.front()->run.id);
    epoch_ = epoch;
    refresh();
}

void CodebookPage::play(bool on) {
    play_->setIcon(icon(on ? "pause" : "play"));
    if (!on) return clock_.stop();
    if (slider_->value() == slider_->maximum()) slider_->setValue(0);
    clock_.start();
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
    const bool panels = std::all_of(panels_by_id_.begin(), panels_by_id_.end(),
                                    [](const auto& entry) { return entry.second->settled(); });
    return Page::settled() && !reading_.busy() && !surrounding_.busy() && depths_->settled() && panels;
}

QJsonObject CodebookPage::state() const {
    QJsonObject panels;
    for (const auto& [id, panel] : panels_by_id_)
        if (const QJsonObject state = panel->state(); !state.isEmpty()) panels[id] = state;
    return {{"sorted", sorted_->isChecked()}, {"panels", panels}};
}

void CodebookPage::restore(const QJsonObject& state) {
    sorted_->setChecked(state["sorted"].toBool(true));
    const QJsonObject panels = state["panels"].toObject();
    for (const auto& [id, panel] : panels_by_id_) panel->restore(panels[id].toObject());
}

void CodebookPage::show_only(const QString& run, const QString&) {
    only_run_ = run;
    request_refresh();
}

PageEntry codebook_page_entry() {
    return {"codebook", CodebookPage::tr("Codebook"), "codebook",
            CodebookPage::tr("How a tokenizer uses its codes, epoch by epoch"),
            [](Workbench& bench) -> Page* { return new CodebookPage(bench); }};
}

}  // namespace armillary::views
