// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/descriptor/experiment.h"
#include "core/jobs/estimate.h"
#include "views/shared/workbench.h"

class QPushButton;

namespace armillary::views {

class NoteLabel;

/// What a training would cost, before it starts: memory against what the machine has, and time as a range.
class PredictionPanel : public QWidget {
    Q_OBJECT
 public:
    explicit PredictionPanel(Workbench& bench, QWidget* parent = nullptr);

    /// Nothing: the form cannot be run as it is. Predicts soon, in the background.
    void predict(std::optional<descriptor::Experiment> experiment, int runs);
    /// Why it cannot fit; empty when it does, or when that is not known.
    const QString& refusal() const { return refusal_; }
    bool settled() const;

 private:
    struct Prediction;
    void start();
    void show_prediction(const Prediction& prediction);
    void time_a_few_batches();
    void stop_timing();
    void show_timing(bool running);
    void show_nothing();

    Workbench& bench_;
    Background predicting_;
    QTimer delay_;
    std::optional<descriptor::Experiment> experiment_;
    std::optional<jobs::TimeEstimate> timed_;
    JobId timing_ = 0;  ///< 0: none is under way
    int timings_ = 0;   ///< numbers them: only the last is listened to
    int runs_ = 1;
    QString refusal_;
    NoteLabel *memory_, *time_, *trouble_;
    QPushButton* measure_;
};

}  // namespace armillary::views
