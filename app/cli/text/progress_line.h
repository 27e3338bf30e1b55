// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <ostream>
#include <string>

#include "app/cli/context.h"
#include "core/jobs/debugger/breakpoint_watch.h"
#include "core/jobs/experiment_run.h"
#include "core/jobs/progress.h"

namespace armillary::app {

/// Progress on standard error: on a terminal one line that is redrawn ten times a second, otherwise a plain line
/// at most every five seconds.
class ProgressLine {
 public:
    explicit ProgressLine(const Context& context);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Whether `show` would show now: spares making a text that nobody sees.
    bool due() const;
    void show(const std::string& text);
    /// A line that stays.
    void keep(const std::string& text);
    void clear();

 private:
    using Clock = std::chrono::steady_clock;
    const Context& context_;
    Clock::time_point last_ = Clock::now();
    bool drawn_ = false;
};

/// Tells of a training run: epoch, rate, time left, loss and the last metrics.
class TrainingProgress final : public jobs::ExperimentObserver {
 public:
    explicit TrainingProgress(const Context& context) : context_(context), line_(context) {}

    void on_start(const std::string& run, const jobs::PreparedRun& prepared, int epochs_planned) override;
    void on_message(const std::string& text) override;
    void on_batch(const jobs::BatchEvent& event) override;
    void on_epoch(const jobs::EpochEvent& event) override;
    void on_event(int64_t step, const std::string& kind, const std::string& detail) override;
    void finish() { line_.clear(); }
    /// What stopped the run last.
    const std::optional<jobs::BreakpointHit>& breakpoint() const { return breakpoint_; }

 private:
    const Context& context_;
    ProgressLine line_;
    jobs::ProgressMeter meter_;
    int epochs_planned_ = 0;
    std::string metric_;       ///< what best and early stopping look at
    std::string last_metric_;  ///< `ndcg@10 0.0318`
    std::optional<jobs::BreakpointHit> breakpoint_;
};

}  // namespace armillary::app
