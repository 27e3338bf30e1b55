// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.2 on the hierarchical clusters of its section 0.4 (SYN-H).
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/numeric/random.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

constexpr int kItems = 4096, kDim = 64, kCoarse = 32, kFine = 8;

struct Catalogue {
    data::DatasetPtr dataset;
    std::shared_ptr<data::FeatureMatrix> features;
    std::vector<int> coarse;
};

std::vector<double> unit_direction(numeric::RandomStream& random) {
    std::vector<double> direction(kDim);
    double squared = 0;
    for (double& x : direction) squared += (x = random.normal()) * x;
    for (double& x : direction) x /= std::sqrt(squared);
    return direction;
}

/// 32 unit directions times 4, each with 8 sub-centres 1.5 away, plus noise of deviation 0.3.
const Catalogue& catalogue() {
    static const Catalogue made = [] {
        numeric::RandomStream random(11, "syn-h");
        std::vector<std::vector<double>> centres, offsets;
        for (int c = 0; c < kCoarse; ++c) centres.push_back(unit_direction(random));
        for (int s = 0; s < kCoarse * kFine; ++s) offsets.push_back(unit_direction(random));
        Catalogue catalogue;
        catalogue.features = std::make_shared<data::FeatureMatrix>();
        catalogue.features->modality = "syn_h";
        catalogue.features->rows = kItems;
        catalogue.features->dim = kDim;
        catalogue.features->present.assign(kItems, 1);
        for (int item = 0; item < kItems; ++item) {
            const int coarse = item % kCoarse, fine = coarse * kFine + item / kCoarse % kFine;
            catalogue.coarse.push_back(coarse);
            for (int j = 0; j < kDim; ++j)
                catalogue.features->values.push_back(
                    static_cast<float>(4 * centres[coarse][j] + 1.5 * offsets[fine][j] + 0.3 * random.normal()));
        }
        catalogue.dataset = dataset_of({{0}}, kItems);
        return catalogue;
    }();
    return made;
}

struct Trained {
    std::map<std::string, double> figures;  ///< of the last epoch
    std::vector<int32_t> codes;             ///< [items, 3]
};

Trained train_rq_vae(int seed, std::vector<std::pair<std::string, std::string>> settings) {
    const TemporaryDirectory folder;
    std::vector<std::pair<std::string, std::string>> all{
        {"model.codebook_size", "32"}, {"model.latent_dim", "16"},     {"model.hidden", "128,64"},
        {"training.epochs", "50"},     {"training.batch_size", "256"}, {"training.seed", std::to_string(seed)}};
    all.insert(all.end(), settings.begin(), settings.end());
    jobs::Task task = task_for("rq_vae", catalogue().dataset, all_in_train(*catalogue().dataset), all);
    task.features = catalogue().features;
    task.checkpoint_dir = folder.path();
    task.threads = 0;
    const Recording run = train_recording(task, -1);
    Trained trained;
    trained.figures.insert(run.epochs.back().diagnostics.begin(), run.epochs.back().diagnostics.end());
    trained.codes = std::get<std::vector<int32_t>>(run.epochs.back().arrays.at("codes").values);
    return trained;
}

double first_level_purity(const Trained& trained) {
    std::map<int32_t, std::map<int, int>> members;
    for (int item = 0; item < kItems; ++item)
        ++members[trained.codes[static_cast<size_t>(item) * 3]][catalogue().coarse[static_cast<size_t>(item)]];
    int pure = 0;
    for (const auto& [code, classes] : members) {
        int largest = 0;
        for (const auto& [label, count] : classes) largest = std::max(largest, count);
        pure += largest;
    }
    return pure / static_cast<double>(kItems);
}

const std::vector<std::pair<std::string, std::string>> kUniform{
    {"model.initialisation", "uniform"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "40"}};

TEST(RqVae, KMeansAfterWarmUpKeepsTheCodebookAliveOnEverySeed) {
    for (int seed = 1; seed <= 5; ++seed) {
        const Trained trained = train_rq_vae(seed, {});
        EXPECT_GE(trained.figures.at("usage[0]"), 0.95) << "seed " << seed;
        EXPECT_GE(trained.figures.at("perplexity[0]"), 0.85 * 32) << "seed " << seed;
        EXPECT_GE(first_level_purity(trained), 0.80) << "seed " << seed;
        // Check 4 and 5: every level leaves less over and helps the reconstruction.
        for (int level = 0; level < 3; ++level)
            EXPECT_LT(trained.figures.at("residual_norm[" + std::to_string(level + 1) + "]"),
                      trained.figures.at("residual_norm[" + std::to_string(level) + "]"));
        for (int level = 0; level < 2; ++level)
            EXPECT_LE(trained.figures.at("reconstruction_error[" + std::to_string(level + 1) + "]"),
                      trained.figures.at("reconstruction_error[" + std::to_string(level) + "]"));
    }
}

TEST(RqVae, UniformStartWithoutWarmUpLosesPartOfTheFirstLevel) {
    for (int seed = 1; seed <= 3; ++seed)
        EXPECT_LE(train_rq_vae(seed, kUniform).figures.at("usage[0]"), 0.80) << "seed " << seed;
}

TEST(RqVae, CodebooksFarAboveTheLatentsCollapseAndKMeansRepairsIt) {
    for (int seed = 1; seed <= 3; ++seed) {
        const Trained collapsed = train_rq_vae(
            seed, {{"model.initialisation", "normal"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "40"}});
        EXPECT_LE(collapsed.figures.at("usage[0]"), 0.35) << "seed " << seed;
        EXPECT_LE(collapsed.figures.at("perplexity[0]"), 8) << "seed " << seed;
        EXPECT_GE(collapsed.figures.at("collision_rate"), 0.99) << "seed " << seed;
    }
}

TEST(RqVae, LargeCommitmentShrinksTheLatentsAndCostsReconstruction) {
    // Few steps: with many, the decoder learns to read the small latents and the cost fades.
    const std::pair<std::string, std::string> few_steps{"training.batch_size", "1024"};
    auto heavy = kUniform;
    heavy.emplace_back("model.commitment", "5");
    heavy.push_back(few_steps);
    const Trained shrunk = train_rq_vae(1, heavy), healthy = train_rq_vae(1, {few_steps});
    EXPECT_LT(shrunk.figures.at("residual_norm[0]") * 3, healthy.figures.at("residual_norm[0]"));
    EXPECT_GT(shrunk.figures.at("reconstruction_error"), 1.5 * healthy.figures.at("reconstruction_error"));
}

TEST(RqVae, MovingAverageCodebooksStayAliveToo) {
    const Trained trained = train_rq_vae(1, {{"model.codebook_update", "moving_average"}});
    EXPECT_GE(trained.figures.at("usage[0]"), 0.95);
    EXPECT_GE(first_level_purity(trained), 0.80);
}

TEST(RqVae, EqualSeedsGiveEqualCodeTables) {
    EXPECT_EQ(train_rq_vae(7, {{"training.epochs", "12"}}).codes,
              train_rq_vae(7, {{"training.epochs", "12"}}).codes);
}

}  // namespace
}  // namespace armillary::test
