// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

class TablePanel;

/// A table of what the page has read.
class TableTab : public FairnessPanel {
    Q_OBJECT
 public:
    using Make = std::function<TableContentPtr(const FairnessAnswer&)>;
    /// `name` of objects (`fairness.groups`) and of saved files.
    TableTab(Workbench& bench, const QString& name, Make make);
    bool settled() const override;
    /// Rows picked here are picked everywhere: their ids are of this kind, and of the data set shown.
    void link(const QString& kind) { kind_ = kind; }
    TablePanel& table() { return *table_; }

 protected:
    void refresh() override;

 private:
    Make make_;
    QString kind_;  ///< empty: not linked
    TablePanel* table_;
};

}  // namespace armillary::views
