// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/barlow_twins.h"

#include <algorithm>

namespace armillary::models {

namespace {

/// Columns of mean 0 and variance 1; those that do not vary are 0, and so is their gradient.
torch::Tensor standardised(const torch::Tensor& x) {
    constexpr double kLeastVariance = 1e-12;
    const torch::Tensor centred = x - x.mean(0, true);
    return centred * (centred.square().mean(0, true) + kLeastVariance).rsqrt();
}

}  // namespace

torch::Tensor cross_correlation(const torch::Tensor& a, const torch::Tensor& b) {
    return standardised(a).t().matmul(standardised(b)) / static_cast<double>(a.size(0));
}

torch::Tensor barlow_twins(const torch::Tensor& correlation, double off_diagonal_weight) {
    const torch::Tensor diagonal = correlation.diagonal();
    return (1 - diagonal).square().sum() +
           off_diagonal_weight * (correlation.square().sum() - diagonal.square().sum());
}

double mean_off_diagonal(const torch::Tensor& correlation) {
    const auto dim = static_cast<double>(correlation.size(0));
    const torch::Tensor sizes = correlation.abs();
    return (sizes.sum() - sizes.diagonal().sum()).item<double>() / std::max(dim * (dim - 1), 1.0);
}

}  // namespace armillary::models
