// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/data/worlds/world.h"
#include "core/training/training_loop.h"
#include "tests/core/training/recording.h"
#include "tests/models/support.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

struct Case {
    const char* model;
    Settings settings;
};

/// Everything with a step: a run that is stopped half-way and resumed must be the run that was not, bit for bit.
class Resume : public ::testing::TestWithParam<Case> {};

/// Every digit, and undefined equal to undefined.
template <typename Values>
std::string exactly(const Values& values) {
    std::string text;
    for (const auto& [name, value] : values) text += fmt::format("{} = {:a}\n", name, value);
    return text;
}

TEST_P(Resume, EndsBitForBitAsTheUninterruptedRun) {
    const auto [model, settings] = GetParam();
    const auto dataset = data::make_world("demo", {}, 1);
    const auto split = std::make_shared<data::Split>(data::make_split(*dataset, {.method = "leave_one_out"}));
    const TemporaryDirectory whole, parts;
    auto run = [&](const TemporaryDirectory& folder, bool resume, int cancel_at_step) {
        jobs::Task task = task_for(model, dataset, split, settings);
        if (!dataset->item_features().empty())
            task.features = std::make_shared<data::FeatureMatrix>(dataset->item_features()[0]);
        task.checkpoint_dir = folder.path();
        task.resume = resume;
        return train_recording(task, cancel_at_step);
    };
    const Recording uninterrupted = run(whole, false, -1);
    ASSERT_EQ(uninterrupted.epochs.size(), 5u);
    const int64_t middle_of_epoch_4 = uninterrupted.epochs[2].step + 1;
    const Recording first = run(parts, false, static_cast<int>(middle_of_epoch_4));
    EXPECT_TRUE(first.cancelled);
    ASSERT_EQ(first.epochs.size(), 3u);
    const Recording second = run(parts, true, -1);
    ASSERT_EQ(second.epochs.size(), 2u);
    EXPECT_EQ(second.epochs[0].epoch, 4);
    for (size_t i = 0; i < 5; ++i) {
        const auto& expected = uninterrupted.epochs[i];
        const auto& actual = i < 3 ? first.epochs[i] : second.epochs[i - 3];
        EXPECT_EQ(exactly(actual.train), exactly(expected.train)) << "epoch " << i + 1;
        EXPECT_EQ(exactly(actual.valid), exactly(expected.valid)) << "epoch " << i + 1;
        EXPECT_EQ(exactly(actual.diagnostics), exactly(expected.diagnostics)) << "epoch " << i + 1;
        EXPECT_EQ(actual.step, expected.step);
    }
    EXPECT_EQ(exactly(second.outcome.test.metrics), exactly(uninterrupted.outcome.test.metrics));
    EXPECT_EQ(second.outcome.best_epoch, uninterrupted.outcome.best_epoch);
    EXPECT_EQ(exactly(second.outcome.summary), exactly(uninterrupted.outcome.summary));
}

const Settings kShort{{"training.epochs", "5"}, {"training.early_stopping", "0"}, {"training.seed", "3"}};

