// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/runs/run_curves.h"
#include "views/shared/background.h"

class QComboBox;

namespace armillary::views {

class ChartView;
class Workbench;

/// Recorded curves of the picked runs, one over the other: a line a run, or a line and a band for all seeds of an
/// experiment. Values as recorded: nothing is smoothed.
class CurvesPanel : public QWidget {
    Q_OBJECT
 public:
    explicit CurvesPanel(Workbench& bench, QWidget* parent = nullptr);

    /// `stamp` tells whether anything has changed since the last time: equal ones cost nothing.
    void show_lines(std::vector<CurveLine> lines, int asked, const QString& stamp);
    bool settled() const { return !background_.busy(); }
    ChartView& chart() { return *chart_; }

    const QString& series() const { return request_.series; }
    void choose_series(const QString& series);
    bool by_step() const { return request_.by_step; }
    void set_by_step(bool on);

 private:
    void read();
    void take(Curves curves);

    Workbench& bench_;
    CurvesRequest request_;
    QString stamp_;
    QComboBox *series_, *axis_, *band_;
    ChartView* chart_;
    Background background_;
};

}  // namespace armillary::views
