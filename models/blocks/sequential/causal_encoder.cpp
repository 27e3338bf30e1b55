// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/causal_encoder.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "models/blocks/sequential/sequence_recommender.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr double kPositionDeviation = 0.02;

}  // namespace

CausalEncoder::CausalEncoder(const model::Context& context)
    : dropout_(context.parameters.real("model.dropout")),
      positions_(normal_table(context.parameters.integer("model.max_length"),
                              context.parameters.integer("model.dim"), kPositionDeviation, context.seed,
                              "positions")),
      final_norm_(positions_.size(1), "final_norm") {
    const int64_t heads = attention_heads(context);
    for (int64_t block = 0; block < context.parameters.integer("model.blocks"); ++block)
        blocks_.emplace_back(positions_.size(1), heads, dropout_, context.seed, fmt::format("block.{}", block));
}

torch::Tensor CausalEncoder::operator()(const SequenceBatch& batch, const torch::Tensor& vectors, bool training,
                                        AttentionTap* tap) const {
    const int64_t length = batch.tokens.size(1);
    const torch::Tensor real = (batch.tokens != 0).unsqueeze(2).to(torch::kFloat32);
    const torch::Tensor allowed = without_hidden(causal_mask(batch.tokens), batch.hidden);
    torch::Tensor x = vectors * std::sqrt(static_cast<double>(vectors.size(2)));
    x = torch::dropout(x + positions_.narrow(0, max_length() - length, length), dropout_, training) * real;
    for (const SasrecBlock& block : blocks_) x = block.forward(x, allowed, real, training, tap);
    return final_norm_(x) * real;
}

void CausalEncoder::collect(model::NamedTensors& tensors) const {
    tensors.emplace_back("positions", positions_);
    for (const SasrecBlock& block : blocks_) block.collect(tensors);
    final_norm_.collect(tensors);
}

}  // namespace armillary::models
