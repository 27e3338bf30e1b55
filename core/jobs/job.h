// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/jobs/engine.h"
#include "core/jobs/progress.h"

namespace armillary::jobs {

enum class JobState { running, paused, done, failed, cancelled };
std::string_view to_string(JobState state);

/// What a job shows of itself at a moment.
struct JobStatus {
    JobState state = JobState::running;
    std::string stage;           ///< what it is doing, in words
    double done = 0, total = 0;  ///< total 0 = not known
    std::string unit;
    std::optional<double> rate;  ///< units a second
    std::optional<TimeLeft> time_left;
};

/// Work on a thread of its own, which reports how far it is and can be paused and cancelled. The destructor
/// cancels and waits.
class Job {
 public:
    /// Runs in the job's thread; calls `report` and `control().wait_if_paused()` as it goes. What it throws is
    /// kept.
    using Work = std::function<void(Job&)>;

    Job(std::string title, Work work);
    ~Job();
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    const std::string& title() const { return title_; }
    JobStatus status() const;
    bool finished() const;
    /// Of a failed job: what its work threw.
    std::exception_ptr failure() const;

    void pause();
    void resume();
    void step();  ///< lets one batch pass while paused
    void cancel();
    void wait();

    // For the work, in the job's thread.
    RunControl& control() { return control_; }
    std::stop_token stop_token() const { return stop_.get_token(); }
    void enter_stage(std::string stage, std::string unit = {});
    void report(double done, double total);

 private:
    void run(const Work& work);

    std::string title_;
    std::stop_source stop_;
    RunControl control_;
    mutable std::mutex mutex_;            ///< guards all below it
    JobState state_ = JobState::running;  ///< whether it is paused, its control knows
    std::string stage_, unit_;
    ProgressMeter meter_;
    std::exception_ptr failure_;
    std::jthread thread_;  ///< last: it uses the others
};

}  // namespace armillary::jobs
