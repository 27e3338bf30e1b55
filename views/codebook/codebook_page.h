// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <optional>
#include <vector>

#include "views/codebook/code_items.h"
#include "views/codebook/codebook_charts.h"
#include "views/codebook/codebook_panel.h"
#include "views/shared/background.h"
#include "views/shared/page.h"

class QLabel;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace armillary::views {

class CodeExplorer;
class CodebookCards;
class CodebookChartPanel;
class EmptyState;
class PricePanel;
class TablePanel;
class UsageHistoryPanel;
class UsageStrips;

/// How a tokenizer uses its codes, at any recorded epoch and over all of them; a second tokenizer stands beside it
/// with shared axes. What was not recorded is named.
class CodebookPage : public Page {
    Q_OBJECT
 public:
    explicit CodebookPage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    void show_only(const QString& run, const QString& dataset) override;

    /// What is shown now: none, one or two.
    const CodebookReadings& readings() const { return readings_; }

 protected:
    void refresh() override;

 private:
    QWidget* make_usage();
    QWidget* make_epoch_bar();
    void connect_all();
    /// A dock whose panel is told what the page shows.
    QDockWidget* add(CodebookPanel* panel, const QString& id, const QString& title);
    void tabify(QDockWidget* first, std::initializer_list<QDockWidget*> others);
    CodebookChartPanel* make_curves();
    CodebookChartPanel* make_ranks();
    CodebookChartPanel* make_residuals();

    /// What of the runs shown may have changed since they were read.
    QString stamp();
    QString shown_run();
    QString beside_run();
    void take(CodebookReadings readings);
    void show_readings();
    void read_surroundings_of(const CodebookReadings& readings);
    void carry_selection(const CodebookReadings& before);
    void show_usage();
    void show_epochs();
    void explain(const QString& run);
    void choose_place(int place);
    void choose_epoch(int epoch);
    void play(bool on);
    void pick_code(size_t reading, const LevelCode& code);
    void show_selection();

    CodebookReadings readings_;
    CodeExplorer* explorer_;
    std::map<std::string, CodebookSurroundingsPtr> surroundings_;  ///< of the runs shown
    std::map<QString, CodebookPanel*> panels_by_id_;
    QString only_run_, epoch_run_, stamp_;
    std::optional<int> epoch_;  ///< chosen by the user, of `epoch_run_`
    EmptyState* empty_;
    QStackedWidget* usage_stack_;
    UsageStrips* strips_[2];
    QToolButton *sorted_, *play_, *matters_;
    QSlider* slider_;
    QLabel* epoch_label_;
    CodebookCards* cards_;
    CodebookChartPanel* curves_;
    PricePanel* price_;
    UsageHistoryPanel* history_;
    QWidget* epoch_bar_;
    TablePanel* depths_;
    Background reading_, surrounding_;
    QTimer clock_;
};

PageEntry codebook_page_entry();

}  // namespace armillary::views
