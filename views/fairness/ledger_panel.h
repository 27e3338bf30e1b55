// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"

class QToolButton;

namespace armillary::views {

class TablePanel;

/// All users of the run, a row each, the worst served first. A row that is picked is picked everywhere, so that
/// the details tell of that user; what the model looked at in the history is a button away.
class LedgerPanel : public FairnessPanel {
    Q_OBJECT
 public:
    explicit LedgerPanel(Workbench& bench);
    bool settled() const override;
    TablePanel& table() { return *table_; }

 protected:
    void refresh() override;
    void show_selection() override;

 private:
    void show_attention();
    /// Why the button leads nowhere; empty: it does not.
    QString no_attention() const;

    QToolButton *worst_only_, *attention_;
    TablePanel* table_;
};

}  // namespace armillary::views
