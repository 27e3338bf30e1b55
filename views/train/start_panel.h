// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/jobs/starter.h"
#include "views/shared/workbench.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace armillary::views {

class NoteLabel;
class Trainer;

/// "Start here", for people who do not know models: one data set, one button, one sentence at the end.
class StartPanel : public QWidget {
    Q_OBJECT
 public:
    StartPanel(Workbench& bench, Trainer& trainer, QWidget* parent = nullptr);

    /// The lists of the workbench have changed.
    void refresh();
    QString dataset() const;
    const QString& own_dataset() const { return own_dataset_; }
    /// As if the user had chosen it here.
    void choose_dataset(const QString& name);
    /// The two runs of the last verdict; empty when there is none.
    QStringList verdict_runs() const { return verdict_runs_; }
    /// Tells the verdict of two runs of the store, as after a restart.
    void recall_verdict(const QStringList& runs);
    bool settled() const { return !planning_.busy() && !recalling_.busy(); }

 Q_SIGNALS:
    void form_requested();

 private:
    void show_dataset(const QString& name);
    void plan();
    void show_plan(const jobs::StartPlan& plan);
    void start();
    void show_verdict(const jobs::Verdict& verdict, const std::string& baseline, const std::string& model);

    Workbench& bench_;
    Trainer& trainer_;
    Background planning_, recalling_;
    std::optional<jobs::StartPlan> plan_;
    QString own_dataset_;  ///< chosen here; empty: that of the other pages
    QString planned_for_;  ///< name and size of the data set
    QStringList verdict_runs_;
    QComboBox* dataset_;
    NoteLabel *split_, *model_, *trouble_, *headline_, *detail_;
    QPushButton *go_, *import_;
    QWidget* verdict_;
};

}  // namespace armillary::views
