// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/curves_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "views/runs/run_rows.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

QComboBox* chooser(const char* name, const QString& says, const QStringList& choices) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(says);
    box->setToolTip(says);
    box->addItems(choices);
    return box;
}

QString words_of(const QString& series) {
    const auto slash = series.indexOf('/');
    return figure_name(plain(series.left(slash)), plain(series.mid(slash + 1)));
}

}  // namespace

CurvesPanel::CurvesPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      series_(chooser("runs.series", tr("Which recorded series is drawn"), {})),
      axis_(chooser("runs.axis", tr("What the horizontal axis counts"), {tr("by epoch"), tr("by step")})),
      band_(chooser("runs.band", tr("What the band around the mean of several seeds shows"),
                    {tr("band: range"), tr("band: ± standard deviation")})),
      chart_(new ChartView) {
    chart_->setObjectName("runs.chart");
    series_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(series_);
    bar->addWidget(axis_);
    bar->addWidget(band_);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addWidget(chart_, 1);
    setFocusProxy(series_);

    connect(series_, &QComboBox::activated, this,
            [this](int at) { choose_series(series_->itemData(at).toString()); });
    connect(axis_, &QComboBox::currentIndexChanged, this, [this](int at) {
        request_.by_step = at == 1;
        read();
    });
    connect(band_, &QComboBox::currentIndexChanged, this, [this](int at) {
        request_.band = at == 1 ? Band::deviation : Band::range;
        read();
    });
    connect(chart_, &ChartView::failed, this, [this](const std::exception_ptr& failure) { bench_.tell(failure); });
    read();
}

void CurvesPanel::show_lines(std::vector<CurveLine> lines, int asked, const QString& stamp) {
    if (stamp == stamp_) return;
    stamp_ = stamp;
    request_.lines = std::move(lines);
    request_.asked = asked;
    band_->setVisible(std::any_of(request_.lines.begin(), request_.lines.end(),
                                  [](const CurveLine& line) { return line.runs.size() > 1; }));
    read();
}

void CurvesPanel::choose_series(const QString& series) {
    request_.series = series;
    read();
}

void CurvesPanel::set_by_step(bool on) {
    axis_->setCurrentIndex(on ? 1 : 0);
}

void CurvesPanel::read() {
    const auto workspace = bench_.workspace();
    if (!workspace || request_.lines.empty()) {
        background_.cancel();
        Curves none;
        none.content.empty = tr("Select a run or several to see their curves");
        return take(std::move(none));
    }
    background_.start([workspace, request = request_](
                          std::stop_token stop) { return read_curves(workspace->runs(), request, stop); },
                      [this](Curves curves) { take(std::move(curves)); },
                      [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void CurvesPanel::take(Curves curves) {
    const QSignalBlocker quiet(series_);
    series_->clear();
    for (const QString& series : curves.available) {
        series_->addItem(words_of(series), series);
        series_->setItemData(series_->count() - 1, series, Qt::ToolTipRole);  // as files and filters name it
    }
    series_->setCurrentIndex(series_->findData(curves.shown));
    series_->setVisible(!curves.available.isEmpty());
    chart_->set_file_name(tr("curves-%1").arg(QString(curves.shown).replace('/', '-')));
    chart_->set_content(std::move(curves.content));
}

}  // namespace armillary::views
