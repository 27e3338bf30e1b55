// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints and inspections on runs that train: where they stop, what they show, and that they change nothing.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "core/data/worlds/world.h"
#include "core/training/checkpoint.h"
#include "core/training/tensor_figures.h"
#include "tests/core/training/debugged.h"

namespace armillary::test {
namespace {

using jobs::Intervention;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using AtBreakpoint = jobs::RunControl::AtBreakpoint;
using Kind = Intervention::Kind;

double value(const std::vector<std::pair<std::string, double>>& values, std::string_view name) {
    for (const auto& [key, value] : values)
        if (key == name) return value;
    return std::nan("");
}

jobs::Task short_run(const Settings& more = {}) {
    Settings settings{{"model.warm_up_epochs", "0"}, {"training.epochs", "3"}, {"record.neighbours", "0"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return rq_vae_task(1, settings);
}

jobs::Task recommender(const Settings& more = {}) {
    static const auto dataset = data::make_world("demo", {}, 1);
    static const auto split =
        std::make_shared<data::Split>(data::make_split(*dataset, {.method = "leave_one_out"}));
    Settings settings{{"model.dim", "8"}, {"training.epochs", "3"}, {"training.batch_size", "512"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return task_for("bpr_mf", dataset, split, settings);
}

Person with_breakpoints(std::vector<std::string> conditions, AtBreakpoint then = AtBreakpoint::stop) {
    Person person;
    person.at_start = [conditions, then](jobs::RunControl& control) { control.set_breakpoints(conditions, then); };
    return person;
}

TEST(BreakpointInTraining, StopsAtTheBatchAndTheRunCanBeResumed) {
    const TemporaryDirectory folder, whole_folder;
    jobs::Task task = short_run();
    const Debugged stopped = debug_in(folder, task, with_breakpoints({"epoch == 2 and batch >= 3"}));
    ASSERT_TRUE(stopped.error);
    EXPECT_EQ(stopped.error->kind(), ErrorKind::breakpoint);
    EXPECT_EQ(stopped.error->where(), "epoch 2, batch 3");
    EXPECT_THAT(stopped.batches, SizeIs(19));
    EXPECT_THAT(stopped.told("breakpoint"),
                ElementsAre("epoch == 2 and batch >= 3 after 19 batches: epoch = 2, batch = 3"));
    task.resume = true;
    const Debugged resumed = debug_in(folder, task);
    EXPECT_EQ(resumed.last, debug_in(whole_folder, short_run()).last);
}

TEST(BreakpointInTraining, MeasuresTheWholeCatalogueAndChangesNothing) {
    for (const char* update : {"gradient", "moving_average"}) {
        const Settings settings{
            {"model.codebook_update", update}, {"model.revival", "0.1"}, {"model.quantiser_dropout", "0.5"}};
        const TemporaryDirectory watched_folder, plain_folder, at_end_folder;
        const Debugged watched = debug_in(
            watched_folder, short_run(settings),
            with_breakpoints({"usage[0] < 0 or perplexity[1] < 0 or dead[2] < 0 or grad_norm < 0",
                              "reconstruction_error < 0 or collision_rate[2] < 0 or revived[0] < 0 or churn < 0",
                              "batch_perplexity[0] < 0 or lr < 0 or examples_per_second < 0"}));
        ASSERT_FALSE(watched.error) << watched.error->what();
        const Debugged plain = debug_in(plain_folder, short_run(settings));
        EXPECT_EQ(watched.last, plain.last) << update;
        EXPECT_EQ(watched.best, plain.best) << update;
        for (size_t epoch = 0; epoch < plain.epochs.size(); ++epoch) {
            EXPECT_EQ(watched.epochs[epoch].train, plain.epochs[epoch].train);
            EXPECT_EQ(watched.epochs[epoch].arrays.at("codes").values,
                      plain.epochs[epoch].arrays.at("codes").values);
        }
        // What it sees after the last batch of an epoch is what the epoch records.
        const double recorded = value(plain.epochs[0].diagnostics, "usage[1]");
        const Debugged hit =
            debug_in(at_end_folder, short_run(settings), with_breakpoints({"usage[1] >= 0 and step == 16"}));
        ASSERT_TRUE(hit.error);
        EXPECT_THAT(hit.error->what(), HasSubstr(fmt::format("usage[1] = {:.6g}", recorded)));
    }
}

TEST(BreakpointInTraining, NamesThatAreNotMeasuredAreRefusedBeforeAnyStep) {
    const TemporaryDirectory tokenizer_folder, recommender_folder;
    const Debugged tokenizer = debug_in(tokenizer_folder, short_run(), with_breakpoints({"usge[0] < 0.2"}));
    ASSERT_TRUE(tokenizer.error);
    EXPECT_EQ(tokenizer.error->kind(), ErrorKind::usage);
    EXPECT_THAT(tokenizer.error->what(),
                AllOf(HasSubstr("usge[0]"), HasSubstr("usage[0]"), HasSubstr("reconstruction_error")));
    EXPECT_THAT(tokenizer.batches, IsEmpty());
    const Debugged other = debug_in(recommender_folder, recommender(), with_breakpoints({"usage[0] < 0.2"}));
    ASSERT_TRUE(other.error);
    EXPECT_THAT(other.error->what(), HasSubstr("ndcg@10"));
    EXPECT_THAT(other.batches, IsEmpty());
}

TEST(BreakpointInTraining, WithPauseAMistakeIsToldAndTheRunGoesOn) {
    const TemporaryDirectory folder;
    const Debugged run =
        debug_in(folder, recommender(), with_breakpoints({"usage[0] < 0.2"}, AtBreakpoint::pause));
    EXPECT_FALSE(run.error);
    EXPECT_THAT(run.told("breakpoint_error"), ElementsAre(HasSubstr("usage[0]")));
}

TEST(BreakpointInTraining, LooksAtTheFiguresOfAnEpochWhereItEnds) {
    const TemporaryDirectory folder, plain_folder;
    const Debugged plain = debug_in(plain_folder, recommender());
    const double second = value(plain.epochs[1].valid, "ndcg@10");
    const Debugged run =
        debug_in(folder, recommender(), with_breakpoints({fmt::format("ndcg@10 == {} and epoch > 1", second)}));
    ASSERT_TRUE(run.error);
    EXPECT_EQ(run.epochs.size(), 2u);
    EXPECT_EQ(training::read_checkpoint(folder.path() / "last.safetensors").progress.epoch, 2)
        << "the epoch was finished and kept";
}

TEST(BreakpointInTraining, PausesOnceWhereItBecomesTrueAndGoesOn) {
    const TemporaryDirectory folder, plain_folder;
    Person person = with_breakpoints({"step >= 5"}, AtBreakpoint::pause);
    person.at_event = [](jobs::RunControl& control, const std::string& kind) {
        // The pause follows the event; the change waits for it, and lets it end.
        if (kind == "breakpoint") control.intervene({Kind::learning_rate, 0.001});
        if (kind == "intervention") {
            EXPECT_TRUE(control.paused());
            control.resume();
        }
    };
    const Debugged run = debug_in(folder, recommender(), person);
    EXPECT_FALSE(run.error);
    EXPECT_THAT(run.told("breakpoint"), SizeIs(1));
    EXPECT_THAT(run.told("intervention"), ElementsAre("5 learning_rate 0.001"));
    EXPECT_EQ(run.epochs.back().train, debug_in(plain_folder, recommender()).epochs.back().train)
        << "the rate was the same";
}

/// Diverges some batches after the start.
jobs::Task diverging() {
    return recommender({{"training.optimizer", "sgd"},
                        {"training.learning_rate", "1000"},
                        {"model.decay", "10"},
                        {"training.epochs", "4"}});
}

TEST(DivergingRun, IsStoppedByABreakpointBeforeItEnds) {
    const TemporaryDirectory folder;
    const Debugged run = debug_in(folder, diverging(), with_breakpoints({"isnan(loss) or isinf(loss)"}));
    ASSERT_TRUE(run.error);
    EXPECT_EQ(run.error->kind(), ErrorKind::breakpoint);
    EXPECT_THAT(run.told("diverged"), IsEmpty());
}

TEST(DivergingRun, EndsAsWithoutABreakpointWhenNothingIsChanged) {
    const TemporaryDirectory folder;
    Person person = with_breakpoints({"isnan(loss) or isinf(loss)"}, AtBreakpoint::pause);
    std::jthread resumer;
    person.at_event = [&](jobs::RunControl& control, const std::string& kind) {
        if (kind != "breakpoint") return;
        resumer = std::jthread([&control] {
            while (!control.paused()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            control.resume();
        });
    };
    const Debugged run = debug_in(folder, diverging(), person);
    ASSERT_TRUE(run.error);
    EXPECT_EQ(run.error->kind(), ErrorKind::numerical);
    EXPECT_THAT(run.told("breakpoint"), SizeIs(1));
    EXPECT_THAT(run.told("diverged"), SizeIs(1));
}

TEST(DivergingRun, GoesOnAfterARollBackAndASmallerRateAndIsRepeated) {
    const TemporaryDirectory folder, repeated_folder;
    Person person = with_breakpoints({"isnan(loss) or isinf(loss)"}, AtBreakpoint::pause);
    int made = 0;
    person.at_start = [set = person.at_start](jobs::RunControl& control) {
        set(control);
        control.look({.on = true});
    };
    person.at_event = [&](jobs::RunControl& control, const std::string& kind) {
        if (kind == "breakpoint") {
            control.intervene({Kind::roll_back});
            control.intervene({Kind::learning_rate, 0.001});
        }
        if (kind == "intervention" && ++made == 2) control.resume();
    };
    const Debugged run = debug_in(folder, diverging(), person);
    ASSERT_FALSE(run.error) << run.error->what();
    EXPECT_EQ(run.epochs.back().epoch, 4);
    EXPECT_TRUE(std::any_of(run.inspections.begin(), run.inspections.end(), [](const jobs::Inspection& shown) {
        return shown.batch == 0 && shown.step % shown.batches == 0 && shown.trained > shown.step;
    })) << "after the roll-back: before the first batch, at the checkpoint's step";
    jobs::Task again = diverging();
    for (const std::string& detail : run.told("intervention"))
        again.interventions.push_back(jobs::parse_interventions(detail).front());
    const Debugged repeated = debug_in(repeated_folder, again);
    ASSERT_FALSE(repeated.error) << repeated.error->what();
    EXPECT_EQ(repeated.last, run.last);
}

TEST(FittedModel, HasNoBatchToStopAt) {
    jobs::Task task = task_for("most_pop", recommender().dataset, recommender().split);
    const TemporaryDirectory folder;
    EXPECT_EQ(debug_in(folder, task, with_breakpoints({"loss > 1"})).error->kind(), ErrorKind::usage);
}

jobs::RunControl::Look look_at(std::string tensor = {}) {
    jobs::RunControl::Look look;
    look.on = true;
    look.tensor = std::move(tensor);
    look.rows = 4;
    look.columns = 3;
    return look;
}

TEST(Looking, ChangesNothing) {
    for (const Settings& settings :
         {Settings{{"model.revival", "0.1"}, {"model.quantiser_dropout", "0.5"}},
          Settings{{"model.codebook_update", "moving_average"}, {"training.clip_norm", "1"}}}) {
        const TemporaryDirectory looked_folder, plain_folder;
        Person person;
        person.at_start = [](jobs::RunControl& control) { control.look(look_at("codebook.0")); };
        person.at_batch = [](jobs::RunControl& control, int64_t batches) {
            control.look(look_at(batches % 2 ? "codebook.0" : "codebook.1"));  // looked at after every batch
        };
        const Debugged looked = debug_in(looked_folder, short_run(settings), person);
        EXPECT_GE(looked.inspections.size(), looked.batches.size() / 2);
        EXPECT_EQ(looked.last, debug_in(plain_folder, short_run(settings)).last);
    }
}

TEST(Looking, IsShownAtMostFourTimesASecond) {
    const TemporaryDirectory folder;
    Person person;
    person.at_start = [](jobs::RunControl& control) { control.look(look_at()); };
    const auto start = std::chrono::steady_clock::now();
    const Debugged run = debug_in(folder, short_run({{"training.epochs", "20"}}), person);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_GE(run.inspections.size(), 1u);
    EXPECT_LE(static_cast<double>(run.inspections.size()), 4 * seconds + 1);
}

TEST(Looking, ShowsWhatTheStepDid) {
    const TemporaryDirectory folder;
    Person person;
    person.at_start = [](jobs::RunControl& control) { control.look(look_at("codebook.0")); };
    const Debugged run = debug_in(
        folder,
        short_run({{"training.optimizer", "sgd"}, {"training.learning_rate", "0.01"}, {"training.epochs", "1"}}),
        person);
    ASSERT_GE(run.inspections.size(), 1u);
    const jobs::Inspection& shown = run.inspections[0];
    EXPECT_EQ(shown.trained, 1);
    EXPECT_EQ(shown.batch, 1);
    EXPECT_EQ(shown.batches, 16);
    EXPECT_EQ(shown.learning_rate, 0.01);
    EXPECT_TRUE(shown.can_revive);
    EXPECT_TRUE(shown.can_roll_back);
    EXPECT_GT(shown.times.forward, 0);
    EXPECT_GT(shown.times.backward, 0);
    EXPECT_GT(shown.times.step, 0);
    EXPECT_GE(shown.times.rest, 0);
    EXPECT_GT(value(shown.figures, "gradient_norm"), 0);
    EXPECT_EQ(value(shown.figures, "loss"),
              run.batches[0].losses[0].second + run.batches[0].losses[1].second + run.batches[0].losses[2].second);
    ASSERT_EQ(shown.codes.size(), 3u);
    int64_t items = 0, dead = 0;
    for (int32_t count : shown.codes[0].items) {
        items += count;
        dead += count == 0;
    }
    EXPECT_EQ(items, SynH::kItems);
    EXPECT_EQ(value(shown.figures, "dead[0]"), static_cast<double>(dead));
    double squares = 0;
    bool found = false;
    for (const jobs::ParameterFigures& parameter : shown.parameters) {
        squares += parameter.gradient_norm * parameter.gradient_norm;
        if (parameter.name != "codebook.0") continue;
        found = true;
        EXPECT_EQ(parameter.shape, (std::vector<int64_t>{32, 16}));
        // A step of plain descent is the rate times the gradient; the norm hardly changes in it.
        EXPECT_NEAR(parameter.update_ratio, 0.01 * parameter.gradient_norm / parameter.norm,
                    0.02 * parameter.update_ratio);
        uint32_t values = 0;
        for (uint32_t count : parameter.histogram) values += count;
        EXPECT_EQ(values, 32u * 16u);
    }
    EXPECT_TRUE(found);
    EXPECT_NEAR(std::sqrt(squares), value(shown.figures, "gradient_norm"), 1e-4 * std::sqrt(squares));
    EXPECT_EQ(shown.tensor.values.size(), 12u);
}

TEST(Looking, WhilePausedShowsEveryChangeAndEveryOtherLook) {
    const TemporaryDirectory folder;
    Person person = with_breakpoints({"trained >= 4"}, AtBreakpoint::pause);
    std::jthread hand;
    person.at_event = [&](jobs::RunControl& control, const std::string& kind) {
        if (kind != "breakpoint") return;
        hand = std::jthread([&control] {
            const auto wait = [] { std::this_thread::sleep_for(std::chrono::milliseconds(300)); };
            wait();
            control.look(look_at("codebook.2"));
            wait();
            control.intervene({Kind::learning_rate, 0.25});
            wait();
            control.step();
            wait();
            control.resume();
        });
    };
    person.at_batch = [](jobs::RunControl& control, int64_t batches) {
        if (batches == 4) control.look(look_at());
    };
    const Debugged run = debug_in(folder, short_run({{"training.epochs", "1"}}), person);
    const auto shown = [&](const std::string& what, auto found) {
        EXPECT_TRUE(std::any_of(run.inspections.begin(), run.inspections.end(), found)) << what;
    };
    shown("paused", [](const auto& seen) { return seen.trained == 4 && seen.tensor.name.empty(); });
    shown("another look", [](const auto& seen) { return seen.trained == 4 && seen.tensor.name == "codebook.2"; });
    shown("a change", [](const auto& seen) { return seen.trained == 4 && seen.learning_rate == 0.25; });
    shown("a step", [](const auto& seen) {
        return seen.trained == 5 && !std::isnan(seen.parameters[0].update_ratio) &&
               !std::isnan(seen.parameters[0].gradient_norm);
    });
}

TEST(TensorFigures, CountWhatIsNotFiniteAndFindIt) {
    torch::Tensor tensor = torch::arange(12, torch::kFloat32).view({3, 4}) - 4;
    tensor[1][2] = std::nan("");
    tensor[2][3] = INFINITY;
    const jobs::ParameterFigures figures = training::figures_of("t", tensor);
    EXPECT_EQ(figures.not_finite, 2);
    EXPECT_EQ(figures.low, -4);
    EXPECT_EQ(figures.high, 6);
    EXPECT_NEAR(figures.norm, std::sqrt(16 + 9 + 4 + 1 + 0 + 1 + 9 + 16 + 25 + 36), 1e-6);
    EXPECT_EQ(figures.histogram.front(), 1u);
    EXPECT_EQ(figures.histogram.back(), 1u);
    jobs::RunControl::Look look = look_at();
    look.first_row = 2;
    look.rows = 2;
    const jobs::TensorValues shown = training::values_of("t", tensor, look);
    EXPECT_EQ(shown.first_row, 1) << "moved to where there are rows";
    EXPECT_EQ(shown.rows_shown, 2);
    EXPECT_EQ(shown.columns_shown, 3);
    EXPECT_EQ(shown.values[0], 0);
    EXPECT_EQ(shown.values[3], 4);
    EXPECT_EQ(shown.not_finite, 2);
    EXPECT_THAT(shown.first_not_finite,
                ElementsAre(std::pair<int64_t, int64_t>{1, 2}, std::pair<int64_t, int64_t>{2, 3}));
    EXPECT_EQ(training::figures_of("s", torch::full({}, 3.0)).norm, 3);
    EXPECT_EQ(training::figures_of("e", torch::empty({0, 4})).norm, 0);
    EXPECT_EQ(training::values_of("i", torch::arange(6), look_at()).values.size(), 3u);
}

}  // namespace
}  // namespace armillary::test
