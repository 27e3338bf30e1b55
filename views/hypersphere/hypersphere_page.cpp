// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/hypersphere_page.h"

#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>

#include "core/jobs/codebook/item_categories.h"
#include "views/hypersphere/cloud_panel.h"
#include "views/hypersphere/sphere_charts.h"
#include "views/shared/charts/chart_panel.h"
#include "views/shared/empty_state.h"
#include "views/shared/epoch_bar.h"
#include "views/shared/figure_cards.h"
#include "views/shared/file_dialogs.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

using diagnostics::Side;

namespace {

const QString kName = QStringLiteral("hypersphere");

/// What the choice of groups stands for: `items|uniformity|` by decile, `users|length|gender` by attribute.
struct GroupChoice {
    Side side = Side::items;
    GroupMeasure measure = GroupMeasure::uniformity;
    QString attribute;

    QString key() const {
        return QStringLiteral("%1|%2|%3").arg(kind_of(side)).arg(static_cast<int>(measure)).arg(attribute);
    }
    static GroupChoice from(const QString& key) {
        const QStringList parts = key.split('|');
        if (parts.size() != 3) return {};
        return {parts[0] == kind_of(Side::users) ? Side::users : Side::items,
                static_cast<GroupMeasure>(std::clamp(parts[1].toInt(), 0, 2)), parts[2]};
    }
};

}  // namespace

HyperspherePage::HyperspherePage(Workbench& bench)
    : RunPage(bench, kName),
      empty_(new EmptyState),
      stack_(new QStackedWidget),
      cloud_(new CloudPanel(bench)),
      curves_(make_curves()),
      groups_(make_groups()),
      figures_(new FigureCards),
      open_(new QToolButton) {
    fill_bar();
    empty_->setObjectName("hypersphere.empty");
    figures_->setObjectName("hypersphere.figures");
    stack_->addWidget(cloud_);
    stack_->addWidget(empty_);
    auto* cards = new QScrollArea;
    cards->setWidgetResizable(true);
    cards->setWidget(figures_);
    auto* points = add_panel("points", tr("Points"), stack_, Qt::TopDockWidgetArea);
    auto* figures = add_panel("figures", tr("Figures"), cards, Qt::TopDockWidgetArea);
    auto* plane = add_lazy_panel(chart("plane", [this] { return plane_chart(readings_); }), "plane",
                                 tr("Alignment and uniformity"));
    auto* curves = add_lazy_panel(curves_, "curves", tr("Over the epochs"));
    auto* angles =
        add_lazy_panel(chart("angles", [this] { return angle_chart(readings_); }), "angles", tr("Angles"));
    auto* spectrum = add_lazy_panel(chart("spectrum", [this] { return spectrum_chart(readings_); }), "spectrum",
                                    tr("Spectrum"));
    auto* hubs = add_lazy_panel(chart("hubs", [this] { return hub_chart(readings_); }), "hubs", tr("Hubs"));
    auto* groups = add_lazy_panel(groups_, "groups", tr("Groups"));
    split(points, plane, Qt::Horizontal);
    split(plane, angles, Qt::Vertical);
    tabify(plane, {curves, figures});
    tabify(angles, {spectrum, groups, hubs});
    set_default_sizes([=, this] {
        resizeDocks({points, plane}, {width() * 6 / 10, width() * 4 / 10}, Qt::Horizontal);
        resizeDocks({plane, angles}, {height() / 2, height() / 2}, Qt::Vertical);
    });
    finish_layout();
    request_refresh();
}

ChartPanel* HyperspherePage::chart(const QString& name, std::function<ChartContent()> draw) {
    auto* panel = new ChartPanel(
        bench(), {.page = kName, .name = name, .choice = {}, .draw = [draw = std::move(draw)](const QVariant&) {
                      return draw();
                  }});
    if (name == "plane")
        connect(panel, &ChartPanel::picked, this, [this](const QString&, const QString& epoch) {
            if (!epoch.isEmpty()) choose_epoch(epoch.toInt());
        });
    return panel;
}

ChartPanel* HyperspherePage::make_curves() {
    return new ChartPanel(
        bench(), {.page = kName,
                  .name = "curves",
                  .choice = tr("What is drawn over the epochs"),
                  .fill =
                      [](QComboBox& choice) {
                          if (choice.count() > 0) return;
                          for (const SphereCurve& curve : sphere_curves()) choice.addItem(curve.title, curve.stem);
                      },
                  .draw = [this](const QVariant& stem) { return curve_chart(readings_, stem.toString()); }});
}

