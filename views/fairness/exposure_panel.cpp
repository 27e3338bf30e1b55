// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/exposure_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "views/fairness/exposure_charts.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/empty_state.h"
#include "views/shared/entity_search.h"
#include "views/shared/words.h"

namespace armillary::views {

ExposurePanel::ExposurePanel(Workbench& bench)
    : FairnessPanel(bench),
      view_(new QComboBox),
      stack_(new QStackedWidget),
      chart_(new ChartView),
      empty_(new EmptyState),
      hint_(new QWidget),
      hint_words_(new QLabel),
      hint_button_(new QPushButton) {
    view_->setObjectName("fairness.exposure_choice");
    view_->setAccessibleName(tr("How the exposure of items is drawn"));
    view_->addItem(tr("Lorenz curve"), static_cast<int>(ExposureView::lorenz));
    view_->addItem(tr("Long tail"), static_cast<int>(ExposureView::long_tail));
    view_->addItem(tr("Against popularity"), static_cast<int>(ExposureView::popularity));
    chart_->setObjectName("fairness.exposure_chart");
    chart_->setAccessibleName(tr("Exposure of items"));
    chart_->set_file_name("exposure");
    empty_->setObjectName("fairness.exposure_empty");
    hint_words_->setWordWrap(true);
    hint_words_->setProperty("caption", true);
    hint_button_->setObjectName("fairness.rank_beside");
    auto* hint = new QHBoxLayout(hint_);
    hint->setContentsMargins(12, 0, 12, 0);
    hint->setSpacing(8);
    hint->addWidget(hint_words_, 1);
    hint->addWidget(hint_button_);
    auto* shown = new QWidget;
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->addWidget(view_, 0, Qt::AlignLeft);
    column->addLayout(top);
    column->addWidget(hint_);
    column->addWidget(chart_, 1);
    stack_->addWidget(shown);
    stack_->addWidget(empty_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
    setFocusProxy(view_);
    connect(view_, &QComboBox::currentIndexChanged, this, &ExposurePanel::draw);
    connect(hint_button_, &QPushButton::clicked, this, [this] { Q_EMIT ranking_wanted(lacking_); });
    connect(chart_, &ChartView::picked, this, [this](const QString&, const QString& item) {
        if (!item.isEmpty()) this->bench().selection().set(kItemKind, answer().space(), {item});
    });
    connect(chart_, &ChartView::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    ExposurePanel::refresh();
}

void ExposurePanel::set_ranking(bool ranking) {
    ranking_ = ranking;
    touch();
}

void ExposurePanel::refresh() {
    offer_ranking();
    draw();
}

void ExposurePanel::draw() {
    const QStringList picked = bench().selection().ids(kItemKind, answer().space());
    chart_->set_content(
        exposure_content(answer(), static_cast<ExposureView>(view_->currentData().toInt()), picked));
}

void ExposurePanel::show_selection() {
    draw();
}

/// Of the first run in place of the chart, of the second over it.
void ExposurePanel::offer_ranking() {
    const auto runs = answer().with_values();
    const auto lacking = std::ranges::find_if(runs, [](const auto& run) { return !run->items.has_value(); });
    const bool first = lacking != runs.end() && lacking == runs.begin();
    stack_->setCurrentIndex(first ? 1 : 0);
    hint_->setVisible(lacking != runs.end());
    if (lacking == runs.end()) return;
    lacking_ = (*lacking)->short_title();
    const QString words = tr("%1 did not record how often each item was recommended").arg(lacking_);
    const QString button = ranking_ ? tr("Ranking…") : tr("Rank again with its model");
    hint_words_->setText(words);
    hint_button_->setText(button);
    hint_button_->setEnabled(!ranking_);
    empty_->set("fairness", words, ranking_ ? QString() : button, [this] { Q_EMIT ranking_wanted(lacking_); });
}

QJsonObject ExposurePanel::state() const {
    return {{"view", view_->currentIndex()}};
}

void ExposurePanel::restore(const QJsonObject& state) {
    view_->setCurrentIndex(std::clamp(state["view"].toInt(), 0, view_->count() - 1));
}

}  // namespace armillary::views
