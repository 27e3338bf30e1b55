// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of tokenizers.md A.6 on the quantiser itself.
#include "models/blocks/quantisers/finite_scalar.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

#include "core/base/error.h"

namespace armillary {
namespace {

const std::vector<int64_t> kRecGpt{8, 8, 8, 6, 5};

/// Inputs far from the rounding borders: the bound's inverse at the grid values.
torch::Tensor inputs_at(const std::vector<int64_t>& levels, const torch::Tensor& values) {
    torch::Tensor z = torch::empty_like(values);
    for (size_t channel = 0; channel < levels.size(); ++channel) {
        const auto n = static_cast<double>(levels[channel]);
        const double half = (n - 1) * (1 - 1e-3) / 2, offset = levels[channel] % 2 == 0 ? 0.5 : 0;
        const torch::Tensor wanted = values.select(1, static_cast<int64_t>(channel)) * std::floor(n / 2);
        z.select(1, static_cast<int64_t>(channel))
            .copy_(((wanted + offset) / half).clamp(-0.999999, 0.999999).atanh() - std::tan(offset / half));
    }
    return z;
}

TEST(FiniteScalar, EveryCodeOfTheGridIsReachedAndGivesItsValuesBack) {
    const models::FiniteScalarQuantiser grid(kRecGpt);
    ASSERT_EQ(grid.size(), 15360);
    const torch::Tensor codes = torch::arange(15360), values = grid.values(codes);
    const torch::Tensor z = inputs_at(kRecGpt, values);
    EXPECT_TRUE(torch::equal(grid.codes(z), codes));
    EXPECT_LT((grid.quantise(z) - values).abs().max().item<float>(), 1e-6);
}

TEST(FiniteScalar, GradientIsThatOfTheBound) {
    const models::FiniteScalarQuantiser grid({5});
    const torch::Tensor z = torch::linspace(-2, 2, 41).unsqueeze(1).requires_grad_(true);
    grid.quantise(z).sum().backward();
    const double half = 4 * (1 - 1e-3) / 2;
    const torch::Tensor expected = (1 - z.detach().tanh().square()) * half / 2;  // divided by half the levels
    EXPECT_LT((z.grad() - expected).abs().max().item<float>(), 1e-6);
}

TEST(FiniteScalar, StaysInsideTheGridHoweverLargeTheInput) {
    const models::FiniteScalarQuantiser grid(kRecGpt);
    const torch::Tensor codes = grid.codes(torch::tensor({-1e9, 1e9}).unsqueeze(1).repeat({1, 5}));
    EXPECT_EQ(codes[0].item<int64_t>(), 0);
    EXPECT_EQ(codes[1].item<int64_t>(), 15359);
}

TEST(FiniteScalar, RefusesAGridOfMoreCodesThanFit) {
    EXPECT_THROW(models::FiniteScalarQuantiser({4096, 4096, 2}), UsageError);
}

}  // namespace
}  // namespace armillary
