// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.14 (the sigma-VAE of ContRec) on SYN-H.
#include <gtest/gtest.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "models/blocks/autoencoders/barlow_twins.h"
#include "tests/core/training/trained.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

const Settings kSmall{{"model.dim", "16"},
                      {"training.learning_rate", "0.001"},
                      {"training.epochs", "40"},
                      {"record.hypersphere", "false"}};

/// The tokens of the last epoch, [items, tokens, dim], and its figures.
struct Tokens {
    torch::Tensor means;
    Trained figures;
};

Tokens tokens_of(const Settings& settings, std::shared_ptr<const data::FeatureMatrix> features,
                 std::shared_ptr<const data::FeatureMatrix> embeddings = nullptr) {
    const TemporaryDirectory folder;
    jobs::Task task =
        task_for("sigma_vae", syn_h().dataset, all_in_train(*syn_h().dataset), with(kSmall, settings));
    task.features = std::move(features);
    task.embeddings = std::move(embeddings);
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    Tokens tokens;
    const jobs::Array& array = run.epochs.back().arrays.at("item_tokens");
    tokens.means = torch::tensor(std::get<std::vector<float>>(array.values)).view(array.shape);
    tokens.figures.train = run.epochs.back().train;
    return tokens;
}

/// Over the catalogue.
double correlation(const Tokens& tokens) {
    return models::mean_off_diagonal(
        models::cross_correlation(tokens.means.select(1, 0), tokens.means.select(1, 1)));
}

/// Mean variance of a column of SYN-H: the error of an autoencoder that learned nothing.
double error_of_the_mean() {
    return torch::tensor(syn_h().features->values)
        .view({SynH::kItems, SynH::kDim})
        .var(0, false)
        .mean()
        .item<double>();
}

TEST(SigmaVae, TokensVarySayDifferentThingsAndMindNoNoise) {
    for (const char* seed : {"1", "2", "3"}) {
        const Tokens tokens = tokens_of({{"training.seed", seed}}, syn_h().features);
        ASSERT_EQ(tokens.means.sizes(), (std::vector<int64_t>{SynH::kItems, 2, 16}));
        const double alive = (tokens.means.var(0, false) > 1e-3).to(torch::kFloat64).mean().item<double>();
        EXPECT_GE(alive, 0.95) << "seed " << seed;
        EXPECT_NEAR(term(tokens.figures, "batch_active_share"), alive, 0.05) << "as recorded, seed " << seed;
        const double clean = term(tokens.figures, "batch_clean_error"),
                     noisy = term(tokens.figures, "batch_noisy_error");
        EXPECT_LT(noisy, 1.1 * clean) << "seed " << seed;
        EXPECT_LT(clean, 0.5 * error_of_the_mean()) << "it learned something, seed " << seed;
        const double together = correlation(tokens),
                     without = correlation(tokens_of(
                         {{"training.seed", seed}, {"model.decorrelation_weight", "0"}}, syn_h().features));
        EXPECT_LT(together, 0.1) << "seed " << seed;
        EXPECT_LT(together, without) << "seed " << seed;
        RecordProperty(std::string("figures_") + seed, std::to_string(alive) + " " + std::to_string(together) +
                                                           " against " + std::to_string(without) + " " +
                                                           std::to_string(clean) + " " + std::to_string(noisy));
    }
}

TEST(SigmaVae, LeavesTheFeaturesOfTheDataSetAlone) {
    const std::vector<float> before = syn_h().features->values;
    const auto features = std::make_shared<data::FeatureMatrix>(*syn_h().features);
    tokens_of({{"training.epochs", "2"}, {"model.mask", "0.5"}}, features);
    EXPECT_EQ(features->values, before);
}

TEST(SigmaVae, HidesFeaturesAndAddsNoiseInTrainingAlone) {
    jobs::Task task = tokenizer_task("sigma_vae", syn_h().dataset, syn_h().features, kSmall);
    const auto losses = [&](const char* mask, const char* noise) {
        jobs::Task other = tokenizer_task("sigma_vae", syn_h().dataset, syn_h().features,
                                          with(kSmall, {{"model.mask", mask},
                                                        {"model.noise", noise},
                                                        {"model.dropout", "0,0"},
                                                        {"model.decorrelation_weight", "0"},
                                                        {"model.mean_weight", "0"}}));
        StandaloneModel model(std::move(other));
        auto& trainable = model.as<model::Trainable>();
        trainable.begin_epoch(1);
        std::vector<double> values;
        for (int twice = 0; twice < 2; ++twice)
            values.push_back(trainable.batch_loss(0).terms.at(0).second.item<double>());
        return values;
    };
    torch::manual_seed(4);
    const std::vector<double> still = losses("0", "0"), masked = losses("0.1", "0"), noisy = losses("0", "1");
    EXPECT_EQ(still[0], still[1]);
    EXPECT_NE(masked[0], masked[1]) << "another mask each time";
    EXPECT_NE(noisy[0], noisy[1]) << "other noise each time";
    StandaloneModel model(std::move(task));
    EXPECT_EQ(std::get<std::vector<float>>((*model).arrays().at("item_tokens").values),
              std::get<std::vector<float>>((*model).arrays().at("item_tokens").values));
}

/// As the paper has it: the vectors of a recommender in place of content.
TEST(SigmaVae, ReadsTheEmbeddingsOfAnotherRun) {
    jobs::Task task = tokenizer_task("sigma_vae", syn_h().dataset, syn_h().features, kSmall);
    auto embeddings = std::make_shared<data::FeatureMatrix>();
    embeddings->rows = SynH::kItems;
    embeddings->dim = 8;
    embeddings->present.assign(SynH::kItems, 1);
    embeddings->present[5] = 0;
    for (size_t at = 0; at < 8 * SynH::kItems; ++at)
        embeddings->values.push_back(static_cast<float>(std::sin(static_cast<double>(at * at))) * 0.01f);
    task.embeddings = embeddings;
    StandaloneModel model(std::move(task));
    for (const auto& [name, tensor] : (*model).state())
        if (name == "positions") EXPECT_EQ(tensor.sizes(), (std::vector<int64_t>{2, 8}));
    const auto tokens = std::get<std::vector<float>>((*model).arrays().at("item_tokens").values);
    for (size_t at = 0; at < 32; ++at) {
        EXPECT_EQ(tokens[5 * 32 + at], 0) << "an item that the run does not know";
        EXPECT_TRUE(std::isfinite(tokens[at]));
    }
}

TEST(SigmaVae, SurvivesOddCatalogues) {
    for (const char* tokens : {"1", "3"}) {
        auto one = std::make_shared<data::FeatureMatrix>();
        one->rows = 1;
        one->dim = 4;
        one->present = {1};
        one->values = {1, 2, 0, 3};
        StandaloneModel model(
            tokenizer_task("sigma_vae", dataset_of({{0}}, 1), one, with(kSmall, {{"model.tokens", tokens}})));
        auto& trainable = model.as<model::Trainable>();
        ASSERT_EQ(trainable.begin_epoch(1), 1);
        const model::BatchLoss loss = trainable.batch_loss(0);
        for (const auto& [name, value] : loss.terms) EXPECT_TRUE(std::isfinite(value.item<double>())) << name;
        for (const auto& [name, value] : loss.figures) EXPECT_TRUE(std::isfinite(value)) << name;
    }
    EXPECT_THROW(StandaloneModel(tokenizer_task("sigma_vae", syn_h().dataset, syn_h().features,
                                                with(kSmall, {{"model.dropout", "0.5"}}))),
                 UsageError);
}

}  // namespace
}  // namespace armillary::test