Settings with(Settings more) {
    Settings all = kShort;
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

INSTANTIATE_TEST_SUITE_P(
    Models, Resume,
    ::testing::Values(
        Case{"bpr_mf", with({{"model.dim", "8"}, {"training.batch_size", "512"}})},
        Case{"bpr_mf",
             with({{"model.dim", "8"}, {"training.batch_size", "512"}, {"training.optimizer", "adagrad"}})},
        Case{"bpr_mf", with({{"model.dim", "8"},
                             {"training.batch_size", "512"},
                             {"training.optimizer", "adamw"},
                             {"training.weight_decay", "0.01"}})},
        Case{"bpr_mf", with({{"model.dim", "8"},
                             {"training.batch_size", "512"},
                             {"training.optimizer", "sgd"},
                             {"training.learning_rate", "0.1"}})},
        Case{"light_gcn", with({{"model.dim", "8"}, {"training.batch_size", "2048"}})},
        Case{"direct_au", with({{"model.dim", "8"}, {"training.batch_size", "512"}})},
        Case{"direct_au", with({{"model.dim", "8"},
                                {"training.batch_size", "1024"},
                                {"model.encoder", "light_gcn"},
                                {"model.layers", "2"}})},
        Case{"sasrec", with({{"model.dim", "8"}, {"training.batch_size", "128"}, {"model.dropout", "0.3"}})},
        Case{"sasrec", with({{"model.dim", "8"},
                             {"training.batch_size", "128"},
                             {"model.loss", "binary"},
                             {"training.clip_norm", "1"}})},
        Case{"rq_vae", with({{"model.hidden", "32"},
                             {"model.latent_dim", "8"},
                             {"model.codebook_size", "16"},
                             {"model.warm_up_epochs", "2"}})},
        Case{"rq_vae", with({{"model.hidden", "32"},
                             {"model.latent_dim", "8"},
                             {"model.codebook_size", "16"},
                             {"model.warm_up_epochs", "1"},
                             {"model.codebook_update", "moving_average"}})},
        Case{"rq_vae", with({{"model.hidden", "32"},
                             {"model.latent_dim", "8"},
                             {"model.codebook_size", "16"},
                             {"model.warm_up_epochs", "0"},
                             {"model.initialisation", "normal"},
                             {"model.revival", "0.1"},
                             {"model.balance", "0.05"},
                             {"model.quantiser_dropout", "0.5"},
                             {"model.estimator", "rotation"},
                             {"model.entropy_weight", "0.1"},
                             {"model.diversity_weight", "0.1"}})},
        // Stopped in the second phase, with dropout in both networks and the gate.
        Case{"prism", with({{"model.hidden", "32,16"},
                            {"model.latent_dim", "8"},
                            {"model.codebook_size", "16"},
                            {"model.second_phase", "2"}})},
        Case{"prism", with({{"model.hidden", "32,16"},
                            {"model.latent_dim", "8"},
                            {"model.codebook_size", "16"},
                            {"model.codebook_update", "moving_average"}})},
        // Stopped in the joint phase, with everything that it remembers of the codes.
        Case{"diger", with({{"model.hidden", "32"},
                            {"model.latent_dim", "8"},
                            {"model.codebook_size", "16"},
                            {"model.warm_up_epochs", "1"},
                            {"model.pretraining_epochs", "2"},
                            {"model.uncertainty_decay", "both"},
                            {"model.noise_offset", "1"},
                            {"model.train_encoder", "true"},
                            {"model.dim", "8"},
                            {"training.batch_size", "64"}})},
        Case{"sigma_vae", with({{"model.dim", "8"}, {"model.hidden", "16,16"}, {"training.batch_size", "64"}})},
        Case{"gmc", with({{"model.hidden", "32"},
                          {"model.latent_dim", "8"},
                          {"model.codebook_size", "16"},
                          {"model.warm_up_epochs", "2"},
                          {"training.batch_size", "64"}})},
        // Stopped before the codebooks have made a step.
        Case{"rq_vae", with({{"model.hidden", "32"},
                             {"model.latent_dim", "8"},
                             {"model.codebook_size", "16"},
                             {"model.warm_up_epochs", "3"}})}),
    [](const auto& info) { return std::string(info.param.model) + "_" + std::to_string(info.index); });

TEST(Checkpoint, OfAnotherModelIsRefusedByName) {
    const auto dataset = data::make_world("demo", {}, 1);
    const auto split = std::make_shared<data::Split>(data::make_split(*dataset, {.method = "leave_one_out"}));
    const TemporaryDirectory folder;
    jobs::Task task = task_for("bpr_mf", dataset, split, with({{"model.dim", "8"}}));
    task.checkpoint_dir = folder.path();
    train_recording(task, -1);
    task = task_for("bpr_mf", dataset, split, with({{"model.dim", "4"}}));
    task.checkpoint_dir = folder.path();
    task.resume = true;
    EXPECT_THROW(train_recording(task, -1), BadInput);
}

}  // namespace
}  // namespace armillary::test
