// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "views/shared/workbench.h"
#include "views/train/training_record.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace armillary::views {

class ChartView;
class EmptyState;
class NoteLabel;

/// One run, while it trains or afterwards: how far it is, its charts, and the buttons that steer it.
class RunPanel : public QWidget {
    Q_OBJECT
 public:
    explicit RunPanel(Workbench& bench, QWidget* parent = nullptr);

    void show_nothing(bool has_datasets);
    void show_record(const TrainingRecord& record);
    /// Of the run shown: its job's row, or nothing when no job of this window runs it.
    void show_job(const std::optional<JobRow>& job);
    /// Group of series that the second chart shows.
    const QString& group() const { return wanted_group_; }
    void set_group(const QString& group) { wanted_group_ = group; }

 Q_SIGNALS:
    void repeat_requested();  ///< the same training again, with what was changed by hand
    void resume_requested();  ///< of a run that was stopped earlier

 private:
    QWidget* make_head();
    QWidget* make_charts();
    void show_curves();
    void show_buttons(const std::optional<JobRow>& job);

    Workbench& bench_;
    TrainingRecord record_;
    std::optional<JobRow> job_;
    QString wanted_group_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QLabel* title_;
    NoteLabel *status_, *result_, *error_;
    QProgressBar* progress_;
    QPushButton *pause_, *step_, *cancel_, *repeat_, *resume_;
    QComboBox* groups_;
    ChartView *losses_, *curves_;
};

}  // namespace armillary::views
