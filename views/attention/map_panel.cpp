// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/map_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "views/attention/map_heat.h"
#include "views/shared/heat/heat_view.h"

namespace armillary::views {

namespace {

constexpr int kLetters = 10;                   ///< that a choice has room for
constexpr int kSmallest = 140, kLowest = 110;  ///< a map

}  // namespace

MapPanel::MapPanel(AttentionDesk& desk)
    : AttentionPanel(desk), whose_(new QComboBox), which_(new QComboBox), views_{new HeatView, new HeatView} {
    setObjectName("attention.map_panel");
    whose_->setObjectName("attention.whose");
    whose_->setAccessibleName(tr("Whose attention"));
    whose_->addItem(tr("This user"), false);
    whose_->addItem(tr("Mean of all recorded histories"), true);
    which_->setObjectName("attention.which");
    which_->setAccessibleName(tr("Layer and head"));
    for (QComboBox* choice : {whose_, which_}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(kLetters);
    }
    views_[0]->setObjectName("attention.map");
    views_[1]->setObjectName("attention.map_beside");
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(8);
    bar->addWidget(which_, 1);
    bar->addWidget(whose_, 1);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(0);
    for (HeatView* view : views_) {
        view->setMinimumSize(kSmallest, kLowest);
        pair->addWidget(view, 1);
    }
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(pair, 1);
    set_body(body, {});
    setFocusProxy(which_);
    connect(&desk, &AttentionDesk::choice_changed, this, &MapPanel::touch);
    connect(whose_, &QComboBox::currentIndexChanged, this, &MapPanel::touch);
    connect(which_, &QComboBox::currentIndexChanged, this,
            [this] { this->desk().choose(MapChoice::from_key(which_->currentData().toString())); });
    for (size_t run : {0, 1}) {
        connect(views_[run], &HeatView::window_changed, views_[1 - run], &HeatView::set_window);
        connect(views_[run], &HeatView::cell_picked, this,
                [this, run](int row, int column) { pick(run, row, column); });
    }
}

bool MapPanel::average() const {
    return whose_->currentData().toBool();
}

QString MapPanel::missing(const UserCase& shown) const {
    return average() ? QString() : shown.missing;
}

const jobs::AttentionMaps& MapPanel::maps_of(size_t run) const {
    return average() ? cases()[run]->run->average : cases()[run]->maps;
}

void MapPanel::fill_choices() {
    const QSignalBlocker quiet(which_);
    which_->clear();
    const jobs::AttentionMaps& maps = maps_of(0);
    for (const MapChoice& choice : choices_of(maps.layers, maps.heads)) {
        if (average() && choice.kind == MapChoice::Kind::rollout) continue;  // of a mean it means nothing
        which_->addItem(choice.title(), choice.key());
    }
    const bool has_maps = maps.layers > 0;
    which_->setCurrentIndex(
        std::max(which_->findData(has_maps ? within(desk().choice(), maps).key() : desk().choice().key()), 0));
    which_->setEnabled(has_maps);
}

void MapPanel::show_cases() {
    fill_choices();
    const MapChoice choice = MapChoice::from_key(which_->currentData().toString());
    WeightRange range;
    for (size_t run = 0; run < cases().size(); ++run)
        if (maps_of(run).layers > 0) range.include(maps_of(run), choice);
    views_[1]->setVisible(cases().size() > 1);
    for (size_t run = 0; run < cases().size(); ++run) {
        const UserCasePtr& shown = cases()[run];
        views_[run]->set_content(
            average() ? average_heat(shown->run, choice, range) : user_heat(shown, choice, range), run_token(run));
    }
    show_selection();
}

void MapPanel::show_selection() {
    const QStringList picked = desk().picked_items();
    for (size_t run = 0; run < std::min(cases().size(), std::size(views_)); ++run) {
        std::vector<int> places;
        for (int token = 0; !average() && token < cases()[run]->ids.size(); ++token)
            if (picked.contains(cases()[run]->ids[token])) places.push_back(token);
        views_[run]->set_picked_rows(places);
        views_[run]->set_picked_columns(std::move(places));
    }
}

void MapPanel::pick(size_t run, int row, int column) {
    if (average() || run >= cases().size()) return;
    const QStringList& ids = cases()[run]->ids;
    desk().pick_items(row == column ? QStringList{ids[row]} : QStringList{ids[row], ids[column]});
}

QJsonObject MapPanel::state() const {
    return {{"average", average()}, {"choice", desk().choice().key()}};
}

void MapPanel::restore(const QJsonObject& state) {
    whose_->setCurrentIndex(state["average"].toBool() ? 1 : 0);
    if (const QString key = state["choice"].toString(); !key.isEmpty()) desk().choose(MapChoice::from_key(key));
}

}  // namespace armillary::views
