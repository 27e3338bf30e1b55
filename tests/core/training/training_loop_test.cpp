// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/base/error.h"
#include "core/data/worlds/world.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

class TrainingLoop : public ::testing::Test {
 protected:
    jobs::Task task(std::string_view model, std::vector<std::pair<std::string, std::string>> settings) {
        jobs::Task task = task_for(model, dataset_, split_, settings);
        task.checkpoint_dir = folder_.path();
        return task;
    }

    data::DatasetPtr dataset_ = data::make_world("demo", {}, 1);
    std::shared_ptr<data::Split> split_ =
        std::make_shared<data::Split>(data::make_split(*dataset_, {.method = "leave_one_out"}));
    TemporaryDirectory folder_;
};

double value(const std::vector<std::pair<std::string, double>>& values, std::string_view name) {
    for (const auto& [key, value] : values)
        if (key == name) return value;
    throw std::out_of_range(std::string(name));
}

TEST_F(TrainingLoop, StopsEarlyAndAnswersWithTheBestEpoch) {
    const Recording run = train_recording(task("bpr_mf", {{"model.dim", "8"},
                                                          {"training.learning_rate", "0.05"},
                                                          {"training.epochs", "60"},
                                                          {"training.early_stopping", "3"}}),
                                          -1);
    ASSERT_LT(run.epochs.size(), 60u);
    EXPECT_EQ(run.outcome.best_epoch, run.outcome.epochs - 3);
    double best = 0;
    for (const auto& epoch : run.epochs) best = std::max(best, value(epoch.valid, "ndcg@10"));
    EXPECT_EQ(run.outcome.valid.metrics.at("ndcg@10"), best);
    EXPECT_EQ(best, value(run.epochs[static_cast<size_t>(run.outcome.best_epoch - 1)].valid, "ndcg@10"));
    ASSERT_EQ(run.events.size(), 1u);
    EXPECT_TRUE(run.events[0].starts_with("early_stop"));
}

TEST_F(TrainingLoop, LossFalls) {
    const Recording run = train_recording(
        task("bpr_mf", {{"model.dim", "16"}, {"training.learning_rate", "0.01"}, {"training.epochs", "8"}}), -1);
    EXPECT_LT(value(run.epochs.back().train, "loss"), 0.9 * value(run.epochs.front().train, "loss"));
    EXPECT_NEAR(value(run.epochs[0].train, "loss"),
                value(run.epochs[0].train, "bpr") + value(run.epochs[0].train, "decay"), 1e-12);
}

TEST_F(TrainingLoop, EqualSeedsGiveEqualRunsAndOtherSeedsOtherRuns) {
    auto losses = [&](const char* seed) {
        std::vector<double> losses;
        for (const auto& epoch :
             train_recording(
                 task("sasrec", {{"model.dim", "8"}, {"training.epochs", "2"}, {"training.seed", seed}}), -1)
                 .epochs)
            losses.push_back(value(epoch.train, "loss"));
        return losses;
    };
    const auto first = losses("1");
    EXPECT_EQ(first, losses("1"));
    EXPECT_NE(first, losses("2"));
}

TEST_F(TrainingLoop, CancelTakesEffectWithinABatch) {
    const Recording run = train_recording(task("bpr_mf", {{"model.dim", "8"}, {"training.batch_size", "64"}}), 5);
    EXPECT_TRUE(run.cancelled);
    EXPECT_EQ(run.batches, 5);
    EXPECT_TRUE(run.epochs.empty());
}

TEST_F(TrainingLoop, DivergenceIsNamedAndKeepsTheLastGoodCheckpoint) {
    try {
        train_recording(task("bpr_mf", {{"model.dim", "8"},
                                        {"training.optimizer", "sgd"},
                                        {"training.learning_rate", "1000"},
                                        {"model.decay", "10"},
                                        {"training.epochs", "200"}}),
                        -1);
        FAIL() << "an infinite loss passed";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::numerical);
        EXPECT_NE(std::string(error.what()).find("learning_rate"), std::string::npos);
        EXPECT_NE(error.where().find("epoch"), std::string::npos);
    }
    EXPECT_NO_THROW(training::read_checkpoint(folder_.path() / "last.safetensors"));
}

TEST_F(TrainingLoop, FittedModelsTakeOneEpochAndCanBeLoaded) {
    for (const char* model : {"most_pop", "item_knn", "ease"}) {
        const auto made = task(model, {});
        const Recording run = train_recording(made, -1);
        EXPECT_EQ(run.outcome.epochs, 1);
        training::LoadedModel loaded(made, registration(model), {}, [](const std::string&) {});
        loaded.restore_best();
        const auto again = loaded.evaluate(data::Part::test, training::evaluation_settings(made.parameters), {});
        EXPECT_EQ(again.metrics, run.outcome.test.metrics) << model;
    }
}

TEST_F(TrainingLoop, WithoutAValidationPartTheLastEpochCounts) {
    split_->valid.clear();
    const Recording run = train_recording(task("bpr_mf", {{"model.dim", "8"}, {"training.epochs", "3"}}), -1);
    EXPECT_EQ(run.outcome.best_epoch, 3);
    EXPECT_EQ(run.outcome.valid.users, 0);
    EXPECT_GT(run.outcome.test.users, 0);
}

TEST(LargerIsBetter, ForRankingMetricsOnly) {
    EXPECT_TRUE(training::larger_is_better("ndcg@10"));
    EXPECT_TRUE(training::larger_is_better("perplexity[0]"));
    EXPECT_TRUE(training::larger_is_better("reconstruction_cosine"));
    for (const char* metric : {"loss", "collision_rate", "reconstruction_error", "dead[1]", "exposure_gini@10",
                               "surplus_rate", "codebook_twins_used[0]", "codebook_max_cosine_used[1]", "stale[0]",
                               "code_age[2]", "largest_bucket", "batch_token_correlation"})
        EXPECT_FALSE(training::larger_is_better(metric)) << metric;
}

}  // namespace
}  // namespace armillary::test
