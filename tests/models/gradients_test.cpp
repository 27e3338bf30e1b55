// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/autograd.h>

#include <functional>

#include "models/blocks/autoencoders/barlow_twins.h"
#include "models/blocks/autoencoders/domains.h"
#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/collaborative/sphere_losses.h"
#include "models/blocks/sequential/attention.h"
#include "models/blocks/sequential/hstu_block.h"
#include "models/blocks/sequential/next_item_losses.h"
#include "models/blocks/tables.h"

namespace armillary {
namespace {

/// Largest difference between the gradient and central differences, relative to the gradient's size.
double gradient_error(const torch::Tensor& x, const std::function<torch::Tensor(const torch::Tensor&)>& loss) {
    const torch::Tensor leaf = x.detach().clone().requires_grad_(true);
    const torch::Tensor gradient = torch::autograd::grad({loss(leaf)}, {leaf})[0];
    const torch::NoGradGuard no_gradients;
    const double step = 1e-5;
    double worst = 0;
    for (int64_t i = 0; i < x.numel(); ++i) {
        torch::Tensor up = x.clone(), down = x.clone();
        up.view(-1)[i] += step;
        down.view(-1)[i] -= step;
        const double numeric = (loss(up) - loss(down)).item<double>() / (2 * step);
        worst = std::max(worst, std::abs(numeric - gradient.view(-1)[i].item<double>()));
    }
    return worst / gradient.abs().max().item<double>();
}

torch::Tensor random(std::vector<int64_t> shape) {
    return torch::randn(shape, torch::kFloat64);
}

/// The tensors of a block, in double precision.
template <typename Block>
void make_double(const Block& block) {
    model::NamedTensors tensors;
    block.collect(tensors);
    for (auto& [name, tensor] : tensors) tensor.set_data(tensor.to(torch::kFloat64));
}

class Gradients : public ::testing::Test {
 protected:
    void SetUp() override { torch::manual_seed(1); }
};

TEST_F(Gradients, OfBprEqualFiniteDifferences) {
    const torch::Tensor users = random({6, 4}), negatives = random({6, 4});
    EXPECT_LT(gradient_error(random({6, 4}),
                             [&](const torch::Tensor& items) {
                                 return models::bpr_loss((users * items).sum(1), (users * negatives).sum(1)) +
                                        models::row_decay(0.3, {users, items});
                             }),
              1e-6);
}

TEST_F(Gradients, OfAlignmentAndUniformityEqualFiniteDifferences) {
    // Through the scaling to length 1, of 5 users and 7 items in a batch of 6 with repeats.
    const torch::Tensor users = torch::tensor({0, 1, 1, 3, 4, 2}, torch::kInt64),
                        items = torch::tensor({5, 10, 7, 7, 6, 11}, torch::kInt64);
    EXPECT_LT(gradient_error(random({12, 4}),
                             [&](const torch::Tensor& table) {
                                 const torch::Tensor x = models::unit_rows(table.index_select(0, users)),
                                                     y = models::unit_rows(table.index_select(0, items));
                                 return models::alignment_loss(x, y) +
                                        0.7 * (models::uniformity_loss(x) + models::uniformity_loss(y));
                             }),
              1e-6);
}

TEST_F(Gradients, OfTheNextItemLossesEqualFiniteDifferences) {
    const torch::Tensor states = random({5, 4}), targets = torch::tensor({1, 2, 3, 6, 2}, torch::kInt64),
                        negatives = torch::tensor({4, 2, 5, 1, 6}, torch::kInt64);
    EXPECT_LT(
        gradient_error(random({7, 4}),
                       [&](const torch::Tensor& table) { return models::softmax_loss(states, table, targets); }),
        1e-6);
    EXPECT_LT(gradient_error(random({7, 4}),
                             [&](const torch::Tensor& table) {
                                 return models::sampled_softmax_loss(states, table, targets, negatives);
                             }),
              1e-6);
    const torch::Tensor table = random({7, 4});
    EXPECT_LT(gradient_error(random({5, 4}),
                             [&](const torch::Tensor& varied) {
                                 return models::sampled_softmax_loss(varied, table, targets, negatives);
                             }),
              1e-6);
    EXPECT_LT(gradient_error(random({7, 4}),
                             [&](const torch::Tensor& table) {
                                 return models::binary_loss(states, table, targets, negatives);
                             }),
              1e-6);
}

TEST_F(Gradients, OfTheDomainContrastEqualFiniteDifferences) {
    // A domain alone in the batch, an item without one.
    const torch::Tensor domains = torch::tensor({0, 1, 0, 2, 1, -1, 0}, torch::kInt64);
    EXPECT_LT(gradient_error(random({7, 4}),
                             [&](const torch::Tensor& z) { return models::domain_contrast(z, domains, 0.3); }),
              1e-6);
}

TEST_F(Gradients, OfBarlowTwinsEqualFiniteDifferences) {
    const torch::Tensor other = random({9, 3});
    EXPECT_LT(gradient_error(random({9, 3}),
                             [&](const torch::Tensor& x) {
                                 return models::barlow_twins(models::cross_correlation(x, other), 0.2);
                             }),
              1e-6);
}

TEST_F(Gradients, OfTheAttentionBlockEqualFiniteDifferences) {
    const models::SasrecBlock block(4, 2, 0.0, 3, "block");
    make_double(block);
    const torch::Tensor tokens = torch::tensor({{0, 2, 3}, {1, 2, 3}}, torch::kInt64);
    const torch::Tensor real = (tokens != 0).unsqueeze(2).to(torch::kFloat64),
                        allowed = models::causal_mask(tokens), weight = random({2, 3, 4});
    // Padded inputs are zero vectors, where layer normalisation has no derivative; the loss does not see them.
    EXPECT_LT(gradient_error(
                  random({2, 3, 4}),
                  [&](const torch::Tensor& x) { return (block.forward(x, allowed, real, false) * weight).sum(); }),
              1e-4);
}

TEST_F(Gradients, OfTheEncoderBlockEqualFiniteDifferences) {
    const models::EncoderBlock block(4, 2, 0.0, 3, "block");
    make_double(block);
    const torch::Tensor tokens = torch::tensor({{0, 2, 3}, {1, 2, 3}}, torch::kInt64),
                        allowed = models::two_way_mask(tokens), weight = random({2, 3, 4});
    EXPECT_LT(
        gradient_error(random({2, 3, 4}),
                       [&](const torch::Tensor& x) { return (block.forward(x, allowed, false) * weight).sum(); }),
        1e-4);
}

TEST_F(Gradients, OfTheHstuUnitAndItsBiasesEqualFiniteDifferences) {
    const models::HstuBlock block(4, 2, 3, true, 0.0, 3, "block");
    make_double(block);
    model::NamedTensors tensors;
    block.collect(tensors);
    const torch::Tensor tokens = torch::tensor({{1, 2, 3}}, torch::kInt64), allowed = models::causal_mask(tokens),
                        weight = random({1, 3, 4}), x = random({1, 3, 4}),
                        times = torch::tensor({{0, 60, 4000}}, torch::kInt64),
                        buckets = models::time_buckets(torch::tensor({{60, 4000, 4100}}, torch::kInt64), times);
    auto loss = [&](const torch::Tensor& states) {
        return (block.forward(states, allowed, buckets, false) * weight).sum();
    };
    EXPECT_LT(gradient_error(x, loss), 1e-4);
    for (auto& [name, tensor] : tensors) {
        if (name != "block.by_distance" && name != "block.by_time") continue;
        const torch::Tensor kept = tensor;
        const auto of_bias = [&](const torch::Tensor& bias) {
            kept.set_data(bias.detach());
            const torch::Tensor value = loss(x);
            if (!bias.requires_grad()) return value;
            const torch::Tensor gradient = torch::autograd::grad({value}, {kept})[0];
            return (bias * gradient).sum();  // has the gradient of the loss by the bias
        };
        EXPECT_LT(gradient_error(kept.detach().clone(), of_bias), 1e-4) << name;
    }
}

}  // namespace
}  // namespace armillary
