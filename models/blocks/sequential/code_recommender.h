// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/data/split.h"
#include "core/model/model.h"
#include "models/blocks/sequential/causal_encoder.h"
#include "models/blocks/sequential/code_decoder.h"
#include "models/blocks/sequential/sequences.h"

namespace armillary::models {

/// The items of a batch of histories, each once, and where they stand in it.
struct BatchItems {
    torch::Tensor rows;     ///< [items] int64 of the code table
    torch::Tensor tokens;   ///< [batch * length] int64: 0 = padding, else 1 + place in `rows`
    torch::Tensor targets;  ///< [targets] int64 place in `rows`
};
BatchItems items_of(const SequenceBatch& batch);

/// Reads histories as sums of code vectors and generates the next item code after code: the recommender of methods
/// that learn it together with the codes. Items are rows of a code table, those that have codes.
class CodeRecommender {
 public:
    /// `coded`: the item of each row, ascending; `levels` codes of `codes` each. Reads the parameters of
    /// CausalEncoder and `training.batch_size`.
    CodeRecommender(const model::Context& context, const std::vector<int32_t>& coded, int levels, int64_t codes);

    /// Number of batches.
    int64_t begin_epoch(int epoch) { return batches_.begin_epoch(epoch); }
    SequenceBatch batch(int64_t number) const { return batches_.batch(number); }

    /// Cross-entropy of the next item's codes at every position, mean over levels. `vectors` [items, dim] of the
    /// batch's items, as histories are read; `labels` [items, levels] their codes, with indicators (by level
    /// [items, codes]) where what is to be generated has a gradient too.
    torch::Tensor loss(const SequenceBatch& batch, const BatchItems& items, const torch::Tensor& vectors,
                       const torch::Tensor& labels, const std::vector<torch::Tensor>& indicators,
                       bool training) const;

    /// The code table [rows, levels] that `score` ranks by.
    void prepare(const torch::Tensor& codes);
    /// Log probabilities of all items as of `BlockScorer`; an item without codes cannot be generated: -infinity.
    void score(std::span<const int32_t> users, data::Part when, float* scores) const;

    const CodeDecoder& decoder() const { return decoder_; }
    void collect(model::NamedTensors& tensors) const;

 private:
    const model::Context& context_;
    torch::Tensor coded_;                        ///< [rows] int64 item of each row
    data::Histories train_, known_before_test_;  ///< in rows
    CodeDecoder decoder_;
    CausalEncoder encoder_;
    NextItemBatches batches_;
    torch::Tensor codes_;           ///< [rows, levels]
    std::optional<CodeTree> tree_;  ///< of codes_
};

/// Parameters of the recommender's networks.
std::vector<descriptor::Parameter> code_recommender_parameters();

}  // namespace armillary::models
