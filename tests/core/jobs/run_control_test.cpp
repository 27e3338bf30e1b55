// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "core/base/error.h"
#include "core/jobs/job.h"

namespace armillary::jobs {
namespace {

using namespace std::chrono_literals;

template <typename Condition>
bool comes_true(Condition condition) {
    for (int i = 0; i < 500 && !condition(); ++i) std::this_thread::sleep_for(10ms);
    return condition();
}

TEST(RunControl, StopsAtABatchWhilePausedAndLetsOnePassForEachStep) {
    std::stop_source stop;
    RunControl control(stop.get_token());
    control.pause();
    std::atomic<int> batches = 0;
    std::jthread loop([&] {
        try {
            while (true) {
                control.wait_if_paused();
                ++batches;
                std::this_thread::sleep_for(1ms);
            }
        } catch (const Cancelled&) {
        }
    });
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(batches, 0);
    control.step();
    EXPECT_TRUE(comes_true([&] { return batches == 1; }));
    control.step();
    control.step();
    EXPECT_TRUE(comes_true([&] { return batches == 3; }));
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(batches, 3);
    control.resume();
    EXPECT_TRUE(comes_true([&] { return batches > 10; }));
    control.pause();
    stop.request_stop();  // cancelling wakes a paused loop
}

TEST(RunControl, TellsACancelledLoopByAnException) {
    std::stop_source stop;
    RunControl control(stop.get_token());
    EXPECT_NO_THROW(control.wait_if_paused());
    stop.request_stop();
    EXPECT_TRUE(control.cancelled());
    EXPECT_THROW(control.wait_if_paused(), Cancelled);
}

TEST(Job, RunsItsWorkAndTellsHowFarItIs) {
    std::atomic<bool> go = false;
    Job job("counting", [&](Job& self) {
        self.enter_stage("counting sheep", "sheep");
        self.report(3, 10);
        while (!go) self.control().wait_if_paused();
    });
    EXPECT_TRUE(comes_true([&] { return job.status().done == 3; }));
    EXPECT_EQ(job.status().total, 10);
    EXPECT_EQ(job.status().stage, "counting sheep");
    EXPECT_EQ(job.status().state, JobState::running);
    go = true;
    job.wait();
    EXPECT_EQ(job.status().state, JobState::done);
    EXPECT_EQ(job.failure(), nullptr);
}

TEST(Job, KeepsWhatItsWorkThrew) {
    Job job("failing", [](Job&) { throw BadInput("no such thing", "a.csv:3"); });
    job.wait();
    EXPECT_EQ(job.status().state, JobState::failed);
    try {
        std::rethrow_exception(job.failure());
    } catch (const BadInput& error) {
        EXPECT_EQ(error.where(), "a.csv:3");
    }
}

TEST(Job, IsCancelledWhilePausedAndByItsEnd) {
    auto endless = [](Job& self) {
        while (true) self.control().wait_if_paused();
    };
    Job job("endless", endless);
    job.pause();
    EXPECT_EQ(job.status().state, JobState::paused);
    EXPECT_FALSE(job.finished());
    job.cancel();
    job.wait();
    EXPECT_EQ(job.status().state, JobState::cancelled);
    const Job abandoned("endless", endless);  // the destructor must come back
}

TEST(ProgressMeter, GivesTheRateAndARangeForTheTimeLeft) {
    ProgressMeter meter;
    const ProgressMeter::Clock::time_point start{};
    meter.update(0, 100, start);
    EXPECT_FALSE(meter.rate());
    // 10 units a second, then 5: 15 units in 2 s, and 100 - 30 = 70 left.
    meter.update(10, 100, start + 1s);
    meter.update(15, 100, start + 2s);
    EXPECT_FALSE(meter.time_left());
    meter.update(25, 100, start + 3s);
    meter.update(30, 100, start + 4s);
    EXPECT_DOUBLE_EQ(*meter.rate(), 7.5);
    EXPECT_DOUBLE_EQ(meter.time_left()->low, 7);    // at 10 a second
    EXPECT_DOUBLE_EQ(meter.time_left()->high, 14);  // at 5 a second
}

TEST(ProgressMeter, SaysTimeAsPeopleDo) {
    EXPECT_EQ(to_string(TimeLeft{3.2, 7.1}), "3-8 s");
    EXPECT_EQ(to_string(TimeLeft{100, 170}), "1-3 min");
    EXPECT_EQ(to_string(TimeLeft{120, 120}), "2 min");
    EXPECT_EQ(to_string(TimeLeft{7200, 10700}), "2-3 h");
}

TEST(ProgressMeter, StartsAnewWhenTheWorkDoes) {
    ProgressMeter meter;
    meter.update(50, 100, ProgressMeter::Clock::time_point{});
    meter.update(60, 100, ProgressMeter::Clock::time_point{1s});
    meter.update(1, 100, ProgressMeter::Clock::time_point{2s});
    EXPECT_FALSE(meter.rate());
}

}  // namespace
}  // namespace armillary::jobs
