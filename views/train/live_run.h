// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "core/jobs/experiment_run.h"
#include "core/jobs/job.h"
#include "views/train/training_record.h"

namespace armillary::views {

/// What the debugger shows of a run while it trains: all but the log, which is long.
struct LiveFigures {
    std::map<std::string, DecimatedSeries> losses;  ///< of every batch, against epochs
    std::vector<RunMark> marks;
    std::vector<std::string> epoch_names;                ///< of what was measured at the ends of epochs
    std::shared_ptr<const jobs::Inspection> inspection;  ///< null before the first
};

/// A run while it trains: fed on the training thread, looked at from the window's. Shared by both, so neither has
/// to outlive the other.
class LiveRun {
 public:
    explicit LiveRun(TrainingRecord start) : record_(std::move(start)) {}

    /// Changes with everything that is added; a look at it is cheap.
    uint64_t version() const { return version_.load(); }
    TrainingRecord snapshot() const;
    QString run() const;
    bool finished() const { return finished_.load(); }
    LiveFigures figures() const;
    /// Events of this session (a resumed run had others before), from the n-th on.
    std::vector<RunMark> marks_from(size_t first) const;
    /// What steers the training; nothing before it has begun.
    std::optional<jobs::RunControl> control() const;

    // On the training thread.
    void attach(const jobs::RunControl& control);
    /// Of a resumed run: what the store holds of it.
    void begin(TrainingRecord recorded);
    void started(const std::string& run, int epochs_planned, const std::vector<std::string>& warnings);
    void add(const jobs::BatchEvent& event);
    void add(const jobs::EpochEvent& event);
    void add(const jobs::Inspection& inspection);
    void add_event(int64_t step, const std::string& kind, const std::string& detail);
    void log(LogLine::Kind kind, const QString& text);
    void finish(const jobs::RunReport& report);
    /// It ended before it could be recorded.
    void abandon(const QString& why);

 private:
    void touch() { ++version_; }

    mutable std::mutex mutex_;  ///< guards the next five
    TrainingRecord record_;
    std::shared_ptr<const jobs::Inspection> inspection_;
    double last_place_ = 0;     ///< epoch, with its fraction, of the last batch
    size_t earlier_marks_ = 0;  ///< of the record, from before it was resumed
    std::optional<jobs::RunControl> control_;
    std::atomic<uint64_t> version_ = 1;
    std::atomic<bool> finished_ = false;
};

/// Passes what a run tells to a LiveRun and to the job that runs it.
class LiveObserver final : public jobs::ExperimentObserver {
 public:
    LiveObserver(std::shared_ptr<LiveRun> run, jobs::Job& job, std::function<void(const std::string&)> on_started);
    void on_start(const std::string& run, const jobs::PreparedRun& prepared, int epochs_planned) override;
    void on_message(const std::string& text) override;
    void on_batch(const jobs::BatchEvent& event) override;
    void on_epoch(const jobs::EpochEvent& event) override;
    void on_event(int64_t step, const std::string& kind, const std::string& detail) override;
    void on_inspection(const jobs::Inspection& inspection) override;

 private:
    std::shared_ptr<LiveRun> run_;
    jobs::Job& job_;
    std::function<void(const std::string&)> on_started_;
    int epochs_planned_ = 0;
};

}  // namespace armillary::views
