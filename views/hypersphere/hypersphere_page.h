// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "views/hypersphere/sphere_reading.h"
#include "views/shared/background.h"
#include "views/shared/charts/chart_content.h"
#include "views/shared/run_page.h"

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace armillary::views {

class ChartPanel;
class CloudPanel;
class EmptyState;
class FigureCards;

/// Embeddings as points of the hypersphere: where users and items lie, how near those are that belong together and
/// how evenly all are spread, at any recorded epoch and over all of them. Also the vectors of any `.npy` file.
class HyperspherePage : public RunPage {
    Q_OBJECT
 public:
    explicit HyperspherePage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    const SphereReadings& readings() const { return readings_; }
    /// Shows the vectors of a file instead of a run.
    void open_file(const QString& file);

 protected:
    bool can_show(const store::RunSummary& run) override;
    void show_runs(const std::vector<std::string>& runs) override;
    void show_no_run(const QString& run) override;

 private:
    ChartPanel* chart(const QString& name, std::function<ChartContent()> draw);
    ChartPanel* make_curves();
    ChartPanel* make_groups();
    void fill_bar();
    void close_file();
    void take(SphereReadings readings);
    void measure();
    void show_readings();
    QStringList attributes(diagnostics::Side side) const;

    SphereReadings readings_;
    std::map<std::string, SphereContextPtr> contexts_;  ///< of the runs shown
    QString file_;
    std::string attribute_;  ///< that groups are made by
    EmptyState* empty_;
    QStackedWidget* stack_;
    CloudPanel* cloud_;
    ChartPanel *curves_, *groups_;
    FigureCards* figures_;
    QToolButton* open_;
    Background reading_, measuring_;
};

PageEntry hypersphere_page_entry();

}  // namespace armillary::views
