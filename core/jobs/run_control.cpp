// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/run_control.h"

#include <condition_variable>
#include <deque>
#include <mutex>

#include "core/base/error.h"
#include "core/jobs/debugger/breakpoint.h"

namespace armillary::jobs {

struct RunControl::State {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool paused = false;
    int64_t steps = 0;  ///< batches that may still pass while paused
    std::deque<Intervention> interventions;
    Breakpoints breakpoints;
    Look look;
    bool look_changed = false;  ///< since the loop last looked
};

std::shared_ptr<RunControl::State> RunControl::make_state() {
    return std::make_shared<State>();
}

void RunControl::pause() {
    const std::lock_guard lock(state_->mutex);
    state_->paused = true;
    state_->steps = 0;
}

void RunControl::resume() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->paused = false;
    }
    state_->changed.notify_all();
}

void RunControl::step() {
    {
        const std::lock_guard lock(state_->mutex);
        ++state_->steps;
    }
    state_->changed.notify_all();
}

bool RunControl::paused() const {
    const std::lock_guard lock(state_->mutex);
    return state_->paused;
}

void RunControl::wait_if_paused() {
    if (cancelled()) throw Cancelled();
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, stop_, [this] { return !state_->paused || state_->steps > 0; });
    if (cancelled()) throw Cancelled();
    if (state_->paused) --state_->steps;
}

void RunControl::intervene(const Intervention& intervention) {
    {
        const std::lock_guard lock(state_->mutex);
        state_->interventions.push_back(intervention);
    }
    state_->changed.notify_all();
}

RunControl::Order RunControl::next_order() {
    if (cancelled()) throw Cancelled();
    std::unique_lock lock(state_->mutex);
    const auto something_to_do = [this] {
        return !state_->paused || state_->steps > 0 || !state_->interventions.empty() || state_->look_changed;
    };
    state_->changed.wait(lock, stop_, something_to_do);
    if (cancelled()) throw Cancelled();
    Order order;
    if (!state_->interventions.empty()) {
        order.intervention = state_->interventions.front();
        state_->interventions.pop_front();
    } else if (state_->paused && state_->steps == 0) {
        order.look = true;
    } else if (state_->paused) {
        --state_->steps;
    }
    if (order.look) state_->look_changed = false;
    return order;
}

void RunControl::set_breakpoints(std::vector<std::string> conditions, AtBreakpoint then) {
    for (const std::string& condition : conditions) Breakpoint{condition};
    const std::lock_guard lock(state_->mutex);
    state_->breakpoints = {std::move(conditions), then, state_->breakpoints.version + 1};
}

RunControl::Breakpoints RunControl::breakpoints() const {
    const std::lock_guard lock(state_->mutex);
    return state_->breakpoints;
}

void RunControl::look(const Look& look) {
    {
        const std::lock_guard lock(state_->mutex);
        state_->look = look;
        state_->look_changed = look.on;
    }
    state_->changed.notify_all();
}

RunControl::Look RunControl::wanted_look() const {
    const std::lock_guard lock(state_->mutex);
    return state_->look;
}

}  // namespace armillary::jobs
