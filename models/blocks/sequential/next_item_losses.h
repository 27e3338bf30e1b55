// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace armillary::models {

// States are [targets, dim], the table [tokens, dim] with the padding in row 0, targets and negatives tokens
// (int64). All are means over targets.

/// softplus(-s+) + softplus(s-), one negative a target (Kang and McAuley 2018, eq. 7).
torch::Tensor binary_loss(const torch::Tensor& states, const torch::Tensor& table, const torch::Tensor& targets,
                          const torch::Tensor& negatives);

/// Cross entropy over the target and negatives [count] that the whole batch shares: one matrix product. A negative
/// that is the target of a row is left out of that row.
torch::Tensor sampled_softmax_loss(const torch::Tensor& states, const torch::Tensor& table,
                                   const torch::Tensor& targets, const torch::Tensor& negatives);

/// Cross entropy over all items.
torch::Tensor softmax_loss(const torch::Tensor& states, const torch::Tensor& table, const torch::Tensor& targets);

}  // namespace armillary::models