ChartPanel* HyperspherePage::make_groups() {
    const auto fill = [this](QComboBox& choice) {
        choice.clear();
        for (const Side side : {Side::items, Side::users}) {
            if (readings_.empty() || readings_.front()->rows(side).count == 0) continue;
            const QString word = side == Side::items ? tr("Items") : tr("Users");
            choice.addItem(tr("%1 by popularity: uniformity").arg(word),
                           GroupChoice{side, GroupMeasure::uniformity, {}}.key());
            choice.addItem(tr("%1 by popularity: alignment").arg(word),
                           GroupChoice{side, GroupMeasure::alignment, {}}.key());
            choice.addItem(tr("%1 by popularity: length").arg(word),
                           GroupChoice{side, GroupMeasure::length, {}}.key());
            for (const QString& attribute : attributes(side))
                choice.addItem(tr("%1 by %2: uniformity").arg(word, attribute),
                               GroupChoice{side, GroupMeasure::uniformity, attribute}.key());
        }
    };
    auto* panel = new ChartPanel(bench(), {.page = kName,
                                           .name = "groups",
                                           .choice = tr("Groups and what is measured of them"),
                                           .fill = fill,
                                           .draw = [this](const QVariant& key) {
                                               const GroupChoice choice = GroupChoice::from(key.toString());
                                               return group_chart(readings_, choice.side,
                                                                  choice.attribute.isEmpty(), choice.measure);
                                           }});
    connect(panel, &ChartPanel::choice_changed, this, [this](const QVariant& key) {
        const std::string attribute = plain(GroupChoice::from(key.toString()).attribute);
        if (attribute.empty() || std::exchange(attribute_, attribute) == attribute) return;
        measure();
    });
    return panel;
}

void HyperspherePage::fill_bar() {
    open_->setObjectName("hypersphere.open");
    open_->setCheckable(true);
    open_->setText(tr("Vectors of a file…"));
    open_->setIcon(icon("file"));
    open_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open_->setToolTip(tr("Shows the rows of any .npy file as points; again: back to the run"));
    open_->setFocusPolicy(Qt::StrongFocus);
    epoch_bar().add(open_);
    connect(open_, &QToolButton::clicked, this, [this](bool on) {
        if (!on) return close_file();
        const QStringList files = ask_files(this, tr("Vectors to look at"), tr("NumPy arrays (*.npy)"));
        open_->setChecked(!files.isEmpty());
        if (!files.isEmpty()) open_file(files.front());
    });
}

void HyperspherePage::open_file(const QString& file) {
    file_ = file;
    request_refresh();
}

void HyperspherePage::close_file() {
    file_.clear();
    request_refresh();
}

/// Groups are made of what divides the rows: attributes of the run's data set.
QStringList HyperspherePage::attributes(Side side) const {
    const data::Dataset* dataset = readings_.empty() || !readings_.front()->context
                                       ? nullptr
                                       : readings_.front()->context->surroundings.dataset.get();
    QStringList names;
    if (!dataset) return names;
    const std::vector<data::Attribute> columns =
        side == Side::items ? jobs::category_attributes(dataset->item_table()) : dataset->user_table().columns;
    for (const data::Attribute& column : columns)
        if (column.type != data::AttributeType::text) names.append(text(column.name));
    return names;
}

bool HyperspherePage::can_show(const store::RunSummary& run) {
    const descriptor::ModelDescriptor* model = bench().model(run.model);
    // A run of another program may have vectors: its folder tells.
    return !model || std::ranges::find(model->capabilities, "embeddings") != model->capabilities.end();
}

void HyperspherePage::show_runs(const std::vector<std::string>& runs) {
    measuring_.cancel();
    open_->setChecked(!file_.isEmpty());
    std::erase_if(contexts_,
                  [&](const auto& entry) { return std::ranges::find(runs, entry.first) == runs.end(); });
    std::vector<std::pair<std::string, std::optional<int>>> wanted;
    for (const std::string& run : runs) wanted.emplace_back(run, chosen_epoch(run));
    reading_.start(
        [workspace = bench().workspace(), wanted, models = bench().models(), contexts = contexts_,
         file = file_](std::stop_token stop) {
            if (!file.isEmpty()) return SphereReadings{read_sphere_file(file)};
            SphereReadings readings;
            for (const auto& [run, epoch] : wanted) {
                const auto known = contexts.find(run);
                readings.push_back(read_sphere(*workspace, run, epoch, models,
                                               known == contexts.end() ? nullptr : known->second, stop));
            }
            return readings;
        },
        [this](SphereReadings readings) { take(std::move(readings)); },
        [this](const std::exception_ptr& failure) {
            readings_.clear();
            show_readings();
            empty_->set("warning", trouble_of(failure).what);
            if (!file_.isEmpty()) file_.clear();
        });
}

