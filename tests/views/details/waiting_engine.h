// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "tests/core/jobs/fake_engine.h"

namespace armillary::test {

/// A fake engine whose models are asked and do not answer until they are let or stopped.
class WaitingEngine final : public jobs::Engine {
 public:
    jobs::EngineInfo info() override { return fake_.info(); }
    jobs::TrainOutcome train(const jobs::Task& task, jobs::RunObserver& observer,
                             jobs::RunControl& control) override {
        return fake_.train(task, observer, control);
    }
    std::unique_ptr<jobs::TrainedModel> load(const jobs::Task& task) override;

    void answer();
    /// Throws `Cancelled`.
    void wait(std::stop_token stop);
    std::atomic<int> asked = 0, stopped = 0;

 private:
    FakeEngine fake_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool answers_ = false;
};

}  // namespace armillary::test
