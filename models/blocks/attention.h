// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>

#include "models/blocks/layers.h"

namespace armillary::models {

/// Who may look at whom in a left-padded causal batch, [batch, 1, length, length], true = may attend. A padded
/// query may look at itself, so that no row is empty (a softmax over nothing is NaN).
torch::Tensor causal_mask(const torch::Tensor& tokens);

/// The block of SASRec (Kang and McAuley 2018, section 3.2): queries from LN(x), keys and values from x itself; x
/// = q + attention; then x = LN(x), x = x + W2 relu(W1 x) of inner width dim.
class SasrecBlock {
 public:
    SasrecBlock(int64_t dim, int64_t heads, double dropout, uint64_t seed, const std::string& name);

    /// `x` [batch, length, dim]; `allowed` as of causal_mask; `real` [batch, length, 1], 1 = an item, 0 = padding.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& allowed, const torch::Tensor& real,
                          bool training) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    int64_t heads_;
    double dropout_;
    LayerNorm query_norm_, feed_norm_;
    Linear query_, key_, value_, inner_, outer_;
};

}  // namespace armillary::models