void HyperspherePage::show_no_run(const QString& run) {
    if (!file_.isEmpty()) {
        epoch_bar().show();
        return show_runs({});
    }
    reading_.cancel();
    measuring_.cancel();
    readings_.clear();
    show_readings();
    epoch_bar().show();
    epoch_bar().set_epochs({}, 0, 0);
    const store::RunSummary* newest = newest_run();
    const QString what = run.isEmpty() ? tr("Choose a run with embeddings to see its points on the sphere")
                                       : tr("%1 has no embeddings: models that learn vectors have them").arg(run);
    if (newest)
        empty_->set(kName, what, tr("Show %1").arg(text(newest->id)),
                    [this, id = text(newest->id)] { go_on_with(id); });
    else
        empty_->set(kName, tr("Train BPR-MF, LightGCN, DirectAU or SASRec to see its embeddings on the sphere"),
                    tr("Train a model"), [this] { bench().go_to("train"); });
}

void HyperspherePage::take(SphereReadings readings) {
    readings_ = std::move(readings);
    for (const SphereReadingPtr& reading : readings_)
        if (reading->context && reading->file.isEmpty()) contexts_[reading->run.id] = reading->context;
    show_readings();
    if (!readings_.empty() && !readings_.front()->missing.isEmpty())
        empty_->set(kName, readings_.front()->missing);
    measure();
}

/// Exact figures take longer than the points: these are shown before.
void HyperspherePage::measure() {
    SphereReadings known = readings_;
    std::erase_if(known, [](const SphereReadingPtr& reading) { return !reading->missing.isEmpty(); });
    if (known.empty()) return measuring_.cancel();
    measuring_.start(
        [known, attribute = attribute_](std::stop_token stop) {
            SphereReadings with_reports;
            for (const SphereReadingPtr& reading : known) {
                // The second run may be of other data, without the attribute.
                const bool has = attribute.empty() || reading == known.front() ||
                                 reading->context->space == known.front()->context->space;
                with_reports.push_back(measured(reading, has ? attribute : std::string(), stop));
            }
            return with_reports;
        },
        [this](SphereReadings with_reports) {
            for (SphereReadingPtr& reading : readings_)
                for (const SphereReadingPtr& done : with_reports)
                    if (done->run.id == reading->run.id && done->file == reading->file) reading = done;
            show_readings();
        },
        [this](const std::exception_ptr& failure) {
            attribute_.clear();
            bench().tell(failure);
        });
}

void HyperspherePage::show_readings() {
    const bool shown = !readings_.empty() && readings_.front()->missing.isEmpty();
    stack_->setCurrentIndex(shown ? 0 : 1);
    if (shown) {
        const SphereReading& reading = *readings_.front();
        epoch_bar().set_epochs(reading.epochs, reading.embeddings.epoch,
                               std::max(reading.run.epochs, reading.embeddings.epoch));
    } else {
        epoch_bar().set_epochs({}, 0, 0);
    }
    cloud_->set_readings(readings_);
    figures_->set_figures(shown ? sphere_figures(readings_) : std::vector<FigureCard>{});
    touch_panels();
}

bool HyperspherePage::settled() const {
    return RunPage::settled() && !reading_.busy() && !measuring_.busy() && cloud_->settled();
}

QJsonObject HyperspherePage::state() const {
    QJsonObject state = RunPage::state();
    state["points"] = cloud_->state();
    return state;
}

void HyperspherePage::restore(const QJsonObject& state) {
    RunPage::restore(state);
    cloud_->restore(state["points"].toObject());
}

PageEntry hypersphere_page_entry() {
    return {kName, HyperspherePage::tr("Hypersphere"), "hypersphere",
            HyperspherePage::tr(
                "Embeddings as points of the sphere: who lies near whom, and how evenly all are spread"),
            [](Workbench& bench) -> Page* { return new HyperspherePage(bench); }};
}

}  // namespace armillary::views
