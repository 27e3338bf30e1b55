// SPDX-License-Identifier: GPL-3.0-or-later
// Changes made by hand while a model trains: what they do, and that a run with them is repeated bit for bit.
#include <gmock/gmock.h>

#include <cmath>

#include "core/base/safetensors.h"
#include "core/data/worlds/world.h"
#include "core/training/checkpoint.h"
#include "core/training/optimizer.h"
#include "tests/core/training/debugged.h"

namespace armillary::test {
namespace {

using jobs::Intervention;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = Intervention::Kind;

constexpr int64_t kBatches = 16;  // of an epoch: 4,096 items by 256

double value(const std::vector<std::pair<std::string, double>>& values, std::string_view name) {
    for (const auto& [key, value] : values)
        if (key == name) return value;
    return std::nan("");
}

/// A short RQ-VAE whose codebooks begin far above the latents: the planted collapse.
jobs::Task collapsing(const Settings& more = {}) {
    Settings settings{{"model.initialisation", "normal"},
                      {"model.warm_up_epochs", "0"},
                      {"training.epochs", "6"},
                      {"record.neighbours", "0"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return rq_vae_task(1, settings);
}

Person orders(std::vector<std::pair<int64_t, Intervention>> what) {
    Person person;
    person.at_batch = [what](jobs::RunControl& control, int64_t batches) {
        for (const auto& [after, intervention] : what)
            if (after == batches) control.intervene(intervention);
    };
    return person;
}

std::vector<Intervention> made(const Debugged& run) {
    std::vector<Intervention> interventions;
    for (const std::string& detail : run.told("intervention"))
        for (const Intervention& intervention : jobs::parse_interventions(detail))
            interventions.push_back(intervention);
    return interventions;
}

struct Case {
    const char* name;
    Settings settings;
};
class Repeated : public ::testing::TestWithParam<Case> {};

TEST_P(Repeated, WithTheSameInterventionsEndsBitForBitAlike) {
    const TemporaryDirectory live_folder, repeated_folder, plain_folder, parts_folder;
    jobs::Task task = collapsing(GetParam().settings);
    const Debugged live = debug_in(live_folder, task,
                                   orders({{20, {Kind::revive_dead_codes}},
                                           {27, {Kind::learning_rate, 0.004}},
                                           {40, {Kind::roll_back}},
                                           {40, {Kind::learning_rate, 0.0005}},
                                           {60, {Kind::revive_dead_codes, 1}}}));
    ASSERT_FALSE(live.error) << live.error->what();
    const std::vector<Intervention> done = made(live);
    ASSERT_EQ(done.size(), 5u);
    EXPECT_EQ(to_string(done),
              "20 revive_dead_codes; 27 learning_rate 0.004; 40 roll_back; 40 learning_rate 0.0005; "
              "60 revive_dead_codes 1");
    EXPECT_NE(live.last, debug_in(plain_folder, task).last);

    task.interventions = done;
    const Debugged repeated = debug_in(repeated_folder, task);
    EXPECT_EQ(made(repeated), done);
    EXPECT_EQ(repeated.last, live.last);
    EXPECT_EQ(repeated.best, live.best);
    EXPECT_EQ(repeated.epochs.back().arrays.at("codes").values, live.epochs.back().arrays.at("codes").values);

    // Stopped after the interventions and taken up again: from the checkpoint, with those made since.
    Person leaver;
    leaver.at_start = [](jobs::RunControl& control) {
        control.set_breakpoints({"trained >= 62"}, jobs::RunControl::AtBreakpoint::stop);
    };
    const Debugged first = debug_in(parts_folder, task, leaver);
    ASSERT_TRUE(first.error);
    EXPECT_EQ(first.error->kind(), ErrorKind::breakpoint);
    const training::Progress progress =
        training::read_checkpoint(parts_folder.path() / "last.safetensors").progress;
    task.resume = true;
    std::erase_if(task.interventions, [&](const Intervention& i) { return i.after < progress.trained; });
    const Debugged second = debug_in(parts_folder, task);
    ASSERT_FALSE(second.error) << second.error->what();
    EXPECT_EQ(second.last, live.last);
    EXPECT_EQ(second.best, live.best);
}

INSTANTIATE_TEST_SUITE_P(Codebooks, Repeated,
                         ::testing::Values(Case{"ByGradient", {}},
                                           Case{"ByMovingAverage", {{"model.codebook_update", "moving_average"}}},
                                           Case{"WithAllRemedies",
                                                {{"model.revival", "0.1"},
                                                 {"model.quantiser_dropout", "0.5"},
                                                 {"model.balance", "0.05"},
                                                 {"training.optimizer", "adamw"}}},
                                           Case{"WithFewCheckpoints", {{"training.checkpoint_every", "2"}}},
                                           Case{"WithClippingAndDescent",
                                                {{"training.optimizer", "sgd"}, {"training.clip_norm", "1"}}}),
                         [](const auto& info) { return info.param.name; });

TEST(LearningRate, IsThatOfTheNextStepAndRecorded) {
    const TemporaryDirectory folder;
    const Debugged run = debug_in(folder, collapsing({{"training.epochs", "2"}, {"training.optimizer", "sgd"}}),
                                  orders({{kBatches, {Kind::learning_rate, 0}}}));
    EXPECT_EQ(value(run.epochs[0].train, "learning_rate"), 0.001);
    EXPECT_EQ(value(run.epochs[1].train, "learning_rate"), 0);
    const auto& first = run.epochs[0].arrays.at("codebooks/0").values;
    EXPECT_EQ(run.epochs[1].arrays.at("codebooks/0").values, first) << "steps of length 0";
    EXPECT_EQ(training::read_checkpoint(folder.path() / "last.safetensors").progress.learning_rate, 0);
}

TEST(LearningRate, KeepsTheScalesOfTheGroups) {
    torch::Tensor one = torch::zeros({1}, torch::requires_grad()), two = torch::zeros({1}, torch::requires_grad());
    descriptor::ParameterSet parameters = collapsing({{"training.optimizer", "sgd"}}).parameters;
    training::Optimizer optimizer(parameters, {{"one", {one}}, {"two", {two}, 3}});
    optimizer.set_learning_rate(0.5);
    one.mutable_grad() = torch::ones({1});
    two.mutable_grad() = torch::ones({1});
    optimizer.step();
    EXPECT_EQ(one.item<float>(), -0.5f);
    EXPECT_EQ(two.item<float>(), -1.5f);
    EXPECT_EQ(optimizer.learning_rate(), 0.5);
}

TEST(Moments, OfMovedRowsAreForgottenAndTheOthersKept) {
    torch::Tensor table = torch::zeros({3, 2}, torch::requires_grad());
    training::Optimizer optimizer(collapsing().parameters, {{"codebooks", {table}}});
    table.mutable_grad() = torch::ones({3, 2});
    optimizer.step();
    const model::NamedTensors before = optimizer.state();
    optimizer.forget_rows(table, torch::tensor({1}, torch::kInt64));
    const model::NamedTensors after = optimizer.state();
    for (size_t i = 0; i < before.size(); ++i) {
        if (before[i].second.dim() != 2) {
            EXPECT_TRUE(torch::equal(after[i].second, before[i].second)) << "the clock goes on";
            continue;
        }
        EXPECT_NE(after[i].second[0][0].item<float>(), 0);
        EXPECT_EQ(after[i].second[1].abs().max().item<float>(), 0);
        EXPECT_NE(after[i].second[2][1].item<float>(), 0);
    }
    EXPECT_NO_THROW(optimizer.forget_rows(torch::zeros({2, 2}), torch::tensor({1}, torch::kInt64)));
}

TEST(Revival, BringsACollapsedCodebookBackToLife) {
    const TemporaryDirectory ill_folder, revived_folder;
    const jobs::Task task = collapsing({{"training.epochs", "12"}});
    const Debugged ill = debug_in(ill_folder, task);
    EXPECT_LE(value(ill.epochs.back().diagnostics, "usage[0]"), 0.35);
    const Debugged revived = debug_in(revived_folder, task, orders({{3, {Kind::revive_dead_codes}}}));
    EXPECT_GE(value(revived.epochs.back().diagnostics, "usage[0]"), 0.6);
    EXPECT_THAT(revived.told("revived"), ElementsAre(HasSubstr("of 32 codes of level 0")));
}

TEST(Revival, OfAModelWithoutCodesIsToldAndNotRecorded) {
    const auto dataset = data::make_world("demo", {}, 1);
    const auto split = std::make_shared<data::Split>(data::make_split(*dataset, {.method = "leave_one_out"}));
    jobs::Task task = task_for("bpr_mf", dataset, split, {{"model.dim", "8"}, {"training.epochs", "2"}});
    const TemporaryDirectory live_folder, plain_folder, planned_folder;
    const Debugged live = debug_in(live_folder, task, orders({{3, {Kind::revive_dead_codes}}}));
    EXPECT_THAT(live.told("intervention_refused"), ElementsAre(HasSubstr("no codes")));
    EXPECT_THAT(made(live), IsEmpty());
    EXPECT_EQ(live.last, debug_in(plain_folder, task).last);
    task.interventions = {{Kind::revive_dead_codes, Intervention::kAllLevels, 3}};
    const Debugged planned = debug_in(planned_folder, task);
    ASSERT_TRUE(planned.error);
    EXPECT_EQ(planned.error->kind(), ErrorKind::usage);
    EXPECT_TRUE(planned.batches.empty());
}

TEST(Revival, OfALevelThatIsNotThereOrBeforeTheWarmUpIsOver) {
    const TemporaryDirectory folder, warm_folder;
    jobs::Task task = collapsing();
    task.interventions = {{Kind::revive_dead_codes, 3, 3}};
    EXPECT_THAT(debug_in(folder, task).error->what(), HasSubstr("3 levels"));
    const Debugged warm = debug_in(warm_folder, collapsing({{"model.warm_up_epochs", "2"}}),
                                   orders({{3, {Kind::revive_dead_codes}}}));
    EXPECT_THAT(warm.told("intervention_refused"), ElementsAre(HasSubstr("warm-up")));
}

struct Kept {
    const char* name;
    Settings settings;
};
class RollBack : public ::testing::TestWithParam<Kept> {};

TEST_P(RollBack, TrainsTheEpochsAfterTheCheckpointAgain) {
    const TemporaryDirectory folder, plain_folder;
    const jobs::Task task = collapsing(GetParam().settings);
    const Debugged plain = debug_in(plain_folder, task);
    const Debugged run = debug_in(folder, task, orders({{3 * kBatches + 5, {Kind::roll_back}}}));
    const bool every = GetParam().settings.empty() || GetParam().settings[0].first != "training.checkpoint_every";
    std::vector<int> epochs;
    for (const auto& epoch : run.epochs) epochs.push_back(epoch.epoch);
    EXPECT_EQ(epochs, every ? (std::vector<int>{1, 2, 3, 4, 5, 6}) : (std::vector<int>{1, 2, 3, 3, 4, 5, 6}));
    // Nothing else was changed, so that the second try is as the first: weights, optimiser, losses, churn.
    for (const auto& epoch : run.epochs) {
        const auto& same = plain.epochs[static_cast<size_t>(epoch.epoch - 1)];
        EXPECT_EQ(epoch.train, same.train) << "epoch " << epoch.epoch;
        EXPECT_EQ(epoch.step, same.step);
        if (epoch.epoch > 1)
            EXPECT_EQ(value(epoch.diagnostics, "churn"), value(same.diagnostics, "churn")) << epoch.epoch;
    }
    EXPECT_EQ(run.outcome.best_epoch, plain.outcome.best_epoch);
    const auto best = [](const TemporaryDirectory& in) {
        return training::read_checkpoint(in.path() / "best.safetensors").model;
    };
    const model::NamedTensors ours = best(folder), theirs = best(plain_folder);
    for (size_t i = 0; i < theirs.size(); ++i)
        EXPECT_TRUE(torch::equal(ours.at(i).second, theirs[i].second)) << theirs[i].first;
    const auto progress = training::read_checkpoint(folder.path() / "last.safetensors").progress;
    EXPECT_EQ(progress.step, 6 * kBatches);
    EXPECT_EQ(progress.trained, (every ? 6 : 7) * kBatches + 5) << "this clock is never turned back";
}

INSTANTIATE_TEST_SUITE_P(Checkpoints, RollBack,
                         ::testing::Values(Kept{"EveryEpoch", {}},
                                           Kept{"EverySecondEpoch", {{"training.checkpoint_every", "2"}}},
                                           Kept{"MovingAverage", {{"model.codebook_update", "moving_average"}}}),
                         [](const auto& info) { return info.param.name; });

TEST(RollBackBeforeTheFirstEpoch, GoesToTheBeginning) {
    const TemporaryDirectory folder, plain_folder;
    const jobs::Task task = collapsing({{"training.epochs", "2"}});
    const Debugged run = debug_in(folder, task, orders({{4, {Kind::roll_back}}}));
    const Debugged plain = debug_in(plain_folder, task);
    EXPECT_EQ(run.epochs[1].train, plain.epochs[1].train);
    EXPECT_EQ(run.batches.size(), plain.batches.size() + 4);
}

TEST(RollBackPastTheBest, TakesTheBestOfWhatIsKept) {
    // A learning rate of 10 after the roll-back ruins all that follows: the best epoch is one that was kept.
    const TemporaryDirectory folder;
    const Debugged run = debug_in(
        folder, collapsing({{"training.checkpoint_every", "3"}, {"training.metric", "reconstruction_error"}}),
        orders({{5 * kBatches + 5, {Kind::roll_back}}, {5 * kBatches + 5, {Kind::learning_rate, 10}}}));
    ASSERT_LE(run.outcome.best_epoch, 3);
    EXPECT_EQ(training::read_checkpoint(folder.path() / "best.safetensors").progress.best_epoch,
              run.outcome.best_epoch);
}

TEST(UnreachedIntervention, IsTold) {
    const TemporaryDirectory folder;
    jobs::Task task = collapsing({{"training.epochs", "1"}});
    task.interventions = {{Kind::learning_rate, 1, 1000}};
    EXPECT_THAT(made(debug_in(folder, task)), IsEmpty());
}

TEST(CheckpointOfOlderVersions, CountsItsStepsAsTrained) {
    const TemporaryDirectory folder;
    debug_in(folder, collapsing({{"training.epochs", "1"}}));
    const auto file = folder.path() / "last.safetensors";
    SafeTensors content = read_safetensors(file);
    content.metadata.erase("trained");
    content.metadata.erase("learning_rate_bits");
    write_safetensors(file, content);
    const training::Progress progress = training::read_checkpoint(file).progress;
    EXPECT_EQ(progress.trained, kBatches);
    EXPECT_TRUE(std::isnan(progress.learning_rate));
}

}  // namespace
}  // namespace armillary::test
