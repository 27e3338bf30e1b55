// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/split.h"
#include "core/model/model.h"
#include "core/numeric/sparse.h"

namespace armillary::models {

/// The user's items, each once, ascending: the row of a binary interaction matrix.
std::vector<int32_t> distinct_items(const data::Histories& histories, int32_t user);

/// The same histories with `numbers[item]` for each item; -1 leaves it out. Without rows of the interactions.
data::Histories renumbered(const data::Histories& histories, const std::vector<int32_t>& numbers);

/// The binary matrix of the training part, [users, items], and its transpose.
numeric::SparseMatrix user_item_matrix(const model::Context& context);
numeric::SparseMatrix item_user_matrix(const model::Context& context);
/// [users, items] how often each pair occurs in the training part.
numeric::SparseMatrix interaction_counts(const model::Context& context);

}  // namespace armillary::models
