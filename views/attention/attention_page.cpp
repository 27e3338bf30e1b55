// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_page.h"

#include <QComboBox>
#include <QDockWidget>
#include <QSignalBlocker>
#include <QToolButton>

#include "views/attention/attention_curves.h"
#include "views/attention/evidence_panel.h"
#include "views/attention/heads_panel.h"
#include "views/attention/history_panel.h"
#include "views/attention/map_panel.h"
#include "views/attention/ranking_panel.h"
#include "views/attention/users_panel.h"
#include "views/shared/charts/chart_panel.h"
#include "views/shared/entity_search.h"
#include "views/shared/epoch_bar.h"
#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kUsers = 216, kRanking = 280, kHistory = 168, kCurves = 140;

}  // namespace

AttentionPage::AttentionPage(Workbench& bench)
    : RunPage(bench, "attention"),
      desk_(new AttentionDesk(bench, this)),
      map_(new MapPanel(*desk_)),
      curves_(make_curves()),
      live_(new QToolButton) {
    make_live_button();
    curves_->setMinimumHeight(kCurves);
    auto* users = add_lazy_panel(new UsersPanel(*desk_), "users", tr("Users"));
    auto* history = add_lazy_panel(new HistoryPanel(*desk_), "history", tr("History"));
    auto* ranking = add_lazy_panel(new RankingPanel(*desk_), "ranking", tr("Ranking"));
    auto* heads = add_lazy_panel(new HeadsPanel(*desk_), "heads", tr("Layers and heads"));
    auto* map = add_lazy_panel(map_, "map", tr("Map"));
    auto* evidence = add_lazy_panel(new EvidencePanel(*desk_), "evidence", tr("How far to trust it"));
    auto* curves = add_lazy_panel(curves_, "curves", tr("Over the epochs"));
    split(users, history, Qt::Horizontal);
    split(history, ranking, Qt::Horizontal);
    split(history, heads, Qt::Vertical);
    split(heads, evidence, Qt::Vertical);
    split(heads, map, Qt::Horizontal);
    tabify(evidence, {curves});
    keep_width(users, kUsers);
    keep_width(ranking, kRanking);
    set_default_sizes([=, this] {
        const int middle = width() - Theme::current().px(kUsers + kRanking);
        const int below = height() - Theme::current().px(kHistory);
        resizeDocks({heads, map}, {middle * 3 / 10, middle * 7 / 10}, Qt::Horizontal);
        resizeDocks({history, heads, evidence}, {height() - below, below * 6 / 10, below * 4 / 10}, Qt::Vertical);
    });
    finish_layout();
    connect(&bench.selection(), &Selection::changed, this, [this](const QString& kind) {
        if (kind != kUserKind) return;
        if (isVisible())
            desk_->follow_selection();
        else
            request_refresh();
    });
    request_refresh();
}

void AttentionPage::make_live_button() {
    live_->setObjectName("attention.live");
    live_->setCheckable(true);
    live_->setChecked(true);
    live_->setText(tr("Best state"));
    live_->setToolTip(tr("Maps of the model in its best state, of any user; off: those recorded in the epoch"));
    live_->setFocusPolicy(Qt::StrongFocus);
    epoch_bar().add(live_);
    connect(live_, &QToolButton::toggled, desk_, &AttentionDesk::set_live);
    connect(&epoch_bar(), &EpochBar::epoch_chosen, this, [this] { live_->setChecked(false); });
}

ChartPanel* AttentionPage::make_curves() {
    return new ChartPanel(
        bench(),
        {.page = "attention",
         .name = "curves",
         .choice = tr("What is drawn over the epochs"),
         .fill =
             [this](QComboBox& choice) {
                 const QVariant chosen = choice.currentData();
                 choice.clear();
                 for (const QString& stem : attention_stems(desk_->readings()))
                     choice.addItem(figure_title(plain(stem)), stem);
                 choice.setCurrentIndex(std::max(choice.findData(chosen), 0));
             },
         .draw = [this](const QVariant& stem) { return attention_curve(desk_->readings(), stem.toString()); }});
}

bool AttentionPage::can_show(const store::RunSummary& run) {
    const descriptor::ModelDescriptor* model = bench().model(run.model);
    return model ? model->has_capability("attention") : run.imported && run.kind != "tokenizer";
}

void AttentionPage::show_runs(const std::vector<std::string>& runs) {
    std::vector<std::pair<std::string, std::optional<int>>> wanted;
    for (const std::string& run : runs) wanted.emplace_back(run, chosen_epoch(run));
    map_->set_sentence(tr("Reading what %1 looks at…").arg(text(runs.front())));
    reading_.start(
        [workspace = bench().workspace(), wanted](std::stop_token stop) {
            AttentionReadings readings;
            for (const auto& [run, epoch] : wanted)
                readings.push_back(read_attention_record(*workspace, run, epoch, stop));
            return readings;
        },
        [this](AttentionReadings readings) { take(std::move(readings)); },
        [this](const std::exception_ptr& failure) {
            desk_->show_runs({});
            map_->set_sentence(trouble_of(failure).what);
        });
}

void AttentionPage::take(AttentionReadings readings) {
    const AttentionReading& first = *readings.front();
    epoch_bar().set_epochs(first.epochs, first.epoch, first.run.epochs);
    desk_->show_runs(std::move(readings));
    curves_->touch();
}

QString AttentionPage::models_with_attention() {
    QStringList names;
    for (const descriptor::ModelDescriptor& model : bench().models())
        if (model.has_capability("attention")) names.push_back(text(model.name));
    return names.join(QStringLiteral(", "));
}

void AttentionPage::show_no_run(const QString& run) {
    reading_.cancel();
    desk_->show_runs({});
    curves_->touch();
    const store::RunSummary* known = bench().find_run(run);
    const store::RunSummary* newest = newest_run();
    const QString models = models_with_attention();
    const QString sentence =
        known ? tr("%1 (%2) has no attention to look at. Models that have: %3")
                    .arg(run, bench().model_name(known->model), models)
        : newest ? tr("Choose a run of a model with attention to see what it looks at: %1").arg(models)
                 : tr("Train a model with attention to see what it looks at: %1").arg(models);
    if (newest)
        map_->set_sentence(sentence, tr("Show %1").arg(text(newest->id)),
                           [this, id = text(newest->id)] { go_on_with(id); });
    else
        map_->set_sentence(sentence, tr("Train a model"), [this] { bench().go_to("train"); });
}

bool AttentionPage::settled() const {
    return RunPage::settled() && !reading_.busy() && desk_->settled();
}

PageEntry attention_page_entry() {
    return {"attention", AttentionPage::tr("Attention"), "attention",
            AttentionPage::tr("What a model looks at in a user's history, and what follows when it is changed"),
            [](Workbench& bench) -> Page* { return new AttentionPage(bench); }};
}

}  // namespace armillary::views
