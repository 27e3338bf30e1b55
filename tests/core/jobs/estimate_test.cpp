// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/estimate.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "core/jobs/experiment_run.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using namespace jobs;

descriptor::ModelDescriptor model_with(const std::string& memory, const std::string& time) {
    descriptor::ModelDescriptor model = toy_models().front();
    model.memory_formula = memory;
    model.time_formula = time;
    return model;
}

descriptor::ParameterSet defaults_of(const descriptor::ModelDescriptor& model,
                                     descriptor::ParameterSet given = {}) {
    return descriptor::resolve(descriptor::schema_of(model), given);
}

TEST(Estimate, CountsInUsersItemsInteractionsAndTheModelsParameters) {
    const auto model = model_with("(users + items) * dim * 4 + features", "interactions * dim");
    const auto parameters = defaults_of(model);
    const ProblemSize size{4, 5, 16, 2};
    EXPECT_EQ(formula_value(model.memory_formula, size, parameters), 9 * 8 * 4 + 2);
    EXPECT_EQ(operations(model, size, parameters, 3), 3 * 16 * 8);
    EXPECT_EQ(formula_value("", size, parameters), 0);
}

TEST(Estimate, TheSizeIsThatAfterTheFilters) {
    const auto model = toy_models().front();
    descriptor::ParameterSet given;
    given.set("filter.k_core_item", int64_t{4});  // only i4 was taken by all four users
    const ProblemSize whole = size_of(toy_dataset(), defaults_of(model));
    EXPECT_EQ(whole.users, 4);
    EXPECT_EQ(whole.items, 5);
    EXPECT_EQ(whole.interactions, 16);
    EXPECT_EQ(whole.features, 2);
    EXPECT_EQ(size_of(toy_dataset(), defaults_of(model, given)).items, 1);
}

TEST(Estimate, RefusesWhatNeedsMoreThanFourFifthsOfTheMemory) {
    const auto model = model_with("100 * items", "");
    const ProblemSize size{4, 8, 16, 0};  // 800 bytes
    EXPECT_NO_THROW(check_memory(model, size, defaults_of(model), 1000));
    EXPECT_THROW(check_memory(model, size, defaults_of(model), 999), UsageError);
}

TEST(Estimate, PastRunsOfTheSameModelGiveTheSpeed) {
    const std::vector<PastRun> past{{"a", 1000, 10}, {"a", 1000, 5}, {"b", 1000, 0.001}};
    const auto estimate = estimate_time("a", 4000, past);
    ASSERT_TRUE(estimate);
    EXPECT_EQ(estimate->basis, TimeEstimate::Basis::same_model);
    EXPECT_EQ(estimate->observations, 2);
    EXPECT_DOUBLE_EQ(estimate->seconds.low, 4000 / 200.0 / 2);
    EXPECT_DOUBLE_EQ(estimate->seconds.high, 4000 / 100.0 * 2);
}

TEST(Estimate, RunsOfOtherModelsGiveAWiderRange) {
    const auto estimate = estimate_time("c", 1000, {{"a", 1000, 10}});
    ASSERT_TRUE(estimate);
    EXPECT_EQ(estimate->basis, TimeEstimate::Basis::other_models);
    EXPECT_DOUBLE_EQ(estimate->seconds.low, 1);
    EXPECT_DOUBLE_EQ(estimate->seconds.high, 100);
    EXPECT_FALSE(estimate_time("c", 1000, {}));
    EXPECT_FALSE(estimate_time("c", 0, {{"a", 1000, 10}}));
}

TEST(Estimate, ATrialScalesToAllBatchesOfAllEpochs) {
    Trial trial;
    trial.batch_seconds = std::vector<double>(5, 0.5);
    trial.batches_an_epoch = 10;
    trial.seconds_before = 3;
    const auto estimate = estimate_time(trial, 2);
    ASSERT_TRUE(estimate);
    EXPECT_EQ(estimate->observations, 5);
    EXPECT_DOUBLE_EQ(estimate->seconds.low, 3 + 20 * 0.5 / 1.2);
    EXPECT_DOUBLE_EQ(estimate->seconds.high, 3 + 20 * 0.5 * 1.2);
    trial.batch_seconds = {0.5};
    EXPECT_DOUBLE_EQ(estimate_time(trial, 2)->seconds.high, 3 + 20 * 0.5 * 2) << "one batch says little";
    EXPECT_FALSE(estimate_time(Trial{}, 2));
}

