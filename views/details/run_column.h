// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/details/ranked_lists.h"
#include "views/shared/background.h"

class QLabel;
class QStackedWidget;

namespace armillary::views {

class EmptyState;
class RankedTable;
class Workbench;

/// What one run recommends to a user, asked in the background.
class RunColumn : public QWidget {
    Q_OBJECT
 public:
    explicit RunColumn(Workbench& bench, QWidget* parent = nullptr);

    /// Asks again only when something differs from what is shown. `color`: of the run's name.
    void show_list(const store::RunSummary& run, const QColor& color, const QString& user, int k);
    /// Says that hits mean something else here: the run was split otherwise than `reference`. Empty: alike.
    void set_other_split(const QString& reference);
    QString run() const { return run_; }
    /// Empty until the list is here.
    QString split_fingerprint() const { return list_.split_fingerprint; }
    const TopList& list() const { return list_; }
    bool settled() const { return !asking_.busy(); }

 Q_SIGNALS:
    void picked(QString item);
    void arrived();

 private:
    void ask();
    void show_result();
    void show_trouble(const std::exception_ptr& failure);

    Workbench& bench_;
    QString run_, label_, user_;
    int k_ = 0;
    TopList list_;
    QLabel *name_, *caption_, *other_split_;
    QStackedWidget* stack_;
    RankedTable* table_;
    EmptyState* empty_;
    Background asking_;
};

}  // namespace armillary::views
