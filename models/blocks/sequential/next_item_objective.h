// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>
#include <utility>

#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/sequential/sequences.h"

namespace armillary::models {

/// The loss that `model.loss` names, with its negatives drawn from (seed, epoch, batch).
class NextItemObjective {
 public:
    explicit NextItemObjective(const model::Context& context);

    /// Mean over the batch's targets, with the loss's name. `states` [targets, dim] are compared with `table`
    /// [items + 1, dim], the padding first.
    std::pair<std::string, torch::Tensor> operator()(const torch::Tensor& states, const torch::Tensor& table,
                                                     const SequenceBatch& batch, int epoch, int64_t number) const;

 private:
    torch::Tensor negative_each(const SequenceBatch& batch, numeric::RandomStream& random) const;

    uint64_t seed_;
    int64_t items_;
    std::string loss_;
    int64_t negatives_per_batch_;
    UniformNegatives negatives_;
};

}  // namespace armillary::models
