// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "models/blocks/sequential/causal_encoder.h"
#include "models/blocks/sequential/sequence_recommender.h"

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
          encoder_(context, context.parameters.boolean("model.positions")) {}

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        items().collect(tensors);
        encoder_.collect(tensors);
        return tensors;
    }

 private:
    torch::Tensor encode(const SequenceBatch& batch, const torch::Tensor& items,
                         AttentionTap* tap) const override {
        return encoder_(batch, torch::embedding(items, batch.tokens, 0), training(), tap);
    }

    CausalEncoder encoder_;
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
    d.parameters.push_back(descriptor::boolean(
        "model.positions", true,
        "Add a learned vector for each place in the history; without them its order hardly counts"));
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
