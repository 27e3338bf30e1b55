// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// Item embeddings for models that read sequences: one row an item, or the sum of one row for each of its codes,
/// so that items with a common beginning share what they learn.
class ItemTable {
 public:
    /// One free row an item, from N(0, deviation^2).
    ItemTable(int64_t items, int64_t dim, double deviation, uint64_t seed);
    /// A table a level of `codes`; the deviation of each keeps that of the sum. An item without codes is the zero
    /// vector.
    ItemTable(const data::ItemCodes& codes, int64_t items, int64_t dim, double deviation, uint64_t seed);

    /// [items + 1, dim], the padding first, which is zero at the start; with gradients.
    torch::Tensor table() const;
    int64_t dim() const { return tables_.front().size(1); }
    void collect(model::NamedTensors& tensors) const;

 private:
    std::vector<torch::Tensor>
        tables_;                        ///< one [items + 1, dim]; or by level [codes + 1, dim], the first for none
    std::vector<torch::Tensor> codes_;  ///< by level [items + 1] row in the level's table; empty for free rows
};

/// The table that `model.item_embedding` asks for: `id` or `codes`. Throws `UsageError` for codes where no
/// tokenizer's run was named.
ItemTable item_table(const model::Context& context, int64_t dim, double deviation);

}  // namespace armillary::models
