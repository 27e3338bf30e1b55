// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.2 on the hierarchical clusters of its section 0.4 (SYN-H). Check 3 stands
// in chosen_start_test.cpp.
#include <gtest/gtest.h>

#include <map>

#include "tests/core/training/syn_h.h"

namespace armillary::test {
namespace {

struct Trained {
    std::map<std::string, double> figures;  ///< of the last epoch
    std::vector<int32_t> codes;             ///< [items, 3]
};

Trained train(int seed, const Settings& settings) {
    const Recording run = train_rq_vae(seed, settings);
    Trained trained;
    trained.figures.insert(run.epochs.back().diagnostics.begin(), run.epochs.back().diagnostics.end());
    trained.codes = std::get<std::vector<int32_t>>(run.epochs.back().arrays.at("codes").values);
    return trained;
}

double first_level_purity(const Trained& trained) {
    std::map<int32_t, std::map<int, int>> members;
    for (int item = 0; item < SynH::kItems; ++item)
        ++members[trained.codes[static_cast<size_t>(item) * 3]][syn_h().coarse[static_cast<size_t>(item)]];
    int pure = 0;
    for (const auto& [code, classes] : members) {
        int largest = 0;
        for (const auto& [label, count] : classes) largest = std::max(largest, count);
        pure += largest;
    }
    return pure / static_cast<double>(SynH::kItems);
}

const Settings kUniform{
    {"model.initialisation", "uniform"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "40"}};

TEST(RqVae, KMeansAfterWarmUpKeepsTheCodebookAliveOnEverySeed) {
    for (int seed = 1; seed <= 5; ++seed) {
        const Trained trained = train(seed, {});
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
    for (int seed = 1; seed <= 3; ++seed) {
        const Trained trained = train(seed, kUniform);
        EXPECT_LE(trained.figures.at("usage[0]"), 0.80) << "seed " << seed;
        for (const char* deeper : {"usage[1]", "usage[2]"})
            EXPECT_GT(trained.figures.at(deeper), trained.figures.at("usage[0]")) << deeper << ", seed " << seed;
    }
    auto warmed_up = kUniform;
    warmed_up.emplace_back("model.warm_up_epochs", "10");
    EXPECT_LE(train(1, warmed_up).figures.at("usage[0]"), 0.80) << "a warm-up alone does not help";
}

/// That k-means repairs it is the first test.
TEST(RqVae, CodebooksFarAboveTheLatentsCollapseAndRevivalRepairsIt) {
    const Settings far{
        {"model.initialisation", "normal"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "40"}};
    for (int seed = 1; seed <= 3; ++seed) {
        const Trained collapsed = train(seed, far);
        EXPECT_LE(collapsed.figures.at("usage[0]"), 0.35) << "seed " << seed;
        EXPECT_LE(collapsed.figures.at("perplexity[0]"), 8) << "seed " << seed;
        EXPECT_GE(collapsed.figures.at("collision_rate"), 0.99) << "seed " << seed;
    }
    auto revived = far;
    revived.emplace_back("model.revival", "0.1");
    const Trained repaired = train(1, revived);
    EXPECT_GE(repaired.figures.at("usage[0]"), 0.95);
    EXPECT_GE(repaired.figures.at("perplexity[0]"), 0.85 * 32);
}

TEST(RqVae, MovingAverageCodebooksStayAliveToo) {
    const Trained trained = train(1, {{"model.codebook_update", "moving_average"}});
    EXPECT_GE(trained.figures.at("usage[0]"), 0.95);
    EXPECT_GE(first_level_purity(trained), 0.80);
}

TEST(RqVae, EqualSeedsGiveEqualCodeTables) {
    EXPECT_EQ(train(7, {{"training.epochs", "12"}}).codes, train(7, {{"training.epochs", "12"}}).codes);
}

}  // namespace
}  // namespace armillary::test
