// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

#include "core/model/model.h"

namespace armillary::models {

/// [items, dim] what the training part alone says of items: left singular vectors of the degree-normalised
/// item-user matrix times their singular values, scaled to a mean squared length of 1. Papers take the item
/// embeddings of a trained recommender here (LightGCN, SASRec); these need no second run and see no held-out
/// interaction. Columns beyond the matrix's rank, and rows of items that were never taken, are zero.
torch::Tensor collaborative_vectors(const model::Context& context, int64_t dim);

}  // namespace armillary::models
