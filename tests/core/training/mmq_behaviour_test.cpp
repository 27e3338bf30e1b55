// SPDX-License-Identifier: GPL-3.0-or-later
// The second stage of MMQ (tokenizers.md A.9): experts that learn on together with a recommender.
#include <gtest/gtest.h>
#include <torch/autograd.h>
#include <torch/types.h>

#include <map>

#include "core/training/checkpoint.h"
#include "models/blocks/quantisers/straight_through.h"
#include "tests/core/training/syn_m.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

constexpr int kItems = 1024;

const Settings kBrief{{"model.codebook_size", "16"},
                      {"model.latent_dim", "16"},
                      {"model.hidden", "64"},
                      {"model.warm_up_epochs", "3"},
                      {"model.content_epochs", "10"},
                      {"model.dim", "32"},
                      {"model.blocks", "1"},
                      {"model.max_length", "8"},
                      {"model.dropout", "0.1"},
                      {"training.epochs", "18"},
                      {"training.batch_size", "32"},
                      {"training.learning_rate", "0.003"},
                      {"training.early_stopping", "0"},
                      {"record.neighbours", "0"},
                      {"training.seed", "1"}};

/// SYN-M, where the text's factor of the next item is the next on a round of its 16 values, and all else is
/// chance.
jobs::Task walk_over_texts(const Settings& settings = {}) {
    static const SynM world = syn_m(kItems, /*users=*/1500);
    Settings all = kBrief;
    all.insert(all.end(), settings.begin(), settings.end());
    jobs::Task task =
        task_for("mmq_behaviour", world.dataset,
                 std::make_shared<data::Split>(data::make_split(*world.dataset, data::SplitSpec{})), all);
    task.features = world.features;
    task.threads = 0;
    return task;
}

double value_of(const std::vector<std::pair<std::string, double>>& values, const std::string& name) {
    for (const auto& [key, value] : values)
        if (key == name) return value;
    return std::nan("");
}

TEST(SoftIndicator, IsOneHotWithTheGradientOfTheSoftmax) {
    torch::manual_seed(2);
    const torch::Tensor distances = torch::rand({5, 7}, torch::kFloat64).requires_grad_(true),
                        weights = torch::randn({5, 7}, torch::kFloat64);
    const torch::Tensor indicator = models::soft_indicator(distances, 0.3);
    EXPECT_LT((indicator - torch::one_hot(distances.argmin(1), 7)).abs().max().item<double>(), 1e-12);
    const torch::Tensor gradient = torch::autograd::grad({(indicator * weights).sum()}, {distances})[0];
    const torch::Tensor p = torch::softmax(-distances.detach() / 0.3, 1);
    const torch::Tensor expected = -p * (weights - (p * weights).sum(1, true)) / 0.3;
    EXPECT_LT((gradient - expected).abs().max().item<double>(), 1e-10);
}

TEST(MmqBehaviour, LearnsFromContentThenFromBehaviour) {
    const TemporaryDirectory folder;
    jobs::Task task = walk_over_texts();
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    ASSERT_EQ(run.epochs.size(), 18u);
    for (int epoch = 0; epoch < 18; ++epoch) {
        const jobs::EpochEvent& event = run.epochs[static_cast<size_t>(epoch)];
        EXPECT_EQ(event.valid.empty(), epoch < 10) << "epoch " << epoch + 1;
        EXPECT_EQ(std::isnan(value_of(event.train, "generation")), epoch < 10) << "epoch " << epoch + 1;
    }
    EXPECT_NEAR(value_of(run.epochs[10].train, "batch_temperature"), 0.1, 1e-9);
    EXPECT_NEAR(value_of(run.epochs[17].train, "batch_temperature"), 0.05, 1e-9);
    // The next item is any of 64: at best 10 of 64 are hit, 10 of 1,024 by chance.
    EXPECT_GT(run.outcome.test.metrics.at("hit@10"), 0.03);
    EXPECT_LT(run.outcome.test.metrics.at("hit@10"), 0.25);
    EXPECT_GT(value_of(run.epochs.back().diagnostics, "drift"), 0) << "behaviour moves the codes";
    for (int level = 0; level < 6; ++level)
        EXPECT_GE(value_of(run.epochs.back().diagnostics, "usage[" + std::to_string(level) + "]"), 0.7) << level;
    EXPECT_LT(value_of(run.epochs.back().diagnostics, "reconstruction_error"),
              2 * value_of(run.epochs[9].diagnostics, "reconstruction_error"))
        << "content is not forgotten";
    // The codes' ages count on through both stages: a step is a step, but for the three epochs without codes.
    int64_t steps = -1;
    for (const auto& [name, tensor] : training::read_checkpoint(folder.path() / "last.safetensors").record)
        if (name == "shared.0.codebook.steps") steps = tensor.item<int64_t>();
    EXPECT_EQ(steps, run.epochs.back().step - run.epochs[2].step);
}

TEST(MmqBehaviour, TheRecommendersLossReachesExpertsAndEveryCode) {
    StandaloneModel model(walk_over_texts());
    auto& trainable = model.as<model::Trainable>();
    EXPECT_FALSE(model.as<model::BlockScorer>().has_scores());
    trainable.begin_epoch(11);
    EXPECT_TRUE(model.as<model::BlockScorer>().has_scores());
    const model::BatchLoss loss = trainable.batch_loss(0);
    ASSERT_EQ(loss.terms[0].first, "generation");
    std::map<std::string, torch::Tensor> state;
    for (const auto& [name, tensor] : (*model).state()) state.emplace(name, tensor);
    for (const char* group : {"shared", "first", "second"}) {
        const auto gradients = torch::autograd::grad(
            {loss.terms[0].second},
            {state.at(std::string(group) + ".0.0.weight"), state.at(std::string(group) + ".0.codebook")}, {},
            /*retain_graph=*/true);
        EXPECT_GT(gradients[0].norm().item<double>(), 0) << group;
        EXPECT_TRUE((gradients[1].norm(2, 1) > 0).all().item<bool>()) << group << ": also codes that nobody takes";
    }
}

TEST(MmqBehaviour, AResumedRunIsTheSameRun) {
    const Settings shorter{{"model.warm_up_epochs", "1"}, {"model.content_epochs", "3"}, {"training.epochs", "6"}};
    const TemporaryDirectory whole, parts;
    jobs::Task task = walk_over_texts(shorter);
    task.threads = 1;
    task.checkpoint_dir = whole.path();
    const Recording uninterrupted = train_recording(task, -1);
    task.checkpoint_dir = parts.path();
    const auto of_epoch = [&](size_t epoch) { return uninterrupted.epochs[epoch].step; };
    train_recording(task, static_cast<int>(of_epoch(3) + 1));  // stopped within the second joint epoch
    task.resume = true;
    const Recording resumed = train_recording(task, -1);
    EXPECT_EQ(resumed.epochs.back().valid, uninterrupted.epochs.back().valid);
    EXPECT_EQ(resumed.outcome.test.metrics, uninterrupted.outcome.test.metrics);
}

TEST(MmqBehaviour, RefusesStagesThatLeaveNothingToDo) {
    EXPECT_THROW(StandaloneModel(walk_over_texts({{"model.content_epochs", "18"}})), UsageError);
    EXPECT_THROW(StandaloneModel(walk_over_texts({{"model.warm_up_epochs", "10"}})), UsageError);
}

}  // namespace
}  // namespace armillary::test
