// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <optional>
#include <string>

#include "core/model/model.h"

namespace armillary::models {

/// Which codes of a codebook training still reaches (tokenizers.md B.3), as its batches see it: with their noise,
/// balance and dropout, unlike the exact use of the catalogue. A code that no batch takes learns nothing.
class CodeActivity {
 public:
    /// As if every code had just been used evenly: none is stale before `kMemory` batches.
    explicit CodeActivity(int64_t codes);

    /// A step whose batch took `codes` [any] int64.
    void see(const torch::Tensor& codes);
    /// Codes [any] int64 that were moved begin anew.
    void refresh(const torch::Tensor& codes);

    /// [codes] moving share of the batch, decay 0.9; adds up to 1.
    const torch::Tensor& shares() const { return shares_; }
    int64_t steps() const { return steps_.item<int64_t>(); }
    /// [codes] steps since a batch last took the code, or since the first step, int64.
    torch::Tensor ages() const { return steps_ - last_taken_; }
    /// Codes whose moving share is below a hundredth of the even one: no batch took them for `kMemory` steps, or
    /// hardly any did. Nothing before so many steps.
    std::optional<int64_t> stale() const;
    static constexpr int64_t kMemory = 44;  ///< 0.9^44 < 0.01

    /// What a resumed run goes on from, without the shares.
    void collect_ages(model::NamedTensors& tensors, const std::string& name) const;

 private:
    torch::Tensor shares_;
    torch::Tensor last_taken_;  ///< [codes] number of the step; 0 = at the start
    torch::Tensor steps_;       ///< [1] made so far
};

}  // namespace armillary::models
