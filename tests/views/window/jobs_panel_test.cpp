// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/jobs_panel.h"

#include <gmock/gmock.h>

#include <QTest>
#include <QToolButton>
#include <atomic>

#include "core/base/error.h"
#include "tests/views/support.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

/// Counts to `total`, pausable, until it may go on to the end.
JobStart counting(std::atomic<bool>& go, QString queue = {}) {
    return {.title = "counting",
            .work =
                [&go](jobs::Job& job) {
                    job.enter_stage("counting", "steps");
                    for (int i = 0; !go; ++i) {
                        job.control().wait_if_paused();
                        if (job.stop_token().stop_requested()) throw Cancelled();
                        job.report(std::min(i, 99), 100);
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    }
                },
            .pausable = true,
            .queue = std::move(queue)};
}

struct JobsPanelTest : testing::Test {
    std::atomic<bool> go = false;
    JobList jobs;
    JobsPanel panel{jobs};
    ~JobsPanelTest() override { go = true; }
};

TEST_F(JobsPanelTest, TakesNoRoomWithoutJobs) {
    EXPECT_TRUE(panel.isHidden());
    jobs.start(counting(go));
    EXPECT_FALSE(panel.isHidden());
    go = true;
    EXPECT_TRUE(wait_until([&] { return panel.isHidden(); }));
}

TEST_F(JobsPanelTest, AJobIsPausedContinuedAndCancelledByItsButtons) {
    bool cancelled = false;
    JobStart start = counting(go);
    start.cancelled = [&] { cancelled = true; };
    jobs.start(std::move(start));
    panel.show();
    auto* pause = child<QToolButton>(panel, "pauseJob");
    QTest::mouseClick(pause, Qt::LeftButton);
    EXPECT_TRUE(wait_until([&] { return jobs.rows()[0].status.state == jobs::JobState::paused; }));
    QTest::qWait(30);
    const double stands = jobs.rows()[0].status.done;
    QTest::qWait(60);
    EXPECT_EQ(jobs.rows()[0].status.done, stands);
    QTest::mouseClick(pause, Qt::LeftButton);
    EXPECT_TRUE(wait_until([&] { return jobs.rows()[0].status.state == jobs::JobState::running; }));
    QTest::mouseClick(child<QToolButton>(panel, "cancelJob"), Qt::LeftButton);
    EXPECT_TRUE(wait_until([&] { return jobs.idle(); }));
    EXPECT_TRUE(cancelled);
}

TEST_F(JobsPanelTest, JobsOfAQueueWaitForEachOther) {
    jobs.start(counting(go, "training"));
    const JobId second = jobs.start(counting(go, "training"));
    jobs.start(counting(go));
    EXPECT_FALSE(jobs.rows()[0].waiting);
    EXPECT_TRUE(jobs.rows()[1].waiting);
    EXPECT_FALSE(jobs.rows()[2].waiting);
    jobs.cancel(second);  // a waiting job leaves at once, without having begun
    EXPECT_TRUE(wait_until([&] { return !jobs.contains(second); }));
    go = true;
    EXPECT_TRUE(wait_until([&] { return jobs.idle(); }));
}

TEST(JobList, AFailureNobodyTakesIsTold) {
    JobList jobs;
    QString told;
    QObject::connect(&jobs, &JobList::failed_unseen,
                     [&](const QString& title, std::exception_ptr) { told = title; });
    jobs.start({.title = "broken", .work = [](jobs::Job&) { throw BadInput("no"); }});
    EXPECT_TRUE(wait_until([&] { return told == "broken"; }));
}

TEST(JobList, CallbacksOfAnOwnerThatIsGoneAreDropped) {
    JobList jobs;
    bool called = false;
    auto owner = std::make_unique<QObject>();
    std::atomic<bool> go = false;
    JobStart start = counting(go);
    start.done = [&] { called = true; };
    start.owner = owner.get();
    jobs.start(std::move(start));
    owner.reset();
    go = true;
    EXPECT_TRUE(wait_until([&] { return jobs.idle(); }));
    EXPECT_FALSE(called);
}

TEST(JobList, DestructionCancelsAndWaits) {
    std::atomic<bool> ended = false, go = false;
    {
        JobList jobs;
        JobStart start = counting(go);
        start.work = [work = start.work, &ended](jobs::Job& job) {
            try {
                work(job);
            } catch (...) {
                ended = true;
                throw;
            }
        };
        jobs.start(std::move(start));
        QTest::qWait(20);
    }
    EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace armillary::views
