// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/distribution_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QStackedWidget>

#include "views/fairness/user_charts.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/empty_state.h"

namespace armillary::views {

namespace {

// Pixels at scale 1 from which both charts have room.
constexpr int kBesideEachOther = 480, kBelowEachOther = 520;

}  // namespace

DistributionPanel::DistributionPanel(Workbench& bench)
    : FairnessPanel(bench),
      stack_(new QStackedWidget),
      pair_(new QBoxLayout(QBoxLayout::LeftToRight)),
      choice_(new QComboBox),
      histogram_(new ChartView),
      lorenz_(new ChartView),
      empty_(new EmptyState) {
    histogram_->setObjectName("fairness.histogram");
    histogram_->setAccessibleName(tr("How the users are served"));
    histogram_->set_file_name("users");
    lorenz_->setObjectName("fairness.lorenz");
    lorenz_->setAccessibleName(tr("Lorenz curve of the users"));
    lorenz_->set_file_name("lorenz");
    empty_->setObjectName("fairness.empty");
    choice_->setObjectName("fairness.users_choice");
    choice_->setAccessibleName(tr("How the users are drawn"));
    choice_->addItems({tr("Histogram"), tr("Lorenz curve")});
    auto* charts = new QWidget;
    auto* inside = new QVBoxLayout(charts);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->addWidget(choice_, 0, Qt::AlignLeft);
    inside->addLayout(top);
    inside->addLayout(pair_, 1);
    inside->setSizeConstraint(QLayout::SetNoConstraint);  // the panel may become narrower than both
    pair_->setContentsMargins(0, 0, 0, 0);
    pair_->setSpacing(0);
    for (ChartView* chart : {histogram_, lorenz_}) {
        pair_->addWidget(chart, 1);
        connect(chart, &ChartView::failed, this,
                [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    }
    stack_->addWidget(charts);
    stack_->addWidget(empty_);
    stack_->setCurrentIndex(1);
    stack_->setMinimumSize(200, 140);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    setFocusProxy(histogram_);
    connect(choice_, &QComboBox::currentIndexChanged, this, &DistributionPanel::arrange);
}

void DistributionPanel::refresh() {
    stack_->setCurrentIndex(answer().known() ? 0 : 1);
    histogram_->set_content(histogram_content(answer()));
    lorenz_->set_content(lorenz_content(answer()));
}

void DistributionPanel::arrange() {
    const bool beside = width() >= Theme::current().px(kBesideEachOther);
    const bool both = beside || height() >= Theme::current().px(kBelowEachOther);
    pair_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    choice_->setVisible(!both);
    histogram_->setVisible(both || choice_->currentIndex() == 0);
    lorenz_->setVisible(both || choice_->currentIndex() == 1);
}

void DistributionPanel::resizeEvent(QResizeEvent* event) {
    FairnessPanel::resizeEvent(event);
    arrange();
}

}  // namespace armillary::views
