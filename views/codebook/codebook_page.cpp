// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_page.h"

#include <QComboBox>
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

#include "views/codebook/codebook_cards.h"
#include "views/codebook/usage_strips.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kFrameMilliseconds = 250;  ///< of the play button: slow enough to see what changes

}  // namespace

CodebookPage::CodebookPage(Workbench& bench)
    : Page(bench, "codebook"),
      empty_(new EmptyState),
      no_items_(new EmptyState),
      usage_stack_(new QStackedWidget),
      items_stack_(new QStackedWidget),
      strips_{new UsageStrips, new UsageStrips},
      sorted_(new QToolButton),
      play_(new QToolButton),
      slider_(new QSlider(Qt::Horizontal)),
      epoch_label_(new QLabel),
      items_label_(new QLabel),
      cards_(new CodebookCards),
      curve_(new QComboBox),
      chart_(new ChartView),
      depths_(new TablePanel),
      items_(new TablePanel) {
    auto* usage = add_panel("usage", tr("Usage of the codes"), make_usage(), Qt::TopDockWidgetArea);
    auto* curves = add_panel("curves", tr("Over the epochs"), make_curves(), Qt::TopDockWidgetArea);
    auto* cards = add_panel("figures", tr("Figures"), cards_, Qt::TopDockWidgetArea);
    auto* depths = add_panel("collisions", tr("Collisions by depth"), depths_, Qt::TopDockWidgetArea);
    auto* items = add_panel("items", tr("Items of the code"), make_items(), Qt::TopDockWidgetArea);
    split(usage, cards, Qt::Horizontal);
    split(usage, curves, Qt::Vertical);
    split(curves, depths, Qt::Horizontal);
    split(cards, items, Qt::Vertical);
    set_default_sizes([=, this] {
        resizeDocks({usage, cards}, {width() * 7 / 10, width() * 3 / 10}, Qt::Horizontal);
        resizeDocks({curves, depths}, {width() * 7 / 20, width() * 7 / 20}, Qt::Horizontal);
        resizeDocks({usage, curves}, {height() * 11 / 20, height() * 9 / 20}, Qt::Vertical);
        resizeDocks({cards, items}, {height() * 3 / 10, height() * 7 / 10}, Qt::Vertical);
    });
    finish_layout();
    connect_all();
    request_refresh();
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
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 0);
    row->setSpacing(8);
    row->addWidget(play_);
    row->addWidget(slider_, 1);
    row->addWidget(epoch_label_);
    row->addWidget(sorted_);
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
    column->addWidget(make_epoch_bar());
    column->addWidget(scroll, 1);
    usage_stack_->addWidget(shown);
    usage_stack_->addWidget(empty_);
    usage_stack_->setFocusProxy(strips_[0]);
    return usage_stack_;
}

QWidget* CodebookPage::make_curves() {
    using enum CodebookCurve;
    curve_->setObjectName("codebook.curve");
    curve_->setAccessibleName(tr("What is drawn over the epochs"));
    for (const CodebookCurve curve : {perplexity, usage, dead, collisions})
        curve_->addItem(curve_word(curve), static_cast<int>(curve));
    chart_->setObjectName("codebook.chart");
    chart_->set_file_name(tr("codebook"));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(curve_, 0, Qt::AlignLeft);
    column->addWidget(chart_, 1);
    box->setFocusProxy(curve_);
    return box;
}

QWidget* CodebookPage::make_items() {
    no_items_->setObjectName("codebook.no_items");
    items_label_->setProperty("caption", true);
    items_label_->setContentsMargins(12, 0, 12, 0);
    items_label_->setWordWrap(true);
    auto* listed = new QWidget;
    auto* column = new QVBoxLayout(listed);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(0);
    column->addWidget(items_label_);
    column->addWidget(items_, 1);
    items_stack_->addWidget(no_items_);
    items_stack_->addWidget(listed);
    return items_stack_;
}

