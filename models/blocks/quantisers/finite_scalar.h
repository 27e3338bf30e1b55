// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace armillary::models {

/// Finite scalar quantisation (Mentzer et al. 2023): every channel is bounded by tanh and rounded to a few levels;
/// the grid of all combinations is the codebook, and nothing of it is learned.
class FiniteScalarQuantiser {
 public:
    /// `channel_levels`, at least 2 each: {8, 8, 8, 6, 5} makes 15,360 codes. Throws `UsageError` for more codes
    /// than 2^24.
    explicit FiniteScalarQuantiser(std::vector<int64_t> channel_levels);

    int64_t channels() const { return static_cast<int64_t>(levels_.size()); }
    int64_t size() const { return size_; }

    /// [rows, channels] in the open interval around the grid: tanh(z + shift) * half - offset.
    torch::Tensor bounded(const torch::Tensor& z) const;
    /// [rows, channels] grid values divided by half the number of levels, about -1 to 1; gradient of `bounded`.
    torch::Tensor quantise(const torch::Tensor& z) const;
    /// [rows] int64: sum of (grid value + half) times the levels of the channels before.
    torch::Tensor codes(const torch::Tensor& z) const;
    /// [rows, channels] the values of `quantise` for codes. The inverse of `codes` on the grid.
    torch::Tensor values(const torch::Tensor& codes) const;

 private:
    std::vector<int64_t> levels_;
    int64_t size_ = 1;
    torch::Tensor half_, offset_, shift_, scale_, strides_;  ///< [channels] each
};

}  // namespace armillary::models
