// SPDX-License-Identifier: GPL-3.0-or-later
// DIGER in the training loop: acceptance checks 1, 6 and 7 of tokenizers.md A.8 (one seed; five in
// diger_claims_test.cpp), and what a tokenizer that is a recommender too promises.
#include "tests/core/training/diger_runs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/training/engine.h"
#include "models/registry.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

const Settings kBrief{{"model.pretraining_epochs", "4"}, {"model.warm_up_epochs", "2"}, {"training.epochs", "7"},
                      {"training.batch_size", "512"},    {"model.dim", "16"},           {"model.blocks", "1"}};

double value_of(const std::vector<std::pair<std::string, double>>& values, const std::string& name) {
    for (const auto& [key, value] : values)
        if (key == name) return value;
    return std::nan("");
}

const std::vector<int32_t>& codes_of(const jobs::EpochEvent& epoch) {
    return std::get<std::vector<int32_t>>(epoch.arrays.at("codes").values);
}

TEST(Diger, WithoutNoiseAndPathsIsTwoStageTraining) {
    const Recording two_stage = train_diger(1, with(kBrief, {{"model.exploration", "frozen"}}));
    const Recording joint = train_diger(1, with(kBrief, {{"model.exploration", "gumbel"},
                                                         {"model.noise", "0"},
                                                         {"model.history_path", "false"},
                                                         {"model.target_path", "false"},
                                                         {"model.quantisation_weight", "0"},
                                                         {"model.reconstruction_weight", "0"}}));
    ASSERT_EQ(joint.epochs.size(), two_stage.epochs.size());
    for (size_t i = 0; i < joint.epochs.size(); ++i) {
        EXPECT_EQ(value_of(joint.epochs[i].train, "loss"), value_of(two_stage.epochs[i].train, "loss"));
        EXPECT_EQ(joint.epochs[i].valid, two_stage.epochs[i].valid);
    }
    EXPECT_EQ(codes_of(joint.epochs.back()), codes_of(two_stage.epochs.back()));
    EXPECT_EQ(joint.outcome.test.metrics, two_stage.outcome.test.metrics);
}

TEST(Diger, RunsOfOneSeedShareTheirPreTraining) {
    const Recording noisy = train_diger(1, with(kBrief, {{"model.exploration", "gumbel"}}));
    const Recording plain = train_diger(1, with(kBrief, {{"model.exploration", "straight_through"}}));
    const jobs::EpochEvent &a = noisy.epochs[3], &b = plain.epochs[3];
    EXPECT_EQ(codes_of(a), codes_of(b));
    EXPECT_EQ(std::get<std::vector<float>>(a.arrays.at("codebooks/0").values),
              std::get<std::vector<float>>(b.arrays.at("codebooks/0").values));
    EXPECT_EQ(a.train, b.train);
}

TEST(Diger, TheEncoderRestsUnlessItIsToLearn) {
    const auto latents = [](const jobs::EpochEvent& epoch) {
        return std::get<std::vector<float>>(epoch.arrays.at("latents").values);
    };
    const Recording resting = train_diger(1, kBrief),
                    learning = train_diger(1, with(kBrief, {{"model.train_encoder", "true"}}));
    EXPECT_EQ(latents(resting.epochs[3]), latents(learning.epochs[3])) << "the pre-training is the same";
    EXPECT_EQ(latents(resting.epochs.back()), latents(resting.epochs[3]));
    EXPECT_NE(latents(learning.epochs.back()), latents(learning.epochs[3]));
}

TEST(Diger, TwoStageTrainingLeavesTheCodesAndLearnsWhatFollows) {
    const Recording run = train_diger(1, {{"model.exploration", "frozen"}});
    EXPECT_EQ(codes_of(run.epochs[19]), codes_of(run.epochs.back()));
    EXPECT_EQ(value_of(run.epochs.back().diagnostics, "drift"), 0);
    // The next item is any of 128, so at best 10 of 128 are hit; 10 of 4,096 by chance.
    EXPECT_GT(run.outcome.test.metrics.at("hit@10"), 0.02);
    EXPECT_LT(run.outcome.test.metrics.at("hit@10"), 0.12);
}