void CodebookPage::connect_all() {
    depths_->filter().hide();  // three rows need none
    depths_->setObjectName("codebook.depths");
    depths_->view().horizontalHeader()->setStretchLastSection(false);  // its figures stay near each other
    depths_->set_file_name(tr("collisions"));
    items_->setObjectName("codebook.item_list");
    items_->set_file_name(tr("items-of-code"));
    items_label_->setObjectName("codebook.items_label");
    const auto tell = [this](const std::exception_ptr& failure) { bench().tell(failure); };
    connect(chart_, &ChartView::failed, this, tell);
    for (TablePanel* table : {depths_, items_}) connect(table, &TablePanel::failed, this, tell);
    connect(curve_, &QComboBox::currentIndexChanged, this, &CodebookPage::show_curves);
    connect(sorted_, &QToolButton::toggled, this, &CodebookPage::show_usage);
    connect(slider_, &QSlider::valueChanged, this, &CodebookPage::choose_epoch);
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
    if (!only_run_.isEmpty()) return {};
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
    reading_.start(
        [workspace = bench().workspace(), runs, epoch](std::stop_token stop) {
            std::vector<CodebookReadingPtr> readings;
            for (const std::string& run : runs) readings.push_back(read_codebook(*workspace, run, epoch, stop));
            return readings;
        },
        [this](std::vector<CodebookReadingPtr> readings) { take(std::move(readings)); },
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

void CodebookPage::take(std::vector<CodebookReadingPtr> readings) {
    readings_ = std::move(readings);
    show_readings();
    if (!readings_.empty() && !readings_.front()->missing.isEmpty())
        empty_->set("codebook", readings_.front()->missing);
    for (size_t i = 1; i < readings_.size(); ++i)
        if (!readings_[i]->missing.isEmpty()) strips_[i]->set_title(readings_[i]->missing);
}

// What is shown of them.

void CodebookPage::show_readings() {
    const bool shown = !readings_.empty() && readings_.front()->missing.isEmpty();
    usage_stack_->setCurrentIndex(shown ? 0 : 1);
    if (!shown) play_->setChecked(false);
    show_epochs();
    show_usage();
    show_curves();
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

void CodebookPage::show_curves() {
    chart_->set_content(curve_content(readings_, static_cast<CodebookCurve>(curve_->currentData().toInt())));
}

// Epochs.

void CodebookPage::choose_epoch(int place) {
    if (readings_.empty() || place >= static_cast<int>(readings_.front()->epochs.size())) return;
    epoch_run_ = text(readings_.front()->run.id);
    epoch_ = readings_.front()->epochs[static_cast<size_t>(place)];
    refresh();
}

void CodebookPage::play(bool on) {
    play_->setIcon(icon(on ? "pause" : "play"));
    if (!on) return clock_.stop();
    if (slider_->value() == slider_->maximum()) slider_->setValue(0);
    clock_.start();
}

// The code that is picked, and its items.

void CodebookPage::pick_code(size_t reading, const LevelCode& code) {
    bench().selection().set("code", readings_[reading]->code_space(), {code.id()});
}

void CodebookPage::show_selection() {
    std::optional<std::pair<size_t, LevelCode>> picked;
    const auto [kind, space] = bench().selection().latest();
    for (size_t i = 0; i < readings_.size(); ++i) {
        std::vector<LevelCode> codes;
        for (const QString& id : bench().selection().ids("code", readings_[i]->code_space()))
            if (const auto code = level_code(id)) codes.push_back(*code);
        const bool latest = kind == "code" && space == readings_[i]->code_space();
        if (!codes.empty() && (latest || !picked)) picked = {i, codes.back()};
        strips_[i]->set_picked(std::move(codes));
    }
    // Another epoch of the same run: the code is shown on, with the items that it has there.
    if (!picked && picked_ && picked_->first < readings_.size()) {
        picked = picked_;
        strips_[picked->first]->set_picked({picked->second});
    }
    picked_ = picked;
    show_items();
}

void CodebookPage::show_items() {
    if (!picked_ || readings_[picked_->first]->missing.size() > 0) {
        titles_.cancel();
        items_->set_content(nullptr);
        no_items_->set("item", usage_stack_->currentIndex() == 0 ? tr("Click on a code to see its items")
                                                                 : tr("The items of a code are listed here"));
        return items_stack_->setCurrentIndex(0);
    }
    const CodebookReadingPtr run = readings_[picked_->first];
    const LevelCode code = picked_->second;
    const auto show = [=, this](data::DatasetPtr dataset) {
        const TableContentPtr table = item_table(run, code, std::move(dataset));
        items_label_->setText(tr("%1, level %2, code %3: %4 of %5 items")
                                  .arg(text(run->run.id))
                                  .arg(code.level)
                                  .arg(code.code)
                                  .arg(count(table->rows), count(static_cast<int64_t>(run->codes.items.size()))));
        items_stack_->setCurrentIndex(1);
        items_->set_content(table);
        items_->link(&bench().selection(), "item", text(run->run.dataset));
    };
    titles_.start([reader = bench().dataset_reader(run->run.dataset)](std::stop_token) { return reader(); }, show,
                  // Of a data set that is gone only the ids are known, and they are enough.
                  [show](const std::exception_ptr&) { show(nullptr); });
}

bool CodebookPage::settled() const {
    return Page::settled() && !reading_.busy() && !titles_.busy() && depths_->settled() && items_->settled();
}

QJsonObject CodebookPage::state() const {
    return {{"sorted", sorted_->isChecked()}, {"curve", curve_->currentIndex()}};
}

void CodebookPage::restore(const QJsonObject& state) {
    sorted_->setChecked(state["sorted"].toBool(true));
    if (const int curve = state["curve"].toInt(); curve >= 0 && curve < curve_->count())
        curve_->setCurrentIndex(curve);
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
