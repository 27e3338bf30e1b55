// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "models/blocks/sequence_recommender.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Causal self-attention over the history; the state at the last item scores all items by dot product with their
/// embeddings.
class Sasrec final : public SequenceRecommender {
 public:
    explicit Sasrec(const model::Context& context)
        : SequenceRecommender(
              context,
              std::make_unique<NextItemBatches>(context.train, context.parameters.integer("model.max_length"),
                                                context.parameters.integer("training.batch_size"), context.seed),
              {}),
          positions_(normal_table(max_length(), dim(), 0.02, context.seed, "positions")),
          final_norm_(dim(), "final_norm") {
        const int64_t heads = attention_heads(context);
        for (int64_t block = 0; block < context.parameters.integer("model.blocks"); ++block)
            blocks_.emplace_back(dim(), heads, dropout(), context.seed, fmt::format("block.{}", block));
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        items().collect(tensors);
        tensors.emplace_back("positions", positions_);
        for (const SasrecBlock& block : blocks_) block.collect(tensors);
        final_norm_.collect(tensors);
        return tensors;
    }

 private:
    torch::Tensor encode(const SequenceBatch& batch, const torch::Tensor& items,
                         AttentionTap* tap) const override {
        const int64_t length = batch.tokens.size(1);
        const torch::Tensor real = (batch.tokens != 0).unsqueeze(2).to(torch::kFloat32);
        const torch::Tensor allowed = without_hidden(causal_mask(batch.tokens), batch.hidden);
        torch::Tensor x = torch::embedding(items, batch.tokens, 0) * std::sqrt(static_cast<double>(dim()));
        x = torch::dropout(x + positions_.narrow(0, max_length() - length, length), dropout(), training()) * real;
        for (const SasrecBlock& block : blocks_) x = block.forward(x, allowed, real, training(), tap);
        return final_norm_(x) * real;
    }

    torch::Tensor positions_;  ///< [max_length, dim]
    std::vector<SasrecBlock> blocks_;
    LayerNorm final_norm_;
};

}  // namespace

model::Registration sasrec() {
    descriptor::ModelDescriptor d;
    d.id = "sasrec";
    d.name = "SASRec";
    d.family = "sequential";
    d.summary =
        "Reads a user's history with causal self-attention and predicts the next item at every position. The "
        "reference "
        "sequential model; its attention maps can be looked at.";
    d.reference = "Kang and McAuley, Self-attentive sequential recommendation, ICDM 2018";
    d.inputs = {{"interactions"}, {"order"}, {"codes", /*required=*/false}};
    d.capabilities = {"scores", "embeddings", "attention"};
    d.parameters = sequence_parameters({});
    d.defaults = {{"training.epochs", int64_t{100}},
                  {"training.batch_size", int64_t{128}},
                  {"training.learning_rate", 1e-3},
                  {"training.early_stopping", int64_t{10}}};
    d.memory_formula =
        "20 * (items + max_length + 6 * blocks * dim) * dim + "
        "4 * batch_size * max_length * (24 * blocks * dim + 3 * blocks * heads * max_length + negatives + 10 * "
        "dim) + 256 * items * 4";
    d.time_formula =
        "6 * min(interactions, users * max_length) * (blocks * (10 * dim * dim + 4 * max_length * dim) + 2 * "
        "negatives * dim)";
    return {d, model::make_model<Sasrec>};
}

}  // namespace armillary::models
