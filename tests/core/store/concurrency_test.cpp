// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes and threads on one workspace, full disks, and processes that are killed.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <csignal>
#include <set>
#include <thread>

#include "tests/core/store/store_support.h"

namespace armillary::store {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

double value_at(int64_t step) {
    return static_cast<double>(step) * 0.5 - 3;
}

/// Writes points of a run until `until`; every 50 an epoch. Returns their number.
int64_t write_until(RunWriter& writer, Clock::time_point until) {
    int64_t step = 0;
    for (; Clock::now() < until; ++step) {
        writer.metric("train", "loss", static_cast<int>(step / 50), step, value_at(step));
        if (step % 50 == 49) writer.commit_epoch(static_cast<int>(step / 50), 0);
        if (step % 10 == 0) std::this_thread::sleep_for(1ms);
    }
    return step;
}

void expect_all_points(RunStore& runs, const std::string& run, int64_t count) {
    const auto points = runs.series(run, "train", "loss");
    ASSERT_EQ(static_cast<int64_t>(points.size()), count) << run;
    for (int64_t step = 0; step < count; ++step) {
        ASSERT_EQ(points[static_cast<size_t>(step)].step, step);
        ASSERT_EQ(points[static_cast<size_t>(step)].value, value_at(step));
    }
}

TEST(TwoProcesses, WriteOneWorkspaceAndNothingIsLost) {
    test::TemporaryDirectory folder;
    auto train = [&] {
        return in_another_process([&] {
            Workspace workspace(folder.path());
            const auto end = Clock::now() + 2s;
            while (Clock::now() < end) {
                const auto writer = workspace.runs().create(new_run("bpr_mf"));
                const int64_t count = write_until(*writer, std::min(end, Clock::now() + 500ms));
                writer->result("test", {{"points", static_cast<double>(count)}}, {});
                writer->finish("done", "", 1, 1, 1);
            }
        });
    };
    const pid_t a = train(), b = train();
    {
        Workspace reader(folder.path());
        for (int i = 0; i < 40; ++i) {
            for (const RunSummary& run : reader.runs().list()) EXPECT_NE(run.status, "interrupted");
            std::this_thread::sleep_for(25ms);
        }
    }
    EXPECT_EQ(wait_for(a), 0);
    EXPECT_EQ(wait_for(b), 0);
    Workspace workspace(folder.path());
    const auto runs = workspace.runs().list();
    EXPECT_GE(runs.size(), 4u);
    std::set<std::string> ids;
    for (const RunSummary& run : runs) {
        EXPECT_EQ(run.status, "done");
        EXPECT_TRUE(ids.insert(run.id).second);
        expect_all_points(workspace.runs(), run.id, static_cast<int64_t>(run.metrics.at("test").at("points")));
    }
    EXPECT_EQ(integrity(folder.path()), "ok");
}

TEST(KilledProcess, LeavesAnInterruptedRunThatCanBeResumed) {
    test::TemporaryDirectory folder;
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = in_another_process([&] {
        Workspace workspace(folder.path());
        const auto writer = workspace.runs().create(new_run("bpr_mf"));
        for (int64_t step = 0;; ++step) {
            writer->metric("train", "loss", static_cast<int>(step / 50), step, value_at(step));
            if (step % 50 == 49) {
                writer->commit_epoch(static_cast<int>(step / 50), 0);
                if (::write(pipe[1], "e", 1) != 1) return;
            }
        }
    });
    ::close(pipe[1]);
    int64_t epochs = 0;
    for (char c = 0; epochs < 20 && ::read(pipe[0], &c, 1) == 1;) ++epochs;
    {
        Workspace while_alive(folder.path());
        EXPECT_EQ(while_alive.runs().list().at(0).status, "running");
        EXPECT_EQ(error_of([&] { while_alive.runs().resume("r1", 5); }).kind(), ErrorKind::conflict);
        ::kill(child, SIGKILL);
        EXPECT_EQ(wait_for(child), -SIGKILL);
        for (char c = 0; ::read(pipe[0], &c, 1) == 1;) ++epochs;
        EXPECT_EQ(while_alive.runs().list().at(0).status, "interrupted");
    }
    ::close(pipe[0]);

    EXPECT_EQ(integrity(folder.path()), "ok");
    Workspace workspace(folder.path());
    const RunDetails run = workspace.runs().get("r1");
    EXPECT_EQ(run.status, "interrupted");
    EXPECT_GE(run.epochs, epochs - 1);  // epochs count from 0
    const auto points = workspace.runs().series("r1", "train", "loss");
    ASSERT_GE(points.size(), static_cast<size_t>(epochs * 50));
    expect_all_points(workspace.runs(), "r1", static_cast<int64_t>(points.size()));

    const auto writer = workspace.runs().resume("r1", 9);
    for (int64_t step = 500; step < 550; ++step) writer->metric("train", "loss", 10, step, value_at(step));
    writer->commit_epoch(10, 10);
    writer->finish("done", "", 1, 1, 1);
    expect_all_points(workspace.runs(), "r1", 550);
}

TEST(Threads, EightWritersOfTenThousandPointsLoseNothing) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    constexpr int64_t kPoints = 10'000;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&] {
                const auto writer = workspace.runs().create(new_run("bpr_mf"));
                for (int64_t step = 0; step < kPoints; ++step)
                    writer->metric("train", "loss", static_cast<int>(step / 1000), step, value_at(step));
                writer->finish("done", "", 1, 1, 1);
            });
        for (int i = 0; i < 20; ++i) {
            workspace.runs().list();
            std::this_thread::sleep_for(5ms);
        }
    }
    const auto runs = workspace.runs().list();
    ASSERT_EQ(runs.size(), 8u);
    for (const RunSummary& run : runs) expect_all_points(workspace.runs(), run.id, kPoints);
}

