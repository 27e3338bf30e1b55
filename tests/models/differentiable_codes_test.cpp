// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of DIGER: acceptance checks 2 to 5 of tokenizers.md A.8, and exact ranking by generated codes.
#include <gtest/gtest.h>
#include <torch/autograd.h>

#include <cmath>

#include "models/blocks/quantisers/differentiable_quantiser.h"
#include "models/blocks/quantisers/exploration.h"
#include "models/blocks/sequential/code_decoder.h"

namespace armillary {
namespace {

models::QuantiserSettings small_quantiser(int levels, int64_t codes) {
    models::QuantiserSettings settings;
    settings.levels = levels;
    settings.codebook = {.size = codes, .dim = 4, .initialisation = "normal"};
    return settings;
}

torch::Tensor silent(int64_t items) {
    return torch::zeros({items});
}

class DifferentiableCodes : public ::testing::Test {
 protected:
    void SetUp() override { torch::manual_seed(1); }
};

TEST_F(DifferentiableCodes, GumbelNoiseDrawsCodesByTheSoftmaxOfTheirLogits) {
    models::DifferentiableQuantiser quantiser(small_quantiser(1, 8), {"gumbel", 1, /*normalise=*/false}, 3);
    constexpr int64_t kDraws = 100000;
    const torch::Tensor point = 0.5 * torch::randn({1, 4});
    const torch::NoGradGuard no_gradients;
    const torch::Tensor codes = quantiser.assign(point.expand({kDraws, 4}), torch::ones({kDraws})).codes;
    const torch::Tensor frequencies =
        torch::bincount(codes.flatten(), {}, 8).to(torch::kFloat64) / static_cast<double>(kDraws);
    const torch::Tensor expected =
        torch::softmax(-quantiser.quantiser().codebooks()[0].distances(point).to(torch::kFloat64), 1)[0];
    EXPECT_GT(expected.max().item<double>() - expected.min().item<double>(), 0.05)
        << "a test with something to see";
    EXPECT_LT((frequencies - expected).abs().max().item<double>(), 0.01);
}

TEST_F(DifferentiableCodes, TemperatureMovesTheGradientAndNotTheChoice) {
    const torch::Tensor points = torch::randn({50, 4});
    auto assigned = [&](double temperature) {
        models::DifferentiableQuantiser quantiser(small_quantiser(3, 8), {"gumbel", temperature, true}, 3);
        torch::manual_seed(5);
        const auto result = quantiser.assign(points, torch::ones({50}));
        const torch::Tensor pull = result.indicators[0].select(1, 0).sum();
        return std::pair(result.codes,
                         torch::autograd::grad({pull}, {quantiser.codebooks()[0]})[0].abs().sum().item<double>());
    };
    const auto [cold_codes, cold_gradient] = assigned(0.5);
    const auto [warm_codes, warm_gradient] = assigned(5);
    EXPECT_TRUE(torch::equal(cold_codes, warm_codes));
    EXPECT_NE(cold_gradient, warm_gradient);
}

TEST_F(DifferentiableCodes, WithoutNoiseAreTheNearestCodesAndTheIndicatorsAreTheirOneHots) {
    models::DifferentiableQuantiser quantiser(small_quantiser(3, 8), {"none", 1, true}, 3);
    const torch::Tensor points = torch::randn({50, 4});
    const auto result = quantiser.assign(points, silent(50));
    EXPECT_TRUE(torch::equal(result.codes, quantiser.quantiser().encode(points)));
    for (int64_t level = 0; level < 3; ++level)
        EXPECT_TRUE(torch::equal(result.indicators[static_cast<size_t>(level)].detach(),
                                 torch::one_hot(result.codes.select(1, level), 8).to(torch::kFloat32)));
    EXPECT_TRUE(torch::allclose(result.quantised, quantiser.quantiser().decode(result.codes, 3)));
}

/// [codes] length of the gradient of each row of each level's codebook, for a recommender that reads the items.
std::vector<torch::Tensor> row_gradients(const std::string& exploration, std::vector<torch::Tensor>* taken) {
    models::DifferentiableQuantiser quantiser(small_quantiser(3, 16), {exploration, 1, true}, 3);
    const models::CodeDecoder decoder(3, 16, 4, 7);
    const torch::Tensor points = torch::randn({12, 4});
    const auto result = quantiser.assign(points, exploration == "gumbel" ? torch::full({12}, 0.3) : silent(12));
    const torch::Tensor loss = decoder.vectors(result.indicators).square().sum() * 1e3 + result.loss;
    std::vector<torch::Tensor> lengths;
    for (const torch::Tensor& gradient : torch::autograd::grad({loss}, quantiser.codebooks()))
        lengths.push_back(gradient.norm(2, 1));
    for (int64_t level = 0; level < 3; ++level)
        taken->push_back(torch::bincount(result.codes.select(1, level), {}, 16) > 0);
    return lengths;
}

TEST_F(DifferentiableCodes, EveryRowOfTheCodebooksLearnsThroughTheSoftAssignment) {
    std::vector<torch::Tensor> taken;
    for (const torch::Tensor& lengths : row_gradients("gumbel", &taken))
        EXPECT_GT(lengths.min().item<double>(), 0);
    for (const torch::Tensor& of_level : taken)
        EXPECT_FALSE(of_level.all().item<bool>()) << "twelve items take at most twelve of sixteen codes";
}

TEST_F(DifferentiableCodes, RowsThatNobodyTakesLearnNothingStraightThrough) {
    std::vector<torch::Tensor> taken;
    const auto lengths = row_gradients("straight_through", &taken);
    for (size_t level = 0; level < lengths.size(); ++level)
        EXPECT_TRUE(torch::equal(lengths[level] > 0, taken[level])) << "level " << level;
}

double settled_noise(double loss, double offset) {
    models::Exploration exploration({.noise = 0.3, .learned = true, .offset = offset}, 4);
    torch::Tensor sigma = exploration.parameter();
    for (int step = 0; step < 500; ++step) {
        const torch::Tensor gradient =
            torch::autograd::grad({exploration.uncertain(torch::tensor(loss))}, {sigma})[0];
        const torch::NoGradGuard no_gradients;
        sigma.sub_(gradient, 0.1);
        exploration.after_step();
    }
    return exploration.sigma();
}

TEST_F(DifferentiableCodes, LearnedNoiseSettlesAtTheRootOfTheLossMinusItsOffset) {
    EXPECT_NEAR(settled_noise(4, 1), 1, 1e-3);
    EXPECT_NEAR(settled_noise(5, 1.7), std::sqrt(5) - 1.7, 1e-3);
    EXPECT_EQ(settled_noise(1, 1.7), 0);
}

TEST_F(DifferentiableCodes, LinearDecayEndsWithoutNoise) {
    models::Exploration exploration({.noise = 0.3, .linear = true}, 4);
    exploration.begin_epoch(0);
    EXPECT_NEAR(exploration.sigma(), 0.3, 1e-7);
    exploration.begin_epoch(0.5);
    EXPECT_NEAR(exploration.sigma(), 0.15, 1e-7);
    exploration.begin_epoch(1);
    EXPECT_EQ(exploration.sigma(), 0);
}

TEST_F(DifferentiableCodes, FrequencyDecayNoisesExactlyTheItemsOfOverusedCodes) {
    models::Exploration exploration({.noise = 50, .frequency = true, .hot_ratio = 1.5}, 16);
    models::DifferentiableQuantiser quantiser(small_quantiser(3, 16), {"gumbel", 1, true}, 3);
    // Many items at one place: their first code is overused.
    const torch::Tensor points = torch::cat({torch::randn({1, 4}).expand({200, 4}), torch::randn({100, 4})});
    const torch::Tensor nearest = quantiser.quantiser().encode(points), first = nearest.select(1, 0);
    EXPECT_EQ(exploration.noise(first).max().item<double>(), 0) << "usage is taken as even at the start";
    for (int batch = 0; batch < 500; ++batch) exploration.noise(first);
    const torch::Tensor shares = torch::bincount(first, {}, 16).to(torch::kFloat64) / 300;
    const torch::Tensor hot = shares > 1.5 / 16;
    const torch::Tensor noise = exploration.noise(first);
    EXPECT_TRUE(torch::equal(noise > 0, hot.index_select(0, first)));
    EXPECT_NEAR(exploration.hot_share(), hot.to(torch::kFloat64).mean().item<double>(), 1e-12);
    const torch::Tensor changed = (quantiser.assign(points, noise).codes != nearest).any(1);
    EXPECT_FALSE((changed & (noise == 0)).any().item<bool>());
    EXPECT_GT((changed & (noise > 0)).sum().item<int64_t>(), 180) << "that much noise moves nearly all of them";
}

/// All sequences of three codes out of three, and some of them twice.
torch::Tensor all_codes() {
    std::vector<torch::Tensor> rows;
    for (int64_t a = 0; a < 3; ++a)
        for (int64_t b = 0; b < 3; ++b)
            for (int64_t c = 0; c < 3; ++c) rows.push_back(torch::tensor({a, b, c}, torch::kInt64));
    rows.push_back(rows[4]);
    rows.push_back(rows[20]);
    return torch::stack(rows);
}

/// Tables as a trained decoder has them: far from zero.
void enlarge(const models::CodeDecoder& decoder, double factor) {
    const torch::NoGradGuard no_gradients;
    model::NamedTensors tensors;
    decoder.collect(tensors);
    for (auto& [name, tensor] : tensors) tensor.copy_(torch::randn_like(tensor) * factor);
}

TEST_F(DifferentiableCodes, RankingIsTheProbabilityOfGeneratingEachItem) {
    const models::CodeDecoder decoder(3, 3, 8, 7);
    enlarge(decoder, 1.5);
    const torch::Tensor codes = all_codes(), states = torch::randn({5, 8});
    const torch::Tensor log_p = decoder.log_probabilities(states, models::CodeTree(codes));
    EXPECT_TRUE(torch::allclose(log_p.slice(1, 0, 27).exp().sum(1), torch::ones({5}, torch::kFloat64)))
        << "all sequences together are certain";
    for (int64_t user = 0; user < 5; ++user)
        for (int64_t item = 0; item < codes.size(0); ++item) {
            const torch::Tensor one =
                decoder.loss(states.slice(0, user, user + 1), codes.slice(0, item, item + 1));
            EXPECT_NEAR(log_p[user][item].item<double>(), -3 * one.item<double>(), 1e-4);
        }
    EXPECT_TRUE(torch::equal(log_p.select(1, 27), log_p.select(1, 4))) << "equal codes tie";
}

TEST_F(DifferentiableCodes, RankingStaysFiniteWhereLogitsAreLarge) {
    const models::CodeDecoder decoder(3, 3, 8, 7);
    enlarge(decoder, 5);
    const torch::Tensor log_p = decoder.log_probabilities(torch::randn({5, 8}), models::CodeTree(all_codes()));
    EXPECT_TRUE(torch::isfinite(log_p).all().item<bool>());
    EXPECT_LE(log_p.max().item<double>(), 1e-9);
}

TEST_F(DifferentiableCodes, LossThroughIndicatorsIsTheSameNumberWithAGradient) {
    const models::CodeDecoder decoder(3, 3, 8, 7);
    enlarge(decoder, 0.3);  // no probability so near 1 that its logarithm is rounded to 0
    const torch::Tensor codes = all_codes(), states = torch::randn({codes.size(0), 8});
    std::vector<torch::Tensor> indicators;
    for (int64_t level = 0; level < 3; ++level)
        indicators.push_back(torch::one_hot(codes.select(1, level), 3).to(torch::kFloat32).requires_grad_(true));
    const torch::Tensor soft = decoder.loss(states, codes, indicators);
    EXPECT_NEAR(soft.item<double>(), decoder.loss(states, codes).item<double>(), 1e-6);
    EXPECT_GT(torch::autograd::grad({soft}, {indicators[2]})[0].abs().min().item<double>(), 0);
}

}  // namespace
}  // namespace armillary
