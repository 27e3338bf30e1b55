// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "core/base/error.h"
#include "core/model/arrays.h"
#include "core/model/model.h"
#include "models/blocks/attention.h"
#include "models/blocks/item_table.h"
#include "models/blocks/next_item_losses.h"
#include "models/blocks/pairwise.h"
#include "models/blocks/sequences.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Causal self-attention over the history; the state at the last item scores all items by dot product with their
/// embeddings.
class Sasrec : public model::Model, public model::Trainable, public model::BlockScorer {
 public:
    explicit Sasrec(const model::Context& context)
        : context_(context),
          max_length_(context.parameters.integer("model.max_length")),
          dropout_(context.parameters.real("model.dropout")),
          loss_(context.parameters.text("model.loss")),
          negatives_per_batch_(context.parameters.integer("model.negatives")),
          batches_(context.train, max_length_, context.parameters.integer("training.batch_size"), context.seed),
          negatives_(context.train, context.items()),
          items_(item_table(context, context.parameters.integer("model.dim"), 0.02)) {
        const int64_t dim = items_.dim(), heads = context.parameters.integer("model.heads");
        if (dim % heads != 0)
            throw UsageError(
                fmt::format("the width {} cannot be shared by {} heads; choose a multiple", dim, heads),
                "model.heads");
        positions_ = normal_table(max_length_, dim, 0.02, context.seed, "positions");
        for (int64_t block = 0; block < context.parameters.integer("model.blocks"); ++block)
            blocks_.emplace_back(dim, heads, dropout_, context.seed, fmt::format("block.{}", block));
        final_norm_ = std::make_unique<LayerNorm>(dim, "final_norm");
    }

    std::vector<model::ParameterGroup> parameter_groups() override { return {{"all", trained(state())}}; }

    int64_t begin_epoch(int epoch) override {
        epoch_ = epoch;
        return batches_.begin_epoch(epoch);
    }

    model::BatchLoss batch_loss(int64_t number) override {
        const SequenceBatch batch = batches_.batch(number);
        const torch::Tensor items = items_.table();
        const torch::Tensor states =
            encode(batch.tokens, items).flatten(0, 1).index_select(0, batch.target_positions);
        const torch::Tensor targets = batch.targets.flatten().index_select(0, batch.target_positions);
        numeric::RandomStream random(context_.seed, "negatives", static_cast<uint64_t>(epoch_),
                                     static_cast<uint64_t>(number));
        const auto examples = static_cast<int64_t>(batch.users.size());
        if (loss_ == "binary")
            return {{{"binary", binary_loss(states, items, targets, negative_each(batch, random))}}, examples};
        if (loss_ == "softmax") return {{{"softmax", softmax_loss(states, items, targets)}}, examples};
        torch::Tensor shared = torch::empty({negatives_per_batch_}, torch::kInt64);
        for (int64_t i = 0; i < negatives_per_batch_; ++i)
            shared.data_ptr<int64_t>()[i] =
                1 + static_cast<int64_t>(random.below(static_cast<uint64_t>(context_.items())));
        return {{{"sampled_softmax", sampled_softmax_loss(states, items, targets, shared)}}, examples};
    }

    void set_training(bool training) override { training_ = training; }

    void score(std::span<const int32_t> users, data::Part when, float* scores) override {
        const torch::NoGradGuard no_gradients;
        const data::Histories& histories = when == data::Part::test ? context_.known_before_test : context_.train;
        const torch::Tensor items = items_.table();
        const torch::Tensor states = encode(history_batch(histories, users, max_length_).tokens, items);
        torch::Tensor out =
            torch::from_blob(scores, {static_cast<int64_t>(users.size()), context_.items()}, torch::kFloat32);
        torch::mm_out(out, states.select(1, -1).contiguous(), items.narrow(0, 1, context_.items()).t());
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        items_.collect(tensors);
        tensors.emplace_back("positions", positions_);
        for (const SasrecBlock& block : blocks_) block.collect(tensors);
        final_norm_->collect(tensors);
        return tensors;
    }

    std::map<std::string, jobs::Array> arrays() override {
        return {{"item_embeddings", model::array_of(items_.table().narrow(0, 1, context_.items()))}};
    }

 private:
    /// Hidden states [batch, length, dim] of tokens [batch, length]. Positions count back from the newest item, so
    /// that padding changes nothing.
    torch::Tensor encode(const torch::Tensor& tokens, const torch::Tensor& items) const {
        const int64_t length = tokens.size(1), dim = items_.dim();
        const torch::Tensor real = (tokens != 0).unsqueeze(2).to(torch::kFloat32);
        const torch::Tensor allowed = causal_mask(tokens);
        torch::Tensor x = torch::embedding(items, tokens, 0) * std::sqrt(static_cast<double>(dim));
        x = torch::dropout(x + positions_.narrow(0, max_length_ - length, length), dropout_, training_) * real;
        for (const SasrecBlock& block : blocks_) x = block.forward(x, allowed, real, training_);
        return (*final_norm_)(x)*real;
    }

    torch::Tensor negative_each(const SequenceBatch& batch, numeric::RandomStream& random) const {
        const int64_t length = batch.tokens.size(1);
        torch::Tensor negatives = torch::empty_like(batch.target_positions);
        for (int64_t i = 0; i < negatives.numel(); ++i) {
            const int32_t user =
                batch.users[static_cast<size_t>(batch.target_positions.data_ptr<int64_t>()[i] / length)];
            negatives.data_ptr<int64_t>()[i] = 1 + int64_t{negatives_.draw(user, random)};
        }
        return negatives;
    }

    const model::Context& context_;
    int64_t max_length_;
    double dropout_;
    std::string loss_;
    int64_t negatives_per_batch_;
    NextItemBatches batches_;
    UniformNegatives negatives_;
    ItemTable items_;
    torch::Tensor positions_;  ///< [max_length, dim]
    std::vector<SasrecBlock> blocks_;
    std::unique_ptr<LayerNorm> final_norm_;
    int epoch_ = 0;
    bool training_ = false;
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
    d.parameters = {
        descriptor::choice("model.item_embedding", "id", {"id", "codes"},
                           "A vector for each item, or the sum of one for each of its codes (tokenizer.run)"),
        descriptor::integer("model.dim", 64, 1, 4096, "Width of the embeddings and the hidden states"),
        descriptor::integer("model.blocks", 2, 1, 32, "Attention blocks, one above the other"),
        descriptor::integer("model.heads", 1, 1, 64, "Attention heads; the width must be a multiple"),
        descriptor::integer("model.max_length", 50, 1, 4096,
                            "Items of the history that are read, counted from the newest"),
        descriptor::real("model.dropout", 0.5, 0, 0.99, "Share of values dropped in training"),
        descriptor::choice("model.loss", "sampled_softmax", {"sampled_softmax", "binary", "softmax"},
                           "Sampled softmax shares its negatives in the batch; binary is the original loss; "
                           "softmax ranks against all items"),
        descriptor::integer("model.negatives", 512, 1, 100000, "Negatives that a batch shares"),
    };
    d.parameters.back().only_if = "model.loss = sampled_softmax";
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
