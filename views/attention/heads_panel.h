// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/attention/attention_panel.h"

class QGridLayout;
class QLabel;

namespace armillary::views {

class HeatView;

/// Every layer (down) and head (across) as a small map, of one run or of two side by side; a click shows it large.
class HeadsPanel : public AttentionPanel {
    Q_OBJECT
 public:
    explicit HeadsPanel(AttentionDesk& desk);

 protected:
    void show_cases() override;

 private:
    struct Grid {
        QWidget* widget;
        QLabel* title;
        QGridLayout* cells;
        std::vector<HeatView*> views;  ///< [layers, heads]
        int64_t layers = 0, heads = 0;
    };
    Grid make_grid(const char* name);
    void shape(Grid& grid, int64_t layers, int64_t heads);
    void show_grid(Grid& grid, size_t run, const jobs::AttentionMaps& maps);

    Grid grids_[2];
};

}  // namespace armillary::views
