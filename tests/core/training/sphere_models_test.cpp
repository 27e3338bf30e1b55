// SPDX-License-Identifier: GPL-3.0-or-later
// DirectAU and iALS on planted blocks (collaborative.md 2.10, 2.11, 4.2 and 10.14).
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>

#include "core/diagnostics/hypersphere/hypersphere.h"
#include "core/jobs/training_pairs.h"
#include "core/numeric/random.h"
#include "core/training/optimizer.h"
#include "tests/core/training/planted_blocks.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Of collaborative.md 10.14.
Settings direct_au(Settings more = {}) {
    Settings settings{{"model.dim", "64"},
                      {"model.gamma", "1"},
                      {"model.ranking", "cosine"},
                      {"training.batch_size", "1024"},
                      {"training.learning_rate", "0.005"},
                      {"training.weight_decay", "1e-6"},
                      {"training.epochs", "60"},
                      {"record.every", "60"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

Recording trained(const char* model, const World& world, Settings settings, int threads = 0) {
    const TemporaryDirectory folder;
    settings.emplace_back("evaluation.k", "20");
    jobs::Task task = task_for(model, world.dataset, world.split, settings);
    task.checkpoint_dir = folder.path();
    task.threads = threads;
    return train_recording(task, -1);
}

std::map<std::string, double> last_figures(const Recording& recording) {
    const auto& diagnostics = recording.epochs.back().diagnostics;
    return {diagnostics.begin(), diagnostics.end()};
}

double purity(const Recording& recording) {
    return block_purity(std::get<std::vector<float>>(recording.epochs.back().arrays.at("item_embeddings").values));
}

TEST(DirectAuOnPlantedBlocks, FindsTheBlocksAndTradesUniformityForAlignment) {
    const World world = planted_blocks(1);
    const Recording recording = trained("direct_au", world, direct_au());
    EXPECT_GE(recording.outcome.test.metrics.at("recall@20"), 0.80 * oracle_recall(world));
    EXPECT_GE(purity(recording), 0.95);
    // A Gaussian start is uniform already, and its alignment is 2: one falls, the other may rise a little.
    const auto figures = last_figures(recording);
    const double limit = diagnostics::uniform_limit(64);
    EXPECT_LE(figures.at("alignment"), 2 - 0.9);
    EXPECT_LE(figures.at("user_uniformity_degree_weighted"), limit + 0.25);
    EXPECT_LE(figures.at("item_uniformity_degree_weighted"), limit + 0.25);
    // Where the prototype of the specification ended.
    EXPECT_NEAR(figures.at("alignment"), 0.902, 0.05);
    EXPECT_NEAR(figures.at("user_uniformity_degree_weighted"), -3.773, 0.05);
    EXPECT_NEAR(figures.at("item_uniformity_degree_weighted"), -3.793, 0.05);
}

TEST(DirectAuOnPlantedBlocks, WithoutUniformityEverythingCollapses) {
    const auto figures = last_figures(trained(
        "direct_au", planted_blocks(1),
        direct_au(
            {{"model.gamma", "0"}, {"model.dim", "16"}, {"training.epochs", "30"}, {"record.every", "30"}})));
    EXPECT_LT(figures.at("alignment"), 0.05);
    EXPECT_GT(figures.at("user_uniformity"), -0.1);
    EXPECT_GT(figures.at("item_uniformity"), -0.1);
    EXPECT_GT(figures.at("item_mean_cosine"), 0.9);
}

TEST(DirectAuOnPlantedBlocks, OverTheGraphFindsTheBlocksToo) {
    const World world = planted_blocks(1);
    const Recording recording = trained("direct_au", world,
                                        direct_au({{"model.encoder", "light_gcn"},
                                                   {"model.layers", "2"},
                                                   {"training.epochs", "20"},
                                                   {"record.every", "20"}}));
    EXPECT_GE(recording.outcome.test.metrics.at("recall@20"), 0.80 * oracle_recall(world));
    EXPECT_GE(purity(recording), 0.95);
}

TEST(DirectAuOnPlantedBlocks, FromIndependentCentresBothFiguresFall) {
    const World world = planted_blocks(1);
    const jobs::Task task = task_for("direct_au", world.dataset, world.split, direct_au());
    StandaloneModel model(task);
    torch::Tensor table = (*model).state()[0].second;
    {
        // Rows 0.9 c + 0.45 noise; the two centres are orthogonal.
        numeric::RandomStream random(1, "centres");
        const torch::NoGradGuard no_gradients;
        for (int64_t node = 0; node < 1200; ++node)
            for (int64_t i = 0; i < 64; ++i) {
                const double centre = (i % 2 == 0) == (node < 800) ? std::sqrt(2.0) : 0;
                table[node][i] = 0.9 * centre + 0.45 * random.normal();
            }
    }
    const jobs::TrainingPairs pairs = jobs::training_pairs(task);
    auto measure = [&] {
        const auto arrays = (*model).arrays();
        const auto& users = std::get<std::vector<float>>(arrays.at("user_embeddings").values);
        const auto& items = std::get<std::vector<float>>(arrays.at("item_embeddings").values);
        const diagnostics::HypersphereEvidence evidence{
            {{users, 800, 64}, pairs.user_degrees}, {{items, 400, 64}, pairs.item_degrees}, &pairs.pairs};
        return diagnostics::measure_hypersphere(evidence, diagnostics::points_of(evidence), {});
    };
    const auto before = measure();
    EXPECT_NEAR(before.alignment.value, 2, 0.1);
    EXPECT_NEAR(before.uniformity_degree_weighted(), -0.7, 0.2);
    auto& trainable = model.as<model::Trainable>();
    training::Optimizer optimizer(task.parameters, trainable.parameter_groups());
    double first = 0, later = 0;  // G3, on the way: mean loss of the first and of the last of 20 steps
    for (int epoch = 1, step = 0; epoch <= 40; ++epoch) {
        const int64_t batches = trainable.begin_epoch(epoch);
        for (int64_t batch = 0; batch < batches; ++batch, ++step) {
            optimizer.zero_gradients();
            const auto loss = trainable.batch_loss(batch);
            const torch::Tensor total = loss.terms[0].second + loss.terms[1].second;
            if (step < 5) first += total.item<double>() / 5;
            if (step >= 15 && step < 20) later += total.item<double>() / 5;
            total.backward();
            optimizer.step();
        }
    }
    EXPECT_LT(later, first);
    const auto after = measure();
    EXPECT_LT(after.alignment.value, before.alignment.value - 0.3);
    EXPECT_LT(after.users->uniformity.degree_weighted.value, before.users->uniformity.degree_weighted.value - 1);
    EXPECT_LT(after.items->uniformity.degree_weighted.value, before.items->uniformity.degree_weighted.value - 1);
}

TEST(DirectAuOnPlantedBlocks, IsTheSameRunForTheSameSeedAndNearlyForOtherThreads) {
    const World world = planted_blocks(1);
    const Settings settings = direct_au({{"training.epochs", "3"}, {"record.every", "1"}});
    const Recording one = trained("direct_au", world, settings, 1),
                    again = trained("direct_au", world, settings, 1),
                    two = trained("direct_au", world, settings, 2);
    for (size_t epoch = 0; epoch < 3; ++epoch) {
        EXPECT_EQ(one.epochs[epoch].train, again.epochs[epoch].train);
        EXPECT_EQ(one.epochs[epoch].diagnostics, again.epochs[epoch].diagnostics);
        for (size_t i = 0; i < one.epochs[epoch].train.size(); ++i)
            EXPECT_NEAR(two.epochs[epoch].train[i].second / one.epochs[epoch].train[i].second, 1, 1e-4);
    }
}

TEST(IalsOnPlantedBlocks, FindsTheBlocks) {
    const World world = planted_blocks(1);
    for (const char* objective : {"uniform", "confidence"}) {
        const Recording recording = trained("ials", world, {{"model.dim", "8"}, {"model.objective", objective}});
        EXPECT_GE(recording.outcome.test.metrics.at("recall@20"), 0.90 * oracle_recall(world)) << objective;
        EXPECT_GE(purity(recording), 0.95) << objective;
    }
}

}  // namespace
}  // namespace armillary::test
