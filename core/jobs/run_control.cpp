// SPDX-License-Identifier: GPL-3.0-or-later
#include <condition_variable>
#include <mutex>

#include "core/base/error.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

struct RunControl::State {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool paused = false;
    int64_t steps = 0;  ///< batches that may still pass while paused
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

void RunControl::wait_if_paused() {
    if (cancelled()) throw Cancelled();
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, stop_, [this] { return !state_->paused || state_->steps > 0; });
    if (cancelled()) throw Cancelled();
    if (state_->paused) --state_->steps;
}

}  // namespace armillary::jobs
