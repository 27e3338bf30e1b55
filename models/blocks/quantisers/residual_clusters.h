// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/model/model.h"
#include "core/numeric/kmeans.h"

namespace armillary::models {

/// k-means of one level of residual k-means (tokenizers.md A.3): `residuals` [rows, dim], contiguous, into
/// `model.codebook_size` clusters, the best of `model.starts` random starts of at most `model.iterations` rounds.
numeric::KMeansResult cluster_residuals(const model::Context& context, const torch::Tensor& residuals, int level);

/// `model.iterations` and `model.starts`.
std::vector<descriptor::Parameter> cluster_parameters();

}  // namespace armillary::models
