// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/debugger/breakpoint_watch.h"
#include "core/training/checkpoint.h"
#include "core/training/code_use.h"
#include "core/training/loaded_model.h"
#include "core/training/optimizer.h"
#include "core/training/parameter_watch.h"

namespace armillary::training {

/// What a person sees of a run while it trains, and where it stops for them: breakpoints, inspections, and the
/// order of interventions, which the loop makes. Nothing here changes what is learned: with and without it the run
/// is the same, bit for bit. Costs next to nothing while nobody looks and no breakpoint is set.
class LiveDebugger {
 public:
    /// All must outlive the debugger. `epoch_names` are the names of all that is measured at the end of an epoch
    /// alone; asked for when a breakpoint names something else than the figures of a batch.
    LiveDebugger(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control,
                 std::function<std::vector<std::string>()> epoch_names);

    /// The optimiser in use, which must live until the next one is given.
    void attach(const Optimizer& optimizer);

    /// The next change to be made before the next batch: planned ones that are due, in their order, then what a
    /// person orders. Nothing: train. Blocks while paused, and shows what is looked at. Throws `Cancelled`.
    std::optional<jobs::Intervention> next_change(const Progress& progress);
    /// Planned interventions that were not due yet.
    const std::deque<jobs::Intervention>& planned() const { return planned_; }

    // Around each batch, in this order. `progress` is that before the batch, but for `after_batch`.
    struct Place {
        int64_t batch = 0, batches = 0;  ///< the batch from 1, of so many
    };
    void begin_batch(const Place& place);
    /// `figures`: losses and their sum as `loss`, figures of the batch. Throws `UsageError` for a breakpoint that
    /// names what is not measured.
    void after_forward(const Progress& progress, jobs::NamedFigures figures);
    /// In place of the rest, for a loss that is not finite: asks the breakpoints.
    void after_failure(const Progress& progress);
    void after_backward();
    void after_step();
    /// Asks the breakpoints; throws `Error` (breakpoint) where one stops the run.
    void after_batch(const Progress& progress, double examples_per_second);

    /// Asks again with what was measured at the end of an epoch.
    void after_epoch(const Progress& progress, const jobs::EpochEvent& event);

 private:
    using Clock = std::chrono::steady_clock;

    jobs::BreakpointWatch::Moment moment(const Progress& progress) const;
    void check_names(const Progress& progress);
    /// Whether everything is measured that this model will measure, warm-ups being over.
    bool complete();
    /// All that breakpoints may name now.
    jobs::NamedFigures figures(const Progress& progress, bool with_codes);
    /// Of the present weights, measured once; nothing of a model without codes.
    const CodeUse* code_use();
    void show(const Progress& progress);
    bool look_is_due();
    void take_means();

    LoadedModel& loaded_;
    jobs::RunObserver& observer_;
    jobs::RunControl& control_;
    std::function<std::vector<std::string>()> epoch_names_;
    std::deque<jobs::Intervention> planned_;
    jobs::BreakpointWatch breakpoints_;
    const Optimizer* optimizer_ = nullptr;
    std::optional<ParameterWatch> parameters_;           ///< made at the first look
    bool wants_gradient_ = false, wants_codes_ = false;  ///< after every batch, for a breakpoint
    bool has_gradients_ = false;                         ///< of the last batch, in the parameters

    Place place_;
    jobs::NamedFigures figures_;        ///< of the last batch
    jobs::NamedFigures epoch_figures_;  ///< of the last epoch, as far as a batch has none of the name
    std::optional<CodeUse> code_use_;   ///< of the present weights
    double examples_per_second_ = 0;

    // Looking.
    jobs::RunControl::Look look_;  ///< what was shown last
    bool inspecting_ = false;      ///< this batch is shown
    bool shown_ = false;           ///< the present state was
    Clock::time_point last_shown_ = {};
    double spent_ = 0, last_cost_ = 0;  ///< seconds: for the next inspection, by the last one
    Clock::time_point batch_start_, phase_start_;
    struct {
        double forward = 0, backward = 0, step = 0, whole = 0;
    } times_;                 ///< sums since the last inspection, seconds
    int64_t timed_ = 0;       ///< batches in them
    jobs::PhaseTimes means_;  ///< shown last
};

}  // namespace armillary::training
