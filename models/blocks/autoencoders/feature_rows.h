// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// What a tokenizer of item vectors works on: the items that have one.
struct FeatureRows {
    std::vector<int32_t> items;  ///< [rows]
    torch::Tensor inputs;        ///< [rows, features]

    int64_t size() const { return static_cast<int64_t>(items.size()); }
};

/// Throws `BadInput` when no item has a feature vector. The tensor may be a view of the data set's matrix.
FeatureRows feature_rows(const model::Context& context);
/// The rows of `matrix` [items, features] that are present, at least one.
FeatureRows present_rows(const data::FeatureMatrix& matrix);

/// `codes` [rows, levels] as a table of all items, [items, levels]; -1 for an item without a row.
std::vector<int32_t> code_table(const std::vector<int32_t>& rows, const torch::Tensor& codes, int32_t items);

/// `values` [rows, dim] as an array of all items, [items, dim]; zeros for an item without a row.
jobs::Array by_item(const std::vector<int32_t>& rows, const torch::Tensor& values, int32_t items);

/// Adds `latents` [rows, dim] to what is recorded, unless the table of all items would take more than 64 MB.
void record_latents(const std::vector<int32_t>& rows, const torch::Tensor& latents, int32_t items,
                    std::map<std::string, jobs::Array>& arrays);

/// Of tokenizers without codes: `item_tokens` [items, tokens, dim] of `tokens` [rows, tokens, dim], unless the
/// table would take more than 64 MB, and `item_embeddings`, their mean, in which order plays no part. Zeros for an
/// item without a row.
std::map<std::string, jobs::Array> token_arrays(const std::vector<int32_t>& rows, const torch::Tensor& tokens,
                                                int32_t items);

}  // namespace armillary::models
