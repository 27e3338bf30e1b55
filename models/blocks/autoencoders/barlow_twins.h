// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace armillary::models {

// Barlow Twins (Zbontar et al. 2021) of two sets of vectors of the same rows, both [rows, dim].

/// [dim, dim] correlation over the rows of each column of `a` with each of `b`; 0 for a column that does not vary.
torch::Tensor cross_correlation(const torch::Tensor& a, const torch::Tensor& b);

/// sum_i (1 - c_ii)^2 + weight sum_{i != j} c_ij^2 of a cross-correlation (eq. 1): each dimension says the same in
/// both, and no two dimensions say the same.
torch::Tensor barlow_twins(const torch::Tensor& correlation, double off_diagonal_weight);

/// Mean |c_ij| over i != j; 0 for a single dimension. Of independent columns about sqrt(2 / (pi rows)), not 0.
double mean_off_diagonal(const torch::Tensor& correlation);

}  // namespace armillary::models
