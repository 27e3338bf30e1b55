// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"
#include "views/fairness/runs_plane.h"
#include "views/shared/background.h"
#include "views/shared/run_page.h"

class QComboBox;

namespace armillary::views {

class ChartPanel;
class DistributionPanel;
class ExposurePanel;

/// Whom a recommender serves well and whom not, and which items it shows, from what the run recorded when it was
/// tested; a second run stands beside it and is tested against it user by user.
class FairnessPage : public RunPage {
    Q_OBJECT
 public:
    explicit FairnessPage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

    /// What is shown now: no run, one or two.
    const FairnessAnswer& answer() const { return *answer_; }

 protected:
    bool can_show(const store::RunSummary& run) override;
    void show_runs(const std::vector<std::string>& runs) override;
    void show_no_run(const QString& run) override;

 private:
    void make_panels();
    void make_choices();
    QDockWidget* add(FairnessPanel* panel, const QString& id, const QString& title);
    ChartPanel* make_groups();
    ChartPanel* make_plane();
    ChartPanel* make_differences();

    void ask();  ///< what is chosen, of the runs shown
    void take(FairnessAnswer answer);
    void show_answer();
    void fill_choices();
    void say_what_is_missing();
    void read_plane_again();
    void rank_again(const QString& run);
    /// The attribute whose groups are shown.
    std::string attribute() const;

    FairnessAnswerPtr answer_ = std::make_shared<const FairnessAnswer>();
    FairnessQuestion question_;
    std::vector<std::string> runs_;
    FairnessSources sources_;  ///< of the runs shown
    RunsPlane plane_;
    KnownPoints known_points_;
    std::vector<FairnessPanel*> panels_;
    DistributionPanel* distribution_;
    ExposurePanel* exposure_;
    ChartPanel *groups_, *plane_panel_, *differences_;
    QComboBox *metric_, *part_;
    Background reading_, plane_reading_;
};

PageEntry fairness_page_entry();

}  // namespace armillary::views
