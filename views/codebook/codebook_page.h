// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "views/codebook/code_items.h"
#include "views/codebook/codebook_charts.h"
#include "views/codebook/codebook_panel.h"
#include "views/shared/background.h"
#include "views/shared/run_page.h"

class QStackedWidget;
class QToolButton;

namespace armillary::views {

class CodeExplorer;
class ChartPanel;
class EmptyState;
class FigureCards;
class PricePanel;
class TablePanel;
class UsageHistoryPanel;
class UsageStrips;

/// How a tokenizer uses its codes, at any recorded epoch and over all of them; a second tokenizer stands beside it
/// with shared axes. What was not recorded is named.
class CodebookPage : public RunPage {
    Q_OBJECT
 public:
    explicit CodebookPage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

    /// What is shown now: none, one or two.
    const CodebookReadings& readings() const { return readings_; }

 protected:
    bool can_show(const store::RunSummary& run) override;
    void show_runs(const std::vector<std::string>& runs) override;
    void show_no_run(const QString& run) override;

 private:
    QWidget* make_usage();
    void fill_bar();
    void connect_all();
    /// A dock whose panel is told what the page shows.
    QDockWidget* add(CodebookPanel* panel, const QString& id, const QString& title);
    ChartPanel* make_curves();
    ChartPanel* make_ranks();
    ChartPanel* make_residuals();

    void take(CodebookReadings readings);
    void show_readings();
    void read_surroundings_of(const CodebookReadings& readings);
    void carry_selection(const CodebookReadings& before);
    void show_usage();
    void show_epochs();
    void pick_code(size_t reading, const LevelCode& code);
    void show_selection();

    CodebookReadings readings_;
    CodeExplorer* explorer_;
    std::map<std::string, CodebookSurroundingsPtr> surroundings_;  ///< of the runs shown
    std::vector<CodebookPanel*> panels_with_readings_;
    EmptyState* empty_;
    QStackedWidget* usage_stack_;
    UsageStrips* strips_[2];
    QToolButton *sorted_, *matters_;
    FigureCards* cards_;
    ChartPanel* curves_;
    PricePanel* price_;
    UsageHistoryPanel* history_;
    TablePanel* depths_;
    Background reading_, surrounding_;
};

PageEntry codebook_page_entry();

}  // namespace armillary::views
