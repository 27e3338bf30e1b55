// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"

class QBoxLayout;
class QComboBox;
class QStackedWidget;

namespace armillary::views {

class ChartView;
class EmptyState;

/// How the users are served: a histogram and the Lorenz curve beside or below it; where there is no room for both,
/// the one that is chosen. Says what to do while there is nothing to show.
class DistributionPanel : public FairnessPanel {
    Q_OBJECT
 public:
    explicit DistributionPanel(Workbench& bench);
    EmptyState& empty() { return *empty_; }

 protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void arrange();

    QStackedWidget* stack_;
    QBoxLayout* pair_;
    QComboBox* choice_;  ///< seen where one chart alone has room
    ChartView *histogram_, *lorenz_;
    EmptyState* empty_;
};

}  // namespace armillary::views
