// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "core/model/model.h"
#include "models/blocks/layers.h"
#include "models/blocks/sequential/attention.h"
#include "models/blocks/sequential/sequences.h"

namespace armillary::models {

/// Causal self-attention over item vectors of any origin, as SASRec stacks it (Kang and McAuley 2018, section 3):
/// scaled vectors plus learned positions, blocks, a last layer normalisation.
class CausalEncoder {
 public:
    /// Reads `model.dim`, `model.blocks`, `model.heads`, `model.max_length` and `model.dropout`. Throws
    /// `UsageError` when the heads do not divide the width. Without positions the order of what lies behind the
    /// newest item is seen through the causal mask of the blocks above the first alone.
    explicit CausalEncoder(const model::Context& context, bool with_positions = true);

    /// [batch, length, dim] states. `vectors` [batch, length, dim] of the batch's tokens. Positions count back
    /// from the newest item, so that padding changes nothing.
    torch::Tensor operator()(const SequenceBatch& batch, const torch::Tensor& vectors, bool training,
                             AttentionTap* tap = nullptr) const;

    int64_t max_length() const { return max_length_; }
    void collect(model::NamedTensors& tensors) const;

 private:
    int64_t max_length_;
    double dropout_;
    torch::Tensor positions_;  ///< [max_length, dim]; undefined without positions
    std::vector<SasrecBlock> blocks_;
    LayerNorm final_norm_;
};

}  // namespace armillary::models
