// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace armillary::models {

/// The value of `quantised` with the gradient of `latent` (Bengio et al. 2013). Both [rows, dim].
torch::Tensor straight_through(const torch::Tensor& latent, const torch::Tensor& quantised);

/// [rows, codes] 1 at the smallest distance by value, with the gradient of softmax(-distances / temperature):
/// every code of a row learns, not only the one that is taken.
torch::Tensor soft_indicator(const torch::Tensor& distances, double temperature);

/// The value of `quantised`, reached by turning and scaling `latent`: the gradient is turned and scaled the same
/// way, so that it keeps its angle to the code (Fifty et al. 2024, eq. 4; rotation and scale are constants). A
/// latent or code of length zero has no direction: its row gets the gradient of `straight_through`.
torch::Tensor rotated_through(const torch::Tensor& latent, const torch::Tensor& quantised);

}  // namespace armillary::models
