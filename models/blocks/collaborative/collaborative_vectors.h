// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

#include "core/model/model.h"

namespace armillary::models {

/// [items, dim] what interactions say of items, scaled to a mean squared length of 1. Of `collaborative.run` where
/// one is named: the item embeddings of a trained recommender, as papers take them (LightGCN, SASRec); wider ones
/// keep their `dim` leading principal directions through the origin. Otherwise left singular vectors of the
/// degree-normalised item-user matrix of the training part times their singular values: these need no second run
/// and see no held-out interaction. Columns beyond the rank, and rows of items of which nothing is known, are
/// zero.
torch::Tensor collaborative_vectors(const model::Context& context, int64_t dim);

}  // namespace armillary::models
