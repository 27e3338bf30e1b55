// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// From the quantised slices of a vector back to the vector.
class SliceDecoder {
 public:
    virtual ~SliceDecoder() = default;
    /// [rows, features] from the first `levels` of `values` [rows, slices, channels].
    virtual torch::Tensor decode(const torch::Tensor& values, int levels) const = 0;
    virtual void collect(model::NamedTensors& tensors) const = 0;
};

/// The decoder of RecGPT (2025): slices and a state of its own as a sequence with learned positions, attention
/// blocks in which all look at all, then two layers that read the state. `heads` must divide `dim`.
std::unique_ptr<SliceDecoder> attention_decoder(int64_t slices, int64_t channels, int64_t features, int64_t dim,
                                                int64_t blocks, int64_t heads, uint64_t seed);

/// A plain network over all slices side by side; slices left out are zero. `hidden` from the code to the features.
std::unique_ptr<SliceDecoder> perceptron_decoder(int64_t slices, int64_t channels, int64_t features,
                                                 const std::vector<int64_t>& hidden, uint64_t seed);

}  // namespace armillary::models
