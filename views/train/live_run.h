// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "core/jobs/experiment_run.h"
#include "core/jobs/job.h"
#include "views/train/training_record.h"

namespace armillary::views {

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

    // On the training thread.
    /// Of a resumed run: what the store holds of it.
    void begin(TrainingRecord recorded);
    void started(const std::string& run, int epochs_planned, const std::vector<std::string>& warnings);
    void add(const jobs::BatchEvent& event);
    void add(const jobs::EpochEvent& event);
    void add_event(int64_t step, const std::string& kind, const std::string& detail);
    void log(LogLine::Kind kind, const QString& text);
    void finish(const jobs::RunReport& report);
    /// It ended before it could be recorded.
    void abandon(const QString& why);

 private:
    void touch() { ++version_; }

    mutable std::mutex mutex_;  ///< guards the record
    TrainingRecord record_;
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

 private:
    std::shared_ptr<LiveRun> run_;
    jobs::Job& job_;
    std::function<void(const std::string&)> on_started_;
    int epochs_planned_ = 0;
};

}  // namespace armillary::views
