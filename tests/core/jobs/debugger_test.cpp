// SPDX-License-Identifier: GPL-3.0-or-later
// The debugger without an engine: what is written, read, asked and recorded.
#include <gmock/gmock.h>

#include <cmath>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/jobs/debugger/breakpoint_watch.h"
#include "core/jobs/debugger/repeat.h"
#include "core/jobs/experiment_run.h"
#include "core/jobs/job.h"
#include "core/jobs/preparation.h"
#include "core/jobs/recorder.h"
#include "core/store/run_folder.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = Intervention::Kind;

const std::vector<Intervention> kThree{{Kind::learning_rate, 0.1 + 0.2, 120},
                                       {Kind::revive_dead_codes, 2, 120},
                                       {Kind::roll_back, Intervention::kAllLevels, 133}};

template <typename Work>
std::string refusal(Work work) {
    try {
        work();
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

TEST(InterventionText, ReadsBackToTheSameBits) {
    EXPECT_EQ(parse_interventions(to_string(kThree)), kThree);
    EXPECT_EQ(to_string(kThree), "120 learning_rate 0.30000000000000004; 120 revive_dead_codes 2; 133 roll_back");
    EXPECT_THAT(parse_interventions(" ; "), IsEmpty());
    EXPECT_EQ(parse_interventions("7 revive_dead_codes").front().value, Intervention::kAllLevels);
}

TEST(InterventionText, MistakesAreNamedWithTheWayToWriteIt) {
    for (const char* wrong : {"revive_dead_codes", "x roll_back", "-1 roll_back", "3 rolback", "3 learning_rate",
                              "3 learning_rate -1", "3 learning_rate fast", "3 learning_rate inf",
                              "3 revive_dead_codes 1.5", "3 roll_back 2", "5 roll_back; 3 roll_back"})
        EXPECT_THAT(refusal([&] { parse_interventions(wrong); }), HasSubstr("`133 roll_back`")) << wrong;
}

TEST(Breakpoints, HoldFromWhereTheyBecomeTrueAndAreTrueOnce) {
    Breakpoint breakpoint("usage[0] < 0.2 and grad_norm > 50");
    const auto asked = [&](double usage, double norm) {
        return breakpoint.becomes_true({{"usage[0]", usage}, {"gradient_norm", norm}});
    };
    EXPECT_FALSE(asked(0.5, 60));
    EXPECT_TRUE(asked(0.1, 60));
    EXPECT_FALSE(asked(0.1, 70)) << "it held before";
    EXPECT_FALSE(asked(0.3, 70));
    EXPECT_TRUE(asked(0.1, 70));
    const std::string message = refusal([] {
        Breakpoint("usge[0] < 1").check({"usage[0]", "loss", "learning_rate", "loss"});
    });
    EXPECT_THAT(message, HasSubstr("did you mean 'usage[0]'?"));
    EXPECT_THAT(message, testing::EndsWith("usage[0], loss, learning_rate")) << "each once";
    EXPECT_FALSE(Breakpoint("isnan(loss) or ndcg@10 < 1").becomes_true({{"loss", NAN}})) << "ndcg@10 is not known";
    EXPECT_TRUE(Breakpoint("isnan(loss)").becomes_true({{"loss", NAN}}));
    EXPECT_TRUE(Breakpoint("ndcg@10 < 0.1").becomes_true({{"ndcg@10", 0.05}}));
    EXPECT_EQ(Breakpoint("usage[0] < 0.2 or lr > 1").account({{"usage[0]", 0.125}, {"learning_rate", 2}}),
              "usage[0] = 0.125, learning_rate = 2");
}

TEST(Breakpoints, OfAHitReadBack) {
    const BreakpointHit hit{"usage[0] < 0.2 or isnan(loss)", 130, "usage[0] = 0.18, loss = 1"};
    const auto read = parse_breakpoint_hit(to_string(hit));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->condition, hit.condition);
    EXPECT_EQ(read->trained, 130);
    EXPECT_EQ(read->figures, hit.figures);
    EXPECT_FALSE(parse_breakpoint_hit("usage[0] after a while batches: 3"));
}

/// Keeps what it is told.
struct Listener : RunObserver {
    std::vector<std::string> events, messages;
    void on_event(int64_t, const std::string& kind, const std::string& detail) override {
        events.push_back(kind + ": " + detail);
    }
    void on_message(const std::string& text) override { messages.push_back(text); }
};

class Watch : public ::testing::Test {
 protected:
    void set(std::vector<std::string> conditions, RunControl::AtBreakpoint then) {
        control.set_breakpoints(std::move(conditions), then);
        watch.update();
    }
    void check(std::vector<std::string> known, bool complete = true) {
        watch.check(known, [] { return std::vector<std::string>{"ndcg@10"}; }, complete, {});
    }
    RunControl control;
    Listener listener;
    BreakpointWatch watch{control, listener};
};

TEST_F(Watch, RefusesWhatIsNotMeasuredAndSaysWhatIs) {
    set({"usge[0] < 1"}, RunControl::AtBreakpoint::stop);
    EXPECT_THAT(refusal([&] {
                    check({"usage[0]", "loss"});
                }),
                AllOf(HasSubstr("usge[0]"), HasSubstr("usage[0], loss, ndcg@10")));
    set({"usage[1] < 1"}, RunControl::AtBreakpoint::stop);
    EXPECT_THAT(refusal([&] { check({"usage[0]"}); }), HasSubstr("usage[1]"));
    set({"ndcg@10 < 1", "loss > 1"}, RunControl::AtBreakpoint::stop);
    EXPECT_NO_THROW(check({"loss"}));
    EXPECT_FALSE(watch.unchecked());
}

TEST_F(Watch, DropsAMistakenOneFromARunThatWouldBePaused) {
    set({"usge[0] < 1", "loss > 1"}, RunControl::AtBreakpoint::pause);
    check({"loss"});
    EXPECT_THAT(listener.events, ElementsAre(HasSubstr("breakpoint_error: usge[0] < 1: ")));
    watch.ask({{"loss", 2}, {"usge[0]", 0}}, {});
    EXPECT_TRUE(control.paused());
    EXPECT_EQ(listener.events.back(), "breakpoint: loss > 1 after 0 batches: loss = 2");
}

TEST_F(Watch, WaitsForWhatIsMeasuredLater) {
    set({"commitment > 3"}, RunControl::AtBreakpoint::stop);
    EXPECT_NO_THROW(check({"loss"}, /*complete=*/false));
    EXPECT_NO_THROW(check({"loss"}, /*complete=*/false));
    EXPECT_TRUE(watch.unchecked());
    EXPECT_EQ(listener.messages.size(), 1u);
    EXPECT_NO_THROW(check({"loss", "commitment"}));
    EXPECT_FALSE(watch.unchecked());
}

TEST_F(Watch, StopsWithTheFiguresAndThePlace) {
    set({"loss > 1", "loss > 2"}, RunControl::AtBreakpoint::stop);
    EXPECT_NO_THROW(watch.ask({{"loss", 0.5}}, {1, 1, 1, 1}));
    try {
        watch.ask({{"loss", 3}}, {.epoch = 3, .step = 22, .batch = 2, .trained = 32});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::breakpoint);
        EXPECT_STREQ(error.what(), "stopped by the breakpoint 'loss > 1' after 32 batches: loss = 3");
        EXPECT_EQ(error.where(), "epoch 3, batch 2");
    }
    EXPECT_EQ(listener.events.size(), 2u) << "both became true";
}

