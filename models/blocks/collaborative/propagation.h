// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <memory>

#include "core/numeric/sparse.h"

namespace armillary::models {

/// (1 / (layers + 1)) sum over l = 0..layers of graph^l x (He et al. 2020, eq. 4 with equal weights), by Horner's
/// rule: `layers` sparse products and no layer kept. The gradient is the same polynomial of the transpose, and
/// `graph` is symmetric, so backward runs the same code; autograd never records a sparse product. `x` is [nodes,
/// dim].
torch::Tensor propagate_mean(const std::shared_ptr<const numeric::SparseMatrix>& graph, const torch::Tensor& x,
                             int layers);

}  // namespace armillary::models
