// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "views/runs/run_rows.h"

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace armillary::views {

class EmptyState;
class RunTableModel;

/// A picked row: a run, or all runs of a group.
struct PickedRow {
    QString title;
    QStringList runs;
};

/// The table of runs with its filter, grouping and choice of columns. The names take the width that the other
/// columns leave. What is picked, open and scrolled to stays when the list changes.
class RunsTable : public QWidget {
    Q_OBJECT
 public:
    explicit RunsTable(QWidget* parent = nullptr);

    RunTableModel& model() { return *model_; }
    QTreeView& view() { return *view_; }
    EmptyState& empty() { return *empty_; }

    void set_rows(std::vector<RunRow> rows);
    bool shows_deleted() const;

    /// In the order of the table; a run that is picked beside its group counts with the group.
    std::vector<PickedRow> picked() const;
    QStringList picked_runs() const;  ///< of all picked rows, each once
    QString current_run() const;      ///< the one the keyboard is at; of a group: its newest
    /// Picks one run, opening its group, and clears a filter that hides it. False when there is no such run.
    bool pick(const QString& run);
    /// Adds it to what is picked, when it is in the list.
    void pick_also(const QString& run);
    void edit(const QString& run, const QString& column_id);
    void show_column(const QString& id, bool shown);
    bool column_is_shown(const QString& id) const;

    QJsonObject state() const;
    void restore(const QJsonObject& state);

 Q_SIGNALS:
    void picked_changed();
    void run_activated(QString run);  ///< Enter or double click
    void menu_wanted(QPoint global);
    void show_deleted_changed();

 private:
    struct Place;
    void build();
    void fill_columns_menu();
    void apply_columns();
    void count_rows();
    Place remember() const;
    void return_to(const Place& place);
    int width_of(const RunTableColumn& column) const;
    void fill_width();
    bool eventFilter(QObject* object, QEvent* event) override;

    RunTableModel* model_;
    QTreeView* view_;
    QLineEdit* filter_;
    QToolButton *group_, *deleted_;
    QMenu* columns_;
    QLabel* count_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QHash<QString, bool> chosen_;  ///< columns whose visibility the user decided
    QHash<QString, int> widths_;   ///< that the user gave columns, at scale 1
    QStringList order_;            ///< of the columns, as the user left them
    bool applying_ = false;
};

}  // namespace armillary::views
