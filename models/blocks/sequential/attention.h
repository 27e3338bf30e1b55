// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "models/blocks/layers.h"

namespace armillary::models {

/// Keeps what attention looked at. Blocks are given none while they train, and then nothing more is computed or
/// kept.
struct AttentionTap {
    std::vector<torch::Tensor> weights;  ///< by layer [batch, heads, length, length], before dropout
};

/// Who may look at whom in a left-padded causal batch, [batch, 1, length, length], true = may attend. A padded
/// query may look at itself, so that no row is empty (a softmax over nothing is NaN).
torch::Tensor causal_mask(const torch::Tensor& tokens);
/// The same where every query may look at all items, older and newer.
torch::Tensor two_way_mask(const torch::Tensor& tokens);
/// Nothing may look at what is `hidden` [batch, length] (bool, undefined = nothing is), except a query that would
/// have nothing left, at itself.
torch::Tensor without_hidden(const torch::Tensor& allowed, const torch::Tensor& hidden);

/// Softmax attention in heads (Vaswani et al. 2017): queries, keys and values [batch, length, dim], `allowed` as
/// above; [batch, length, dim].
torch::Tensor attend(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values,
                     int64_t heads, const torch::Tensor& allowed, double dropout, bool training,
                     AttentionTap* tap);

/// The block of SASRec (Kang and McAuley 2018, section 3.2): queries from LN(x), keys and values from x itself; x
/// = q + attention; then x = LN(x), x = x + W2 relu(W1 x) of inner width dim.
class SasrecBlock {
 public:
    SasrecBlock(int64_t dim, int64_t heads, double dropout, uint64_t seed, const std::string& name);

    /// `x` [batch, length, dim]; `allowed` as of causal_mask; `real` [batch, length, 1], 1 = an item, 0 = padding.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& allowed, const torch::Tensor& real,
                          bool training, AttentionTap* tap = nullptr) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    int64_t heads_;
    double dropout_;
    LayerNorm query_norm_, feed_norm_;
    Linear query_, key_, value_, inner_, outer_;
};

/// The block of the transformer's encoder as BERT has it: x = LN(x + W attention(x)), x = LN(x + W2 gelu(W1 x)) of
/// inner width 4 dim (Vaswani et al. 2017; Devlin et al. 2019). Weights from N(0, 0.02^2).
class EncoderBlock {
 public:
    EncoderBlock(int64_t dim, int64_t heads, double dropout, uint64_t seed, const std::string& name);

    /// `x` [batch, length, dim]; `allowed` as of two_way_mask or causal_mask.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& allowed, bool training,
                          AttentionTap* tap = nullptr) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    int64_t heads_;
    double dropout_;
    Linear query_, key_, value_, joined_;
    LayerNorm attention_norm_;
    Linear inner_, outer_;
    LayerNorm feed_norm_;
};

}  // namespace armillary::models
