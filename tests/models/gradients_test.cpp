// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/autograd.h>

#include <functional>

#include "models/blocks/attention.h"
#include "models/blocks/next_item_losses.h"
#include "models/blocks/pairwise.h"

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
    EXPECT_LT(gradient_error(random({7, 4}),
                             [&](const torch::Tensor& table) {
                                 return models::binary_loss(states, table, targets, negatives);
                             }),
              1e-6);
}

TEST_F(Gradients, OfTheAttentionBlockEqualFiniteDifferences) {
    models::SasrecBlock block(4, 2, 0.0, 3, "block");
    model::NamedTensors tensors;
    block.collect(tensors);
    for (auto& [name, tensor] : tensors) tensor.set_data(tensor.to(torch::kFloat64));
    const torch::Tensor tokens = torch::tensor({{0, 2, 3}, {1, 2, 3}}, torch::kInt64);
    const torch::Tensor real = (tokens != 0).unsqueeze(2).to(torch::kFloat64),
                        allowed = models::causal_mask(tokens), weight = random({2, 3, 4});
    // Padded inputs are zero vectors, where layer normalisation has no derivative; the loss does not see them.
    EXPECT_LT(gradient_error(
                  random({2, 3, 4}),
                  [&](const torch::Tensor& x) { return (block.forward(x, allowed, real, false) * weight).sum(); }),
              1e-4);
}

}  // namespace
}  // namespace armillary
