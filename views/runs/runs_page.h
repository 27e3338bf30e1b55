// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

#include "views/runs/run_rows.h"
#include "views/shared/background.h"
#include "views/shared/page.h"

class QMenu;

namespace armillary::views {

class CurvesPanel;
class RunDetailsPanel;
class DifferencesPanel;
class RunEdits;
class RunsTable;

/// All runs of the workspace: a table to sort, filter and group; the curves and differences of the picked ones;
/// details of one. Names, tags, notes and deletions can be undone.
class RunsPage : public Page {
    Q_OBJECT
 public:
    explicit RunsPage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    void show_only(const QString& run, const QString& dataset) override;

 protected:
    void refresh() override;

 private:
    void make_actions();
    QAction* add_action(const QString& id, const QString& text, const QString& help, const QString& picture,
                        const QKeySequence& shortcut, std::function<void()> run);
    void forget_workspace();
    void read_rows();
    void show_rows(const std::vector<store::RunSummary>& runs);
    void first_pick();
    void show_picked();
    void update_actions();
    QString stamp_of(const QStringList& runs) const;

    void open_page_of_run();
    void delete_or_restore();
    void make_active(const QString& run);
    void with_experiment(std::function<void(const QString& toml)> use);
    void repeat_run();
    void export_metrics();
    void write_report();

    RunEdits& edits_;
    RunsTable* table_;
    CurvesPanel* curves_;
    DifferencesPanel* differences_;
    RunDetailsPanel* details_;
    QMenu* menu_;
    QHash<QString, QAction*> actions_;
    QHash<QString, QString> experiments_;  ///< by UUID; they never change
    QStringList wanted_;                   ///< to be picked as soon as the first is there
    int edits_seen_ = 0;
    bool picked_once_ = false;
    Background reading_, work_;
};

PageEntry runs_page_entry();

}  // namespace armillary::views
