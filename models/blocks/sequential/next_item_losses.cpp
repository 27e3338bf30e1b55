// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/next_item_losses.h"

#include <torch/types.h>

namespace armillary::models {

torch::Tensor binary_loss(const torch::Tensor& states, const torch::Tensor& table, const torch::Tensor& targets,
                          const torch::Tensor& negatives) {
    const torch::Tensor positive = (states * torch::embedding(table, targets, 0)).sum(1);
    const torch::Tensor negative = (states * torch::embedding(table, negatives, 0)).sum(1);
    return (torch::softplus(-positive) + torch::softplus(negative)).mean();
}

torch::Tensor sampled_softmax_loss(const torch::Tensor& states, const torch::Tensor& table,
                                   const torch::Tensor& targets, const torch::Tensor& negatives) {
    const torch::Tensor positive = (states * torch::embedding(table, targets, 0)).sum(1, true);
    torch::Tensor others = torch::matmul(states, torch::embedding(table, negatives, 0).t());
    others = others.masked_fill(targets.unsqueeze(1) == negatives.unsqueeze(0), -1e9);
    return (torch::logsumexp(torch::cat({positive, others}, 1), 1) - positive.squeeze(1)).mean();
}

torch::Tensor softmax_loss(const torch::Tensor& states, const torch::Tensor& table, const torch::Tensor& targets) {
    const torch::Tensor logits = torch::matmul(states, table.narrow(0, 1, table.size(0) - 1).t());
    return torch::nll_loss(torch::log_softmax(logits, 1), targets - 1);
}

}  // namespace armillary::models
