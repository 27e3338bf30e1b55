// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "models/blocks/dropout.h"
#include "models/blocks/sequential/sequence_recommender.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr double kDeviation = 0.02;

/// Attention in both directions over a history in which some items are masked; the state at a mask scores all
/// items. The next item is asked for by a mask behind the newest item.
class Bert4Rec final : public SequenceRecommender {
 public:
    explicit Bert4Rec(const model::Context& context)
        : SequenceRecommender(
              context,
              std::make_unique<ClozeBatches>(context.train, context.parameters.integer("model.max_length"),
                                             context.parameters.integer("training.batch_size"), context.seed,
                                             context.items(), context.parameters.real("model.mask_share"),
                                             context.parameters.real("model.last_only_share")),
              {.causal = false}),
          mask_(normal_table(1, dim(), kDeviation, context.seed, "mask")),
          positions_(normal_table(max_length(), dim(), kDeviation, context.seed, "positions")),
          first_norm_(dim(), "first_norm"),
          head_(dim(), dim(), context.seed, "head", kDeviation),
          head_norm_(dim(), "head_norm"),
          bias_(torch::zeros({context.items() + 1}).requires_grad_(true)) {
        const int64_t heads = attention_heads(context);
        if (max_length() < 2)
            throw UsageError("the mask takes one place, so at least 2 items must be read", "model.max_length");
        for (int64_t block = 0; block < context.parameters.integer("model.blocks"); ++block)
            blocks_.emplace_back(dim(), heads, dropout(), context.seed, fmt::format("block.{}", block));
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        items().collect(tensors);
        tensors.emplace_back("mask", mask_);
        tensors.emplace_back("positions", positions_);
        first_norm_.collect(tensors);
        for (const EncoderBlock& block : blocks_) block.collect(tensors);
        head_.collect(tensors);
        head_norm_.collect(tensors);
        tensors.emplace_back("bias", bias_);
        return tensors;
    }

 private:
    torch::Tensor encode(const SequenceBatch& batch, const torch::Tensor& items,
                         AttentionTap* tap) const override {
        const int64_t length = batch.tokens.size(1);
        const torch::Tensor allowed = without_hidden(two_way_mask(batch.tokens), batch.hidden);
        torch::Tensor x = torch::embedding(torch::cat({items, mask_}), batch.tokens, 0);
        x = first_norm_(x + positions_.narrow(0, max_length() - length, length));
        x = models::dropout(x, dropout(), training());
        for (const EncoderBlock& block : blocks_) x = block.forward(x, allowed, training(), tap);
        return x;
    }

    /// The newest items, and the mask behind them.
    SequenceBatch asking(std::span<const jobs::History> histories) const override {
        SequenceBatch batch = history_batch(histories, max_length() - 1);
        const auto rows = static_cast<int64_t>(histories.size());
        batch.tokens = torch::cat({batch.tokens, torch::full({rows, 1}, context().items() + 1, torch::kInt64)}, 1);
        if (batch.hidden.defined())
            batch.hidden = torch::cat({batch.hidden, torch::zeros({rows, 1}, torch::kBool)}, 1);
        return batch;
    }

    /// The output layer, with a 1 behind each state for the items' biases.
    torch::Tensor queries(const torch::Tensor& states) const override {
        const torch::Tensor read = head_norm_(torch::gelu(head_(states)));
        return torch::cat({read, torch::ones({read.size(0), 1})}, 1);
    }

    torch::Tensor candidates(const torch::Tensor& items) const override {
        return torch::cat({items, bias_.unsqueeze(1)}, 1);
    }

    torch::Tensor mask_, positions_;  ///< [1, dim], [max_length, dim]
    LayerNorm first_norm_;
    std::vector<EncoderBlock> blocks_;
    Linear head_;
    LayerNorm head_norm_;
    torch::Tensor bias_;  ///< [items + 1]
};

}  // namespace

model::Registration bert4rec() {
    descriptor::ModelDescriptor d;
    d.id = "bert4rec";
    d.name = "BERT4Rec";
    d.family = "sequential";
    d.summary =
        "Hides some items of a user's history and learns to name them from what stands before and behind them, by "
        "attention in both directions; the next item is asked for as one more hidden item. Few places of a "
        "history "
        "teach it in each epoch, so it needs more epochs than SASRec.";
    d.reference =
        "Sun et al., BERT4Rec: sequential recommendation with bidirectional encoder representations from "
        "transformer, CIKM 2019";
    d.inputs = {{"interactions"}, {"order"}, {"codes", /*required=*/false}};
    d.capabilities = {"scores", "embeddings", "attention"};
    d.parameters = sequence_parameters({.heads = 2, .dropout = 0.2, .loss = "softmax"});
    d.parameters.push_back(
        descriptor::real("model.mask_share", 0.2, 0.01, 0.99, "Share of a history's items that are masked"));
    d.parameters.push_back(descriptor::real("model.last_only_share", 0.5, 0, 1,
                                            "Share of histories of which the last item alone is masked"));
    d.defaults = {{"training.epochs", int64_t{200}},
                  {"training.batch_size", int64_t{128}},
                  {"training.learning_rate", 1e-3},
                  {"training.early_stopping", int64_t{50}}};
    d.memory_formula =
        "20 * (items + max_length + 12 * blocks * dim) * dim + "
        "4 * batch_size * max_length * (40 * blocks * dim + 3 * blocks * heads * max_length + 10 * dim + "
        "mask_share * 4 * items) + 256 * items * 4";
    d.time_formula =
        "6 * min(interactions, users * max_length) * (blocks * (24 * dim * dim + 4 * max_length * dim) + 2 * "
        "mask_share * items * dim)";
    return {d, model::make_model<Bert4Rec>};
}

}  // namespace armillary::models
