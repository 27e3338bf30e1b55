// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/causal_encoder.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "models/blocks/dropout.h"
#include "models/blocks/sequential/sequence_recommender.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr double kPositionDeviation = 0.02;

}  // namespace

CausalEncoder::CausalEncoder(const model::Context& context, bool with_positions)
    : max_length_(context.parameters.integer("model.max_length")),
      dropout_(context.parameters.real("model.dropout")),
      final_norm_(context.parameters.integer("model.dim"), "final_norm") {
    const int64_t dim = context.parameters.integer("model.dim"), heads = attention_heads(context);
    if (with_positions) positions_ = normal_table(max_length_, dim, kPositionDeviation, context.seed, "positions");
    for (int64_t block = 0; block < context.parameters.integer("model.blocks"); ++block)
        blocks_.emplace_back(dim, heads, dropout_, context.seed, fmt::format("block.{}", block));
}

torch::Tensor CausalEncoder::operator()(const SequenceBatch& batch, const torch::Tensor& vectors, bool training,
                                        AttentionTap* tap) const {
    const int64_t length = batch.tokens.size(1);
    const torch::Tensor real = (batch.tokens != 0).unsqueeze(2).to(torch::kFloat32);
    const torch::Tensor allowed = without_hidden(causal_mask(batch.tokens), batch.hidden);
    torch::Tensor x = vectors * std::sqrt(static_cast<double>(vectors.size(2)));
    if (positions_.defined()) x = x + positions_.narrow(0, max_length_ - length, length);
    x = models::dropout(x, dropout_, training) * real;
    for (const SasrecBlock& block : blocks_) x = block.forward(x, allowed, real, training, tap);
    return final_norm_(x) * real;
}

void CausalEncoder::collect(model::NamedTensors& tensors) const {
    if (positions_.defined()) tensors.emplace_back("positions", positions_);
    for (const SasrecBlock& block : blocks_) block.collect(tensors);
    final_norm_.collect(tensors);
}

}  // namespace armillary::models
