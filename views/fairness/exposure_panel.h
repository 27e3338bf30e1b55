// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace armillary::views {

class ChartView;
class EmptyState;

/// How evenly the items are recommended, with those that are picked marked. A run that did not record it is ranked
/// again at a press of a button.
class ExposurePanel : public FairnessPanel {
    Q_OBJECT
 public:
    explicit ExposurePanel(Workbench& bench);

    /// While a run is being ranked nothing more is offered.
    void set_ranking(bool ranking);
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 Q_SIGNALS:
    void ranking_wanted(QString run);

 protected:
    void refresh() override;
    void show_selection() override;

 private:
    void draw();
    void offer_ranking();

    QComboBox* view_;
    QStackedWidget* stack_;
    ChartView* chart_;
    EmptyState* empty_;
    QWidget* hint_;  ///< over the chart, when the run beside has no exposure
    QLabel* hint_words_;
    QPushButton* hint_button_;
    QString lacking_;  ///< the run that is offered to be ranked
    bool ranking_ = false;
};

}  // namespace armillary::views
