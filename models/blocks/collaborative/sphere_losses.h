// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace armillary::models {

/// Mean squared distance of paired rows of length 1, [batch, dim] each (Wang and Isola 2020): in [0, 4].
torch::Tensor alignment_loss(const torch::Tensor& x, const torch::Tensor& y);

/// ln of the mean of exp(-2 |x_a - x_b|^2) over pairs of different rows of length 1, [batch, dim]. Equal rows
/// count as pairs at distance 0, so that a batch weights entities by how often they occur. Squared distances come
/// from the products of the rows: a root would have no gradient at 0.
torch::Tensor uniformity_loss(const torch::Tensor& x);

}  // namespace armillary::models