TEST(FullDisk, IsReportedAndTheStoreStaysWhole) {
    test::TemporaryDirectory folder;
    const pid_t child = in_another_process([&] {
        Workspace workspace(folder.path());
        const auto writer = workspace.runs().create(new_run("bpr_mf"));
        writer->metric("train", "loss", 0, 0, value_at(0));
        writer->commit_epoch(0, 0);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{400'000, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int64_t committed = 1;
        bool refused = false;
        try {
            for (int epoch = 1; epoch < 1000; ++epoch) {
                for (int64_t i = 0; i < 1000; ++i)
                    writer->metric("train", "loss", epoch, committed + i, value_at(committed + i));
                writer->commit_epoch(epoch, 0);
                committed += 1000;
            }
        } catch (const Error& error) {
            refused = error.kind() == ErrorKind::storage;
        }
        if (!refused) throw std::runtime_error("the full disk was not reported as such");
        const auto before = workspace.runs().series("r1", "train", "loss").size();
        if (static_cast<int64_t>(before) < committed) throw std::runtime_error("committed points are gone");
        limit.rlim_cur = RLIM_INFINITY;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        writer->finish("failed", "the disk was full", 1, 1, 1);  // what waited is written now that there is room
        if (workspace.runs().series("r1", "train", "loss").size() <= before)
            throw std::runtime_error("waiting points are gone");
    });
    EXPECT_EQ(wait_for(child), 0);
    EXPECT_EQ(integrity(folder.path()), "ok");
    Workspace workspace(folder.path());
    EXPECT_EQ(workspace.runs().get("r1").error, "the disk was full");
    const auto points = workspace.runs().series("r1", "train", "loss");
    expect_all_points(workspace.runs(), "r1", static_cast<int64_t>(points.size()));
}

TEST(FullDisk, ARunThatCannotBeCreatedLeavesNothing) {
    test::TemporaryDirectory folder;
    const pid_t child = in_another_process([&] {
        Workspace workspace(folder.path());
        std::signal(SIGXFSZ, SIG_IGN);
        NewRun run = new_run("bpr_mf");
        run.experiment_toml = std::string(2'000'000, '#');
        const rlimit limit{500'000, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            workspace.runs().create(run);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::storage && workspace.runs().list().empty() &&
                fs::is_empty(folder.path() / "artifacts"))
                return;
            throw;
        }
        throw std::runtime_error("the full disk was not noticed");
    });
    EXPECT_EQ(wait_for(child), 0);
    EXPECT_EQ(integrity(folder.path()), "ok");
}

}  // namespace
}  // namespace armillary::store