class TrialTest : public testing::Test {
 protected:
    Task task(const descriptor::ModelDescriptor& model, int64_t epochs) {
        Task task;
        task.dataset = toy_dataset();
        task.split = std::make_shared<data::Split>();
        task.model = model;
        descriptor::ParameterSet given;
        given.set("training.epochs", epochs);
        task.parameters = defaults_of(model, given);
        return task;
    }
    FakeEngine engine;
};

TEST_F(TrialTest, StopsAfterItsBatchesAndLeavesNothingBehind) {
    const Trial trial = time_batches(task(toy_models().front(), 1000), engine, {}, {.batches = 7, .seconds = 60});
    EXPECT_EQ(trial.batch_seconds.size(), 7u);
    EXPECT_EQ(trial.batches_an_epoch, 3);
    ASSERT_EQ(engine.tasks.size(), 1u);
    EXPECT_FALSE(engine.tasks[0].checkpoint_dir.empty());
    EXPECT_FALSE(std::filesystem::exists(engine.tasks[0].checkpoint_dir));
}

TEST_F(TrialTest, StopsAfterItsTime) {
    engine.before_batch = [](int, int) { std::this_thread::sleep_for(std::chrono::milliseconds(5)); };
    const Trial trial =
        time_batches(task(toy_models().front(), 1'000'000), engine, {}, {.batches = 1'000'000, .seconds = 0.05});
    EXPECT_GE(trial.batch_seconds.size(), 1u);
    EXPECT_LE(trial.batch_seconds.size(), 11u);  // 50 ms of batches that take at least 5, and the one that ends it
    EXPECT_GE(trial.batch_seconds.front(), 0.005);
}

TEST_F(TrialTest, AShortTrainingMayEndBeforeTheTrialDoes) {
    EXPECT_EQ(time_batches(task(toy_models().front(), 1), engine, {}).batch_seconds.size(), 2u);
}

TEST_F(TrialTest, IsRefusedForAModelWithoutBatchesAndWhenItIsCancelled) {
    descriptor::ModelDescriptor solved = toy_models().front();
    solved.trainable = false;
    EXPECT_THROW(time_batches(task(solved, 1), engine, {}), UsageError);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(time_batches(task(toy_models().front(), 5), engine, stop.get_token()), Cancelled);
}

TEST_F(TrialTest, WhatTheEngineThrowsReachesTheCaller) {
    engine.before_batch = [](int, int) { throw Error(ErrorKind::numerical, "NaN"); };
    EXPECT_THROW(time_batches(task(toy_models().front(), 5), engine, {}), Error);
}

TEST(PastRuns, AreMeasuredByTheirFormulasAndTheirOwnModelComesFirst) {
    const TemporaryDirectory folder;
    store::Workspace workspace(folder.path());
    workspace.add_dataset(*toy_dataset(), {}, "{}");
    std::vector<descriptor::ModelDescriptor> models{model_with("", "interactions"),
                                                    model_with("", "2 * interactions")};
    models[1].id = "other";
    FakeEngine engine;
    ExperimentObserver observer;
    RunControl control;
    for (const char* id : {"toy_recommender", "other"})
        run_experiment(workspace, {{}, "toy", id, {}}, models, engine, observer, control);
    std::vector<store::RunSummary> runs = workspace.runs().list();
    for (auto& run : runs) run.seconds = 2;
    const auto past = past_runs(workspace, runs, models, "toy_recommender");
    ASSERT_EQ(past.size(), 2u);
    EXPECT_EQ(past[0].model, "toy_recommender");
    EXPECT_EQ(past[0].operations, 4 * 16);  // four epochs over sixteen interactions
    EXPECT_EQ(past[1].operations, 4 * 2 * 16);
    EXPECT_EQ(past[0].seconds, 2);
}

}  // namespace
}  // namespace armillary::test
