// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>

#include "models/blocks/layers.h"
#include "models/blocks/sequential/attention.h"

namespace armillary::models {

/// [batch, length, length] int64: the bucket of the time from item j (column) to the request after item i (row),
/// min(128, floor(ln(max(1, seconds)) / 0.301)). Times [batch, length] int64 in seconds; differences are taken
/// before they become floating point.
torch::Tensor time_buckets(const torch::Tensor& next_times, const torch::Tensor& times);

/// The sequential transduction unit of HSTU (Zhai et al. 2024, eq. 1 to 3): gated attention whose weights
/// silu(q k' + bias) / max_length are no shares: a longer history weighs more. Biases by distance and by time are
/// shared by the heads.
class HstuBlock {
 public:
    /// `max_length`: largest length, and the constant that weights are divided by.
    HstuBlock(int64_t dim, int64_t heads, int64_t max_length, bool with_times, double dropout, uint64_t seed,
              const std::string& name);

    /// `x` [batch, length, dim]; `allowed` as of causal_mask; `buckets` as of time_buckets, undefined where times
    /// are not known.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& allowed, const torch::Tensor& buckets,
                          bool training, AttentionTap* tap = nullptr) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    torch::Tensor bias(int64_t length, const torch::Tensor& buckets) const;

    std::string name_;
    int64_t heads_, max_length_;
    double dropout_;
    torch::Tensor projection_;             ///< [dim, 4 dim] to gate, values, queries and keys
    torch::Tensor by_distance_, by_time_;  ///< [max_length], [buckets, 1]; the second undefined without times
    Linear output_;
};

}  // namespace armillary::models
