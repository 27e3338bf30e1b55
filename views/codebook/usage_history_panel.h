// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "views/codebook/codebook_panel.h"
#include "views/codebook/usage_history.h"
#include "views/shared/background.h"

class QComboBox;
class QStackedWidget;

namespace armillary::views {

class EmptyState;
class UsageHeatMap;

/// Usage of a level's codes over the recorded epochs, of one run or two with a common scale.
class UsageHistoryPanel : public CodebookPanel {
    Q_OBJECT
 public:
    explicit UsageHistoryPanel(Workbench& bench);

    /// Codes that are most used at the last epoch first, or in the order of their numbers.
    void set_sorted(bool sorted);
    bool settled() const override { return !reading_.busy(); }

 protected:
    void refresh() override;
    void show_selection() override;

 private:
    using Histories = std::map<std::string, UsageHistoryPtr>;  ///< by run
    void show_grids();
    int level() const;

    Histories histories_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QComboBox* level_;
    UsageHeatMap* maps_[2];
    bool sorted_ = true;
    Background reading_;
};

}  // namespace armillary::views
