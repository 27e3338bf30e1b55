// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job.h"

#include "core/base/error.h"

namespace armillary::jobs {

std::string_view to_string(JobState state) {
    switch (state) {
        case JobState::running:
            return "running";
        case JobState::paused:
            return "paused";
        case JobState::done:
            return "done";
        case JobState::failed:
            return "failed";
        case JobState::cancelled:
            return "cancelled";
    }
    return "failed";
}

Job::Job(std::string title, Work work)
    : title_(std::move(title)),
      control_(stop_.get_token()),
      thread_([this, work = std::move(work)] { run(work); }) {}

Job::~Job() {
    cancel();
}

void Job::run(const Work& work) {
    JobState end = JobState::done;
    std::exception_ptr failure;
    try {
        work(*this);
    } catch (const Cancelled&) {
        end = JobState::cancelled;
    } catch (...) {
        end = JobState::failed;
        failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    state_ = end;
    failure_ = failure;
}

JobStatus Job::status() const {
    const std::lock_guard lock(mutex_);
    // A breakpoint pauses the run from within.
    const bool paused = state_ == JobState::running && control_.paused();
    return {paused ? JobState::paused : state_,
            stage_,
            meter_.done(),
            meter_.total(),
            unit_,
            meter_.rate(),
            meter_.time_left()};
}

bool Job::finished() const {
    const std::lock_guard lock(mutex_);
    return state_ != JobState::running;
}

std::exception_ptr Job::failure() const {
    const std::lock_guard lock(mutex_);
    return failure_;
}

void Job::pause() {
    control_.pause();
}

void Job::resume() {
    control_.resume();
}

void Job::step() {
    control_.step();
}
void Job::cancel() {
    stop_.request_stop();
}

void Job::wait() {
    if (thread_.joinable()) thread_.join();
}

void Job::enter_stage(std::string stage, std::string unit) {
    const std::lock_guard lock(mutex_);
    stage_ = std::move(stage);
    unit_ = std::move(unit);
    meter_ = {};
}

void Job::report(double done, double total) {
    const std::lock_guard lock(mutex_);
    meter_.update(done, total);
}

}  // namespace armillary::jobs
