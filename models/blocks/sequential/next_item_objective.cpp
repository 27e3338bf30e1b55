// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/next_item_objective.h"

#include <torch/types.h>

#include "models/blocks/sequential/next_item_losses.h"

namespace armillary::models {

NextItemObjective::NextItemObjective(const model::Context& context)
    : seed_(context.seed),
      items_(context.items()),
      loss_(context.parameters.text("model.loss")),
      negatives_per_batch_(context.parameters.integer("model.negatives")),
      negatives_(context.train, context.items()) {}

std::pair<std::string, torch::Tensor> NextItemObjective::operator()(const torch::Tensor& states,
                                                                    const torch::Tensor& table,
                                                                    const SequenceBatch& batch, int epoch,
                                                                    int64_t number) const {
    const torch::Tensor targets = batch.targets.flatten().index_select(0, batch.target_positions);
    numeric::RandomStream random(seed_, "negatives", static_cast<uint64_t>(epoch), static_cast<uint64_t>(number));
    if (loss_ == "binary") return {"binary", binary_loss(states, table, targets, negative_each(batch, random))};
    if (loss_ == "softmax") return {"softmax", softmax_loss(states, table, targets)};
    torch::Tensor shared = torch::empty({negatives_per_batch_}, torch::kInt64);
    for (int64_t i = 0; i < negatives_per_batch_; ++i)
        shared.data_ptr<int64_t>()[i] = 1 + static_cast<int64_t>(random.below(static_cast<uint64_t>(items_)));
    return {"sampled_softmax", sampled_softmax_loss(states, table, targets, shared)};
}

torch::Tensor NextItemObjective::negative_each(const SequenceBatch& batch, numeric::RandomStream& random) const {
    const int64_t length = batch.tokens.size(1);
    torch::Tensor negatives = torch::empty_like(batch.target_positions);
    for (int64_t i = 0; i < negatives.numel(); ++i) {
        const int32_t user =
            batch.users[static_cast<size_t>(batch.target_positions.data_ptr<int64_t>()[i] / length)];
        negatives.data_ptr<int64_t>()[i] = 1 + int64_t{negatives_.draw(user, random)};
    }
    return negatives;
}

}  // namespace armillary::models
