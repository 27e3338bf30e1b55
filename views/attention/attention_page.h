// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/attention/attention_desk.h"
#include "views/shared/run_page.h"

class QToolButton;

namespace armillary::views {

class ChartPanel;
class MapPanel;

/// What a model with attention looks at in a user's history, how far that tells what its prediction rests on, and
/// what follows when the history is changed. A second run stands beside it, for the same user.
class AttentionPage : public RunPage {
    Q_OBJECT
 public:
    explicit AttentionPage(Workbench& bench);

    bool settled() const override;
    AttentionDesk& desk() { return *desk_; }

 protected:
    bool can_show(const store::RunSummary& run) override;
    void show_runs(const std::vector<std::string>& runs) override;
    void show_no_run(const QString& run) override;

 private:
    ChartPanel* make_curves();
    void make_live_button();
    void take(AttentionReadings readings);
    /// The models that have attention, as people write them.
    QString models_with_attention();

    AttentionDesk* desk_;
    MapPanel* map_;
    ChartPanel* curves_;
    QToolButton* live_;
    Background reading_;
};

PageEntry attention_page_entry();

}  // namespace armillary::views
