// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_explorer.h"
#include "views/codebook/code_map.h"

class QComboBox;

namespace armillary::views {

class CodeMapView;

/// The 2-D map of a level, of one run or two. Each run has a plane of its own: their latents have no common axes.
class CodeMapPanel : public ExplorerPanel {
    Q_OBJECT
 public:
    CodeMapPanel(Workbench& bench, CodeExplorer& explorer);
    bool settled() const override { return ExplorerPanel::settled() && !mapping_.busy(); }
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 protected:
    void show_catalogues() override;
    void show_selection() override;

 private:
    void read_maps();
    void show_maps(const std::vector<CodeMapPtr>& maps);

    QComboBox* level_;
    CodeMapView* views_[2];
    Background mapping_;
};

}  // namespace armillary::views
