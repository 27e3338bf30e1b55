// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/jobs/debugger/breakpoint.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// Which condition stopped a run, and where.
struct BreakpointHit {
    std::string condition;
    int64_t trained = 0;  ///< batches over the whole run: what an intervention at this moment has as its `after`
    std::string figures;  ///< `usage[0] = 0.18`, or several
};
/// `usage[0] < 0.2 after 130 batches: usage[0] = 0.18`: the detail of the event `breakpoint`.
std::string to_string(const BreakpointHit& hit);
/// Nothing for a text that is none.
std::optional<BreakpointHit> parse_breakpoint_hit(std::string_view text);

/// The breakpoints of a run, as its loop asks them.
class BreakpointWatch {
 public:
    /// Both must outlive the watch.
    BreakpointWatch(RunControl& control, RunObserver& observer) : control_(control), observer_(observer) {}

    /// Takes up what was changed since; breakpoints that stay remember whether they held.
    void update();
    bool empty() const { return entries_.empty(); }
    /// Whether the names of some have not been found yet.
    bool unchecked() const;
    /// Whether any names one of these without its index.
    bool names_any(std::span<const std::string_view> names) const;

    /// Where the run stands.
    struct Moment {
        int epoch = 0;
        int64_t step = 0, batch = 0, trained = 0;
    };
    /// Checks the names of new breakpoints against those of a batch and, where they do not suffice, those of
    /// `at_epoch_ends`. While the run has not begun all that it will measure (`complete`), an unknown name waits.
    /// Throws `UsageError` for one that is not measured; a run that would be paused tells it as the event
    /// `breakpoint_error`, and goes on without the breakpoint.
    void check(const std::vector<std::string>& known,
               const std::function<std::vector<std::string>()>& at_epoch_ends, bool complete,
               const Moment& moment);
    /// Pauses the run, or throws `Error` (breakpoint), where one becomes true. The event `breakpoint` tells it.
    void ask(const NamedFigures& figures, const Moment& moment);

 private:
    struct Entry {
        Breakpoint breakpoint;
        bool checked = false;
    };

    RunControl& control_;
    RunObserver& observer_;
    uint64_t version_ = 0;
    RunControl::AtBreakpoint then_ = RunControl::AtBreakpoint::stop;
    std::vector<Entry> entries_;
    std::vector<std::string> epoch_names_;  ///< asked for once
    bool waiting_told_ = false;
};

}  // namespace armillary::jobs