TEST(Diger, MetricsAndTheBestEpochCountFromTheJointPhase) {
    const Recording run = train_diger(1, with(kBrief, {{"training.early_stopping", "1"}}));
    for (size_t i = 0; i < run.epochs.size(); ++i) {
        EXPECT_EQ(run.epochs[i].valid.empty(), i < 4) << "epoch " << i + 1;
        EXPECT_EQ(run.epochs[i].arrays.contains("codes"), i >= 2) << "epoch " << i + 1;
    }
    ASSERT_GT(run.epochs.size(), 4u) << "early stopping does not look at the pre-training";
    EXPECT_GT(run.outcome.best_epoch, 4);
    EXPECT_FALSE(run.outcome.valid.metrics.empty());
    EXPECT_TRUE(run.outcome.summary.contains("perplexity[0]"));
    for (const char* figure : {"batch_agreement", "batch_sigma", "batch_explored", "batch_hot_codes"})
        EXPECT_FALSE(std::isnan(value_of(run.epochs.back().train, figure))) << figure;
}

TEST(Diger, FrozenCodesHaveNoAge) {
    const Recording frozen = train_diger(1, with(kBrief, {{"model.exploration", "frozen"}})),
                    moved = train_diger(1, kBrief);
    EXPECT_FALSE(std::isnan(value_of(frozen.epochs[3].diagnostics, "code_age[0]"))) << "in the pre-training";
    EXPECT_TRUE(std::isnan(value_of(frozen.epochs.back().diagnostics, "code_age[0]")))
        << "no batch takes any code";
    EXPECT_FALSE(std::isnan(value_of(moved.epochs.back().diagnostics, "code_age[0]")));
}

TEST(Diger, DriftCountsFromThePreTrainedCodes) {
    const Recording run = train_diger(
        1, with(kBrief, {{"model.exploration", "none"}, {"model.tokenizer_learning_rate_scale", "1"}}));
    const auto& before = codes_of(run.epochs[3]);
    const auto& after = codes_of(run.epochs[5]);
    int64_t moved = 0;
    for (size_t at = 0; at < before.size(); at += 3)
        moved += !std::equal(before.begin() + static_cast<std::ptrdiff_t>(at),
                             before.begin() + static_cast<std::ptrdiff_t>(at) + 3,
                             after.begin() + static_cast<std::ptrdiff_t>(at));
    EXPECT_GT(moved, 0);
    EXPECT_NEAR(value_of(run.epochs[5].diagnostics, "drift"), static_cast<double>(moved) / SynH::kItems, 1e-9);
}

TEST(Diger, StoppedInItsPreTrainingItSaysThatItCannotRankYet) {
    const TemporaryDirectory folder;
    jobs::Task task = diger_task(1, kBrief);
    task.checkpoint_dir = folder.path();
    EXPECT_TRUE(train_recording(task, /*cancel_at_step=*/10).cancelled);
    const auto engine = training::make_engine(models::registry());
    const auto model = engine->load(task);
    EXPECT_THROW(model->evaluate("test", {10}, "hash", {}), UsageError);
    EXPECT_THROW(model->recommend({0}, 5, {}), UsageError);
}

TEST(Diger, ImpossibleScheduleIsRefusedByName) {
    const auto where = [](const Settings& settings) -> std::string {
        try {
            train_diger(1, settings);
        } catch (const UsageError& error) {
            return error.where();
        }
        return "trained";
    };
    EXPECT_EQ(where({{"model.pretraining_epochs", "32"}}), "model.pretraining_epochs");
    EXPECT_EQ(where({{"model.warm_up_epochs", "20"}}), "model.warm_up_epochs");
    EXPECT_EQ(where({{"model.heads", "7"}}), "model.heads");
    EXPECT_EQ(where(with(kBrief, {{"training.metric", "ndgc@10"}})), "training.metric");
}

TEST(Diger, ItemsWithoutAVectorAreReadOverAndNeverRecommended) {
    jobs::Task task = diger_task(1, kBrief);
    auto features = std::make_shared<data::FeatureMatrix>(*syn_h().features);
    for (size_t item = 0; item < 64; ++item) features->present[item] = 0;
    task.features = features;
    const TemporaryDirectory folder;
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    EXPECT_EQ(codes_of(run.epochs.back())[0], -1);
    EXPECT_TRUE(std::isfinite(value_of(run.epochs.back().train, "loss")));
    const auto lists = training::make_engine(models::registry())->load(task)->recommend({0, 1, 2}, 100, {});
    for (const auto& list : lists)
        for (const jobs::RankedItem& ranked : list) EXPECT_GE(ranked.item, 64);
}

TEST(Diger, NoiseKeepsMoreCodesInUseThanStraightThrough) {
    EXPECT_GT(mean_perplexity(train_diger(1, kGumbel)), mean_perplexity(train_diger(1, kStraightThrough)));
}

}  // namespace
}  // namespace armillary::test
