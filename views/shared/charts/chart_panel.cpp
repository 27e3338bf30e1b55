// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_panel.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "views/shared/charts/chart_view.h"

namespace armillary::views {

ChartPanel::ChartPanel(Workbench& bench, Recipe recipe)
    : LazyPanel(bench), recipe_(std::move(recipe)), choice_(new QComboBox), chart_(new ChartView) {
    const QString name = recipe_.page + "." + recipe_.name;
    choice_->setObjectName(name + "_choice");
    choice_->setAccessibleName(recipe_.choice);
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choice_->setMinimumWidth(Theme::current().px(96));  // long names must not widen the page
    choice_->setVisible(static_cast<bool>(recipe_.fill));
    chart_->setObjectName(name + "_chart");
    chart_->set_file_name(recipe_.name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(choice_, 0, Qt::AlignLeft);
    column->addWidget(chart_, 1);
    setFocusProxy(recipe_.fill ? static_cast<QWidget*>(choice_) : chart_);
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        wanted_ = choice_->currentData();
        draw();
        Q_EMIT choice_changed(wanted_);
    });
    connect(chart_, &ChartView::picked, this, &ChartPanel::picked);
    connect(chart_, &ChartView::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    ChartPanel::refresh();
}

void ChartPanel::choose(const QVariant& data) {
    wanted_ = data;
    if (const int at = choice_->findData(data); at >= 0) choice_->setCurrentIndex(at);
}

QVariant ChartPanel::chosen() const {
    return choice_->currentData();
}

void ChartPanel::refresh() {
    if (recipe_.fill) {
        const QSignalBlocker quiet(choice_);
        recipe_.fill(*choice_);
        if (const int at = choice_->findData(wanted_); at >= 0) choice_->setCurrentIndex(at);
    }
    draw();
}

void ChartPanel::draw() {
    chart_->set_content(recipe_.draw(choice_->currentData()));
}

QJsonObject ChartPanel::state() const {
    return wanted_.isValid() ? QJsonObject{{"chosen", QJsonValue::fromVariant(wanted_)}} : QJsonObject();
}

void ChartPanel::restore(const QJsonObject& state) {
    if (const QVariant chosen = state["chosen"].toVariant(); chosen.isValid()) choose(chosen);
}

}  // namespace armillary::views
