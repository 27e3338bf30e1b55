// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <optional>
#include <vector>

#include "views/codebook/code_items.h"
#include "views/codebook/codebook_charts.h"
#include "views/shared/background.h"
#include "views/shared/page.h"

class QComboBox;
class QLabel;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace armillary::views {

class ChartView;
class CodebookCards;
class EmptyState;
class TablePanel;
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
    const std::vector<CodebookReadingPtr>& readings() const { return readings_; }

 protected:
    void refresh() override;

 private:
    QWidget* make_usage();
    QWidget* make_curves();
    QWidget* make_epoch_bar();
    QWidget* make_items();
    void connect_all();

    /// What of the runs shown may have changed since they were read.
    QString stamp();
    QString shown_run();
    QString beside_run();
    void take(std::vector<CodebookReadingPtr> readings);
    void show_readings();
    void show_usage();
    void show_curves();
    void show_epochs();
    void explain(const QString& run);
    void choose_epoch(int place);
    void play(bool on);
    void pick_code(size_t reading, const LevelCode& code);
    void show_selection();
    void show_items();

    std::vector<CodebookReadingPtr> readings_;
    QString only_run_, epoch_run_, stamp_;
    std::optional<int> epoch_;  ///< chosen by the user, of `epoch_run_`
    std::optional<std::pair<size_t, LevelCode>> picked_;
    EmptyState* empty_;
    EmptyState* no_items_;
    QStackedWidget *usage_stack_, *items_stack_;
    UsageStrips* strips_[2];
    QToolButton *sorted_, *play_;
    QSlider* slider_;
    QLabel *epoch_label_, *items_label_;
    CodebookCards* cards_;
    QComboBox* curve_;
    ChartView* chart_;
    TablePanel *depths_, *items_;
    Background reading_, titles_;
    QTimer clock_;
};

PageEntry codebook_page_entry();

}  // namespace armillary::views
