// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/model/model.h"
#include "models/blocks/autoencoders/feature_batches.h"
#include "models/blocks/collaborative/collaborative_vectors.h"
#include "models/blocks/layers.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr int64_t kCollaborativeDim = 64;

/// The tokenizers of SETRec (2025, section 3.1): an item is a set of vectors, one from who takes it and some from
/// its content, without order and without a codebook. Content tokens come from an autoencoder. The collaborative
/// token is a linear map; trained alone, without a recommender's loss, it learns to give its vector back (a
/// reading).
class SetTokens : public model::Model, public model::Trainable {
 public:
    explicit SetTokens(const model::Context& context)
        : context_(context),
          tokens_(context.parameters.integer("model.tokens")),
          dim_(context.parameters.integer("model.dim")),
          batches_(context),
          collaborative_(
              collaborative_vectors(context, kCollaborativeDim).index_select(0, index_tensor(rows().items))),
          collaborative_in_(kCollaborativeDim, dim_, context.seed, "collaborative.in"),
          collaborative_out_(dim_, kCollaborativeDim, context.seed, "collaborative.out"),
          encoder_(widths(context), context.seed, "encoder"),
          decoder_(mirrored(widths(context)), context.seed, "decoder") {}

    std::vector<model::ParameterGroup> parameter_groups() override { return {{"all", trained(state())}}; }

    int64_t begin_epoch(int epoch) override { return batches_.begin_epoch(epoch); }

    model::BatchLoss batch_loss(int64_t number) override {
        const torch::Tensor chosen = batches_.chosen(number);
        const torch::Tensor content = rows().inputs.index_select(0, chosen),
                            collaborative = collaborative_.index_select(0, chosen);
        return {{{"content", torch::mse_loss(decoder_(encoder_(content)), content)},
                 {"collaborative",
                  torch::mse_loss(collaborative_out_(collaborative_in_(collaborative)), collaborative)}},
                chosen.size(0)};
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        for (const Linear* layer : {&collaborative_in_, &collaborative_out_}) layer->collect(tensors);
        for (const Perceptron* network : {&encoder_, &decoder_}) network->collect(tensors);
        return tensors;
    }

    /// [items, 1 + tokens, dim], the collaborative token first.
    std::map<std::string, jobs::Array> arrays() override {
        const torch::NoGradGuard no_gradients;
        const torch::Tensor content = encoder_(rows().inputs).view({rows().size(), tokens_, dim_});
        const torch::Tensor set = torch::cat({collaborative_in_(collaborative_).unsqueeze(1), content}, 1);
        return token_arrays(rows().items, set, context_.items());
    }

 private:
    const FeatureRows& rows() const { return batches_.rows(); }
    std::vector<int64_t> widths(const model::Context& context) const {
        return layer_widths(context.features->dim, context.parameters.integers("model.hidden"), tokens_ * dim_);
    }

    const model::Context& context_;
    int64_t tokens_, dim_;
    FeatureBatches batches_;
    torch::Tensor collaborative_;  ///< [rows, 64]
    Linear collaborative_in_, collaborative_out_;
    Perceptron encoder_, decoder_;
};

}  // namespace

model::Registration set_tokens() {
    using descriptor::integer, descriptor::integers;
    descriptor::ModelDescriptor d;
    d.id = "set_tokens";
    d.name = "SETRec tokens";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Describes an item by a small set of vectors instead of codes: one from who takes it, the others from its "
        "content. There is no codebook that could collapse, and no order among the vectors.";
    d.reference =
        "Lin et al., Order-agnostic identifier for large language model-based generative recommendation, "
        "SIGIR 2025";
    d.inputs = {{"features"}, {"interactions"}, {"embeddings", /*required=*/false}};
    d.capabilities = {"embeddings"};
    d.parameters = {
        integer("model.tokens", 4, 1, 64, "Vectors from an item's content"),
        integer("model.dim", 64, 1, 4096, "Width of each vector"),
        integers("model.hidden", {512, 256, 128}, 1, 16384,
                 "Widths of the hidden layers, mirrored in the decoder"),
    };
    d.defaults = {{"training.epochs", int64_t{100}},
                  {"training.batch_size", int64_t{256}},
                  {"training.learning_rate", 1e-3},
                  {"training.metric", std::string("loss")},
                  {"training.early_stopping", int64_t{0}}};
    d.memory_formula =
        "4 * items * (features + 64 + 2 * tokens * dim) + 32 * (features * 512 + 164000 + 128 * tokens * dim)";
    d.time_formula = "12 * items * (features * 512 + 164000 + 128 * tokens * dim)";
    return {d, model::make_model<SetTokens>};
}

}  // namespace armillary::models
