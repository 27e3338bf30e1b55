// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"

class QDoubleSpinBox;
class QLabel;

namespace armillary::views {

class TablePanel;

/// Two runs against each other, user by user. Whether they were measured alike is said first.
class ComparisonPanel : public FairnessPanel {
    Q_OBJECT
 public:
    explicit ComparisonPanel(Workbench& bench);
    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 protected:
    void refresh() override;

 private:
    QLabel *unlike_, *sentence_;
    QDoubleSpinBox* effect_;  ///< the smallest effect of interest
    QWidget* effect_row_;
    TablePanel* table_;
};

}  // namespace armillary::views