TEST_F(Watch, ChangingTheListLeavesTheOthersAsTheyWere) {
    set({"loss > 1"}, RunControl::AtBreakpoint::pause);
    watch.ask({{"loss", 2}}, {});
    control.resume();
    set({"loss > 5", "loss > 1"}, RunControl::AtBreakpoint::pause);
    watch.ask({{"loss", 2}}, {});
    EXPECT_FALSE(control.paused()) << "it had held";
}

TEST(PausedJob, ShowsThatABreakpointPausedItFromWithin) {
    Job job("pausing itself", [](Job& self) {
        self.control().pause();
        self.control().wait_if_paused();
    });
    for (int i = 0; i < 500 && job.status().state == JobState::running; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(job.status().state, JobState::paused);
    EXPECT_FALSE(job.finished());
    job.resume();
    job.wait();
    EXPECT_EQ(job.status().state, JobState::done);
}

TEST(RunControlOrders, AreGivenWhilePausedAndInTheirOrder) {
    RunControl control;
    control.pause();
    control.intervene(kThree[0]);
    control.intervene(kThree[1]);
    RunControl::Look look;
    look.on = true;
    control.look(look);
    EXPECT_EQ(control.next_order().intervention, kThree[0]);
    EXPECT_EQ(control.next_order().intervention, kThree[1]);
    EXPECT_TRUE(control.next_order().look);
    control.step();
    EXPECT_TRUE(control.next_order().go());
    control.resume();
    EXPECT_TRUE(control.next_order().go());
    EXPECT_THROW(control.set_breakpoints({"loss >"}, RunControl::AtBreakpoint::stop), UsageError);
}

std::vector<store::RunEvent> events_of(const std::vector<Intervention>& made) {
    std::vector<store::RunEvent> events{{3, "", "message", "codebooks initialised"}};
    for (const Intervention& intervention : made)
        events.push_back({1, "", kInterventionEvent, to_string(intervention)});
    return events;
}

TEST(Repeating, TakesWhatWasDoneAndWhatIsStillPlanned) {
    const std::vector<Intervention> planned{kThree[0], {Kind::roll_back, Intervention::kAllLevels, 500}};
    EXPECT_EQ(interventions_from(0, planned, events_of(kThree)),
              (std::vector<Intervention>{kThree[0], kThree[1], kThree[2], planned[1]}));
    EXPECT_EQ(interventions_from(121, planned, events_of(kThree)),
              (std::vector<Intervention>{kThree[2], planned[1]}));
    EXPECT_EQ(interventions_from(120, {}, events_of(kThree)), kThree);
}

/// The toy engine, with interventions as a training would tell them.
class DebuggedRun : public ::testing::Test {
 protected:
    DebuggedRun() { workspace.add_dataset(*test::toy_dataset(), {}, "{}"); }

    descriptor::Experiment experiment(const std::string& interventions = "") const {
        descriptor::Experiment made;
        made.dataset = "toy";
        made.model = "toy_recommender";
        if (!interventions.empty()) made.parameters.set("training.interventions", interventions);
        return made;
    }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    std::vector<descriptor::ModelDescriptor> models = test::toy_models();
    test::FakeEngine engine;
    ExperimentObserver observer;
    RunControl control;
};

TEST_F(DebuggedRun, PlannedInterventionsReachTheEngineAndMistakesAreRefusedBefore) {
    run_experiment(workspace, experiment(to_string(kThree)), models, engine, observer, control);
    EXPECT_EQ(engine.tasks.back().interventions, kThree);
    EXPECT_THAT(
        refusal([&] { run_experiment(workspace, experiment("3 rolback"), models, engine, observer, control); }),
        HasSubstr("rolback"));
    EXPECT_EQ(workspace.runs().list().size(), 1u);
}

TEST_F(DebuggedRun, RepeatsAndResumesWithWhatWasDone) {
    {
        const store::NewRun made = prepare_run(workspace, experiment(), models).record;
        const auto writer = workspace.runs().create(made);
        make_directories(checkpoint_folder(writer->folder()));
        writer->commit_epoch(1, 1);
        write_file_atomically(checkpoint_folder(writer->folder()) / "last.json",
                              R"({"epoch": 1, "trained": 121})");
        for (const Intervention& intervention : kThree)
            writer->event(1, kInterventionEvent, to_string(intervention));
        writer->finish("cancelled", "", 1, 1, 1);
    }
    const store::RunDetails details = workspace.runs().get("r1");
    const auto again = repeated_experiment(details, workspace.runs().events("r1"));
    EXPECT_EQ(again.parameters.text("training.interventions"), to_string(kThree));
    EXPECT_EQ(again.model, "toy_recommender");
    EXPECT_NO_THROW(prepare_run(workspace, again, models));

    EXPECT_EQ(resume_run(workspace, "r1", models, engine, observer, control).status, "done");
    EXPECT_EQ(engine.tasks.back().interventions, std::vector<Intervention>{kThree[2]})
        << "the others were made before the checkpoint";
}

TEST_F(DebuggedRun, ARollBackTakesBackTheRecordsAfterTheCheckpoint) {
    const auto writer = workspace.runs().create(prepare_run(workspace, experiment(), models).record);
    const std::filesystem::path checkpoint = checkpoint_folder(writer->folder());
    make_directories(checkpoint);
    Recorder recorder(*writer, observer, 0, 1'000'000);
    const auto record = [&](int epoch, double loss, bool best) {
        EpochEvent event;
        event.epoch = epoch;
        event.step = epoch * 3;
        event.train = {{"loss", loss}};
        event.arrays["codes"] = {{1}, std::vector<int32_t>{epoch}};
        event.best = best;
        recorder.on_epoch(event);
    };
    record(1, 1, true);
    record(2, 2, false);
    write_file_atomically(checkpoint / "last.json", R"({"epoch": 2, "trained": 6})");
    record(3, 3, true);
    record(4, 4, false);
    recorder.on_event(13, kInterventionEvent, "13 learning_rate 1");
    EXPECT_EQ(recorder.best_epoch(), 3);
    recorder.on_event(13, kInterventionEvent, "13 roll_back");
    EXPECT_EQ(recorder.best_epoch(), 1);
    EXPECT_EQ(recorder.epochs(), 2);
    EXPECT_EQ(workspace.runs().series("r1", "train", "loss").size(), 2u);
    EXPECT_THAT(store::list_epochs(writer->folder()), ElementsAre(1, 2));
    EXPECT_EQ(workspace.runs().get("r1").epochs, 2);
    EXPECT_THAT(recorded_interventions(workspace.runs().events("r1")),
                ElementsAre(Intervention{Kind::learning_rate, 1, 13},
                            Intervention{Kind::roll_back, Intervention::kAllLevels, 13}));

    record(3, 30, false);
    std::vector<double> losses;
    for (const store::SeriesPoint& point : workspace.runs().series("r1", "train", "loss"))
        losses.push_back(point.value);
    EXPECT_THAT(losses, ElementsAre(1, 2, 30));
}

}  // namespace
}  // namespace armillary::jobs
