// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_explorer.h"
#include "views/codebook/code_inspection.h"

class QGridLayout;
class QLabel;
class QTabWidget;

namespace armillary::views {

class TablePanel;

/// What is known of the code or prefix that is picked: its figures, its items, and the codes nearest to it. With
/// two runs the one whose code was picked last.
class InspectorPanel : public ExplorerPanel {
    Q_OBJECT
 public:
    InspectorPanel(Workbench& bench, CodeExplorer& explorer);
    bool settled() const override;

 protected:
    void show_catalogues() override { shown_.reset(); }
    void show_selection() override;

 private:
    struct Target {
        CodeCataloguePtr catalogue, other;  ///< `other`: of the run beside it, or null
        CodePick pick;
        QString attribute;
        bool operator==(const Target&) const = default;
    };
    std::optional<Target> target() const;
    void inspect(const Target& target);
    void show_inspection(CodeInspection inspection);
    void show_lines(const std::vector<InspectionLine>& lines);

    std::optional<Target> shown_;
    QLabel *heading_, *no_nearest_;
    QWidget* lines_;
    QTabWidget* tabs_;
    TablePanel *items_, *nearest_;
    Background inspecting_;
};

}  // namespace armillary::views
