// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/debugger/intervention.h"

namespace armillary::jobs {

/// What a person wants of a run while it trains; asked by the loop between batches. Safe to use from any thread.
class RunControl {
 public:
    explicit RunControl(std::stop_token stop = {}) : stop_(std::move(stop)) {}
    bool cancelled() const { return stop_.stop_requested(); }
    std::stop_token stop_token() const { return stop_; }
    void pause();
    void resume();
    /// While paused: let one batch pass.
    void step();
    bool paused() const;
    /// Blocks while paused. Throws `Cancelled` when stopped.
    void wait_if_paused();

    /// To be done before the next batch, also while paused.
    void intervene(const Intervention& intervention);
    /// What the loop shall do now.
    struct Order {
        std::optional<Intervention> intervention;  ///< make this change, then ask again
        bool look = false;                         ///< paused, and something else is looked at: show it, ask again
        bool go() const { return !intervention && !look; }  ///< train the next batch
    };
    /// Blocks while paused and nothing is asked for. Throws `Cancelled` when stopped.
    Order next_order();

    enum class AtBreakpoint {
        stop,   ///< the run ends with an `Error` of the kind `breakpoint`
        pause,  ///< the run waits
    };
    /// Conditions as typed, in place of the earlier ones. Throws `UsageError` for one that cannot be read.
    void set_breakpoints(std::vector<std::string> conditions, AtBreakpoint then);
    struct Breakpoints {
        std::vector<std::string> conditions;
        AtBreakpoint then = AtBreakpoint::stop;
        uint64_t version = 0;  ///< changes with them
    };
    Breakpoints breakpoints() const;

    /// What is inspected between batches. Nothing is, and nothing is paid, until someone looks.
    struct Look {
        bool on = false;
        std::string tensor;     ///< whose values are wanted; empty: none
        int64_t first_row = 0;  ///< of its window
        int64_t rows = 64, columns = 16;
    };
    void look(const Look& look);
    Look wanted_look() const;

 private:
    std::stop_token stop_;
    struct State;
    std::shared_ptr<State> state_ = make_state();
    static std::shared_ptr<State> make_state();
};

}  // namespace armillary::jobs
