// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "views/runs/run_differences.h"
#include "views/shared/background.h"

class QLabel;
class QStackedWidget;

namespace armillary::views {

class EmptyState;
class TablePanel;
class Workbench;

/// In what the picked runs differ, and whether their figures may be compared at all.
class DifferencesPanel : public QWidget {
    Q_OBJECT
 public:
    static constexpr int kMostRuns = 16;

    explicit DifferencesPanel(Workbench& bench, QWidget* parent = nullptr);

    /// Equal stamps cost nothing.
    void show_runs(const QStringList& runs, const QString& stamp);
    bool settled() const;

 private:
    void take(Differences differences);

    Workbench& bench_;
    QString stamp_;
    QLabel* warning_;
    QWidget* banner_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    TablePanel* table_;
    Background background_;
};

}  // namespace armillary::views
