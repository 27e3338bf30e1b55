// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/attention/attention_panel.h"

class QComboBox;
class QLabel;

namespace armillary::views {

class BarDelegate;
class TablePanel;

/// Attention, rollout and occlusion of each item side by side: how far the map may be trusted.
class EvidencePanel : public AttentionPanel {
    Q_OBJECT
 public:
    explicit EvidencePanel(AttentionDesk& desk);
    bool settled() const override;

 protected:
    void show_cases() override;

 private:
    void dress_columns(double share_high, double occlusion_low, double occlusion_high);

    QComboBox* mode_;
    QLabel* agreement_;
    TablePanel* table_;
    std::vector<BarDelegate*> bars_;  ///< of the columns behind the item
};

}  // namespace armillary::views
