// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "core/descriptor/experiment.h"
#include "views/shared/workbench.h"
#include "views/train/live_run.h"

namespace armillary::views {

/// Work of the engine waits in this queue of the job list.
inline const QString kTrainingQueue = QStringLiteral("training");

/// Starts trainings as jobs of a workbench and keeps what they told: one for all pages that come and go, made at
/// the first call.
class Trainer : public QObject {
    Q_OBJECT
 public:
    static Trainer& of(Workbench& bench);
    ~Trainer() override;

    /// A training that was started here.
    struct Training {
        JobId job = 0;
        std::shared_ptr<LiveRun> live;
        bool first = false;  ///< no other was under way when it was asked for
    };
    using Ended = std::function<void(const jobs::RunReport&)>;

    /// Trainings wait for each other. `done` is called on the window's thread after a run that came to its end.
    /// `inputs` are named in its record beside those that its parameters name.
    JobId start(const descriptor::Experiment& experiment, Ended done = {},
                std::vector<store::NewRun::Input> inputs = {});
    /// One, or several that are told apart by their seeds.
    void start(const std::vector<descriptor::Experiment>& experiments);
    /// Continues a cancelled, failed or interrupted run.
    JobId resume(const store::RunSummary& run);

    /// Conditions at which the trainings of this window pause: those under way and those that start later. Throws
    /// `UsageError` for one that cannot be read.
    void set_breakpoints(std::vector<std::string> conditions);

    /// The training of a run, or null when it was not started here.
    const Training* find(const QString& run) const;
    bool busy() const;  ///< a training is under way or waits
    /// The one whose turn it is, if it is not in the store yet.
    const Training* starting() const;
    /// The one whose turn it is; null when nothing trains.
    const Training* under_way() const;

 Q_SIGNALS:
    void run_started(QString run);  ///< it is in the store
    void ended(QString run);        ///< any way; empty when it never came into the store

 private:
    struct Order;
    explicit Trainer(Workbench& bench);
    JobId launch(const descriptor::Experiment& experiment, const QString& title, Ended done,
                 std::vector<store::NewRun::Input> inputs = {});
    JobId launch(std::shared_ptr<const Order> order, const QString& title, TrainingRecord record, Ended done);

    struct Breakpoints;

    Workbench& bench_;
    std::vector<Training> trainings_;
    std::shared_ptr<Breakpoints> breakpoints_;
};

}  // namespace armillary::views
