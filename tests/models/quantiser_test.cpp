// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "models/blocks/quantisers/residual_quantiser.h"

namespace armillary {
namespace {

models::QuantiserSettings small(int levels, int64_t codes, int64_t dim) {
    models::QuantiserSettings settings;
    settings.levels = levels;
    settings.codebook.size = codes;
    settings.codebook.dim = dim;
    settings.codebook.initialisation = "normal";
    return settings;
}

TEST(ResidualQuantiser, ReconstructionPassesItsGradientStraightThrough) {
    torch::manual_seed(1);
    models::ResidualQuantiser quantiser(small(2, 8, 4), 1);
    const torch::Tensor z = torch::randn({6, 4}).requires_grad_(true), weight = torch::randn({6, 4});
    (quantiser.quantise(z).quantised * weight).sum().backward();
    EXPECT_TRUE(torch::equal(z.grad(), weight));
}

TEST(ResidualQuantiser, ValueIsTheSumOfTheCodes) {
    models::ResidualQuantiser quantiser(small(3, 8, 4), 1);
    const torch::Tensor z = torch::randn({6, 4});
    const auto result = quantiser.quantise(z);
    torch::Tensor sum = torch::zeros({6, 4});
    for (int level = 0; level < 3; ++level)
        sum = sum + quantiser.codebooks()[level].table().index_select(0, result.codes.select(1, level)).detach();
    EXPECT_LT((result.quantised - sum).abs().max().item<float>(), 1e-6);
    EXPECT_TRUE(torch::equal(result.codes, quantiser.encode(z)));
}

TEST(ResidualQuantiser, EveryCodeIsTheNearest) {
    models::ResidualQuantiser quantiser(small(1, 16, 5), 2);
    const torch::Tensor z = torch::randn({50, 5});
    const torch::Tensor nearest = torch::cdist(z, quantiser.codebooks()[0].table().detach()).argmin(1);
    EXPECT_TRUE(torch::equal(quantiser.encode(z).select(1, 0), nearest));
}

TEST(ResidualQuantiser, ResidualGradientIsTheOneThatWasChosen) {
    // Commitment of the second level alone: which parameters does it move?
    for (const std::string variant : {"detached", "attached", "straight_through"}) {
        auto settings = small(2, 8, 4);
        settings.residual_gradient = variant;
        models::ResidualQuantiser both(settings, 1);
        settings.levels = 1;
        models::ResidualQuantiser first(settings, 1);
        torch::manual_seed(3);
        const torch::Tensor z = torch::randn({6, 4}).requires_grad_(true);
        (both.quantise(z).commitment - first.quantise(z).commitment).backward();
        const bool reaches_encoder = z.grad().abs().max().item<float>() > 1e-6;
        const torch::Tensor codebook = both.codebooks()[0].table().grad();
        const bool reaches_first_codebook = codebook.defined() && codebook.abs().max().item<float>() > 1e-6;
        EXPECT_EQ(reaches_encoder, variant != "straight_through") << variant;
        EXPECT_EQ(reaches_first_codebook, variant == "attached") << variant;
    }
}

TEST(ResidualQuantiser, MovingAverageWithoutMemoryIsALloydStep) {
    auto settings = small(1, 4, 3);
    settings.codebook.moving_average = true;
    settings.codebook.decay = 0;
    models::ResidualQuantiser quantiser(settings, 1);
    torch::manual_seed(2);
    const torch::Tensor z = torch::randn({40, 3});
    const torch::Tensor codes = quantiser.quantise(z).codes.select(1, 0);
    quantiser.after_step(false);
    for (int64_t code = 0; code < 4; ++code) {
        const torch::Tensor mine = codes == code;
        if (mine.sum().item<int64_t>() == 0) continue;
        const torch::Tensor mean = z.index({mine}).mean(0);
        EXPECT_LT((quantiser.codebooks()[0].table()[code] - mean).abs().max().item<float>(), 1e-6);
    }
}

TEST(ResidualQuantiser, KMeansOnAsManyCodesAsPointsIsExact) {
    models::ResidualQuantiser quantiser(small(1, 12, 3), 1);
    const torch::Tensor z = torch::randn({12, 3});
    quantiser.initialise_by_kmeans(z, 1, [] {});
    EXPECT_LT((quantiser.quantise(z).quantised - z).abs().max().item<float>(), 1e-6);
}

TEST(ResidualQuantiser, OneCodeIsUsedByEverything) {
    models::ResidualQuantiser quantiser(small(2, 1, 3), 1);
    const torch::Tensor z = torch::randn({9, 3});
    EXPECT_EQ(quantiser.encode(z).abs().sum().item<int64_t>(), 0);
    for (double perplexity : quantiser.quantise(z).batch_perplexity) EXPECT_EQ(perplexity, 1);
}

}  // namespace
}  // namespace armillary
