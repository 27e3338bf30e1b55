// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/model/model.h"
#include "models/blocks/autoencoders/content_tokenizer.h"
#include "models/blocks/autoencoders/slice_decoder.h"
#include "models/blocks/layers.h"
#include "models/blocks/quantisers/finite_scalar.h"

namespace armillary::models {

namespace {

/// The tokenizer of RecGPT (2025, section 3.1): the vector is cut into slices, each slice becomes one code of a
/// fixed grid, and a small transformer with an own state at its end gives the whole vector back. Only the absolute
/// error of that is learned from.
class Fsq : public ContentTokenizer {
 public:
    explicit Fsq(const model::Context& context)
        : ContentTokenizer(context),
          slices_(context.parameters.integer("model.slices")),
          grid_(context.parameters.integers("model.grid")) {
        const int64_t features = context.features->dim;
        if (slices_ > features)
            throw UsageError(fmt::format("{} features cannot be cut into {} slices", features, slices_),
                             "model.slices");
        for (int64_t slice = 0; slice < slices_; ++slice) {
            starts_.push_back(slice * features / slices_);
            const int64_t width = (slice + 1) * features / slices_ - starts_.back();
            encoders_.emplace_back(
                layer_widths(width, context.parameters.integers("model.hidden"), grid_.channels()), context.seed,
                fmt::format("encoder.{}", slice));
        }
        starts_.push_back(features);
        decoder_ = make_decoder(context);
    }

    std::vector<model::ParameterGroup> parameter_groups() override { return {{"all", trained(state())}}; }
    int levels() const override { return static_cast<int>(slices_); }
    int64_t codebook_size(int) const override { return grid_.size(); }

    model::Quantisation quantisation() override {
        model::Quantisation shown;
        shown.items = items();
        shown.inputs = inputs();
        shown.latents = latents();
        shown.reconstruct = [this](int levels) {
            return over_catalogue([this, levels](const ContentBatch& batch) {
                return decoder_->decode(quantised(channels(batch.inputs)), levels);
            });
        };
        return shown;
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        for (const Perceptron& encoder : encoders_) encoder.collect(tensors);
        decoder_->collect(tensors);
        return tensors;
    }

 protected:
    model::BatchLoss learn(const ContentBatch& batch) override {
        const torch::Tensor z = channels(batch.inputs);
        model::BatchLoss loss;
        loss.terms = {{"reconstruction", torch::l1_loss(decoder_->decode(quantised(z), levels()), batch.inputs)}};
        // Saturated channels use their two outer levels only.
        loss.figures = {
            {"saturated_share", (z.detach().tanh().abs() > 0.99).to(torch::kFloat32).mean().item<double>()}};
        return loss;
    }

    torch::Tensor latents_of(const ContentBatch& batch) const override {
        return channels(batch.inputs).flatten(1);
    }

    torch::Tensor codes_of(const torch::Tensor& latents) const override {
        const int64_t rows = latents.size(0);
        return grid_.codes(latents.reshape({rows * slices_, grid_.channels()})).view({rows, slices_});
    }

 private:
    /// [rows, slices, channels] before the bound.
    torch::Tensor channels(const torch::Tensor& inputs) const {
        std::vector<torch::Tensor> parts;
        for (size_t slice = 0; slice < encoders_.size(); ++slice)
            parts.push_back(encoders_[slice](inputs.slice(1, starts_[slice], starts_[slice + 1])));
        return torch::stack(parts, 1);
    }

    torch::Tensor quantised(const torch::Tensor& z) const {
        return grid_.quantise(z.flatten(0, 1)).view(z.sizes());
    }

    std::unique_ptr<SliceDecoder> make_decoder(const model::Context& context) const {
        const descriptor::ParameterSet& parameters = context.parameters;
        if (parameters.text("model.decoder") == "perceptron") {
            return perceptron_decoder(slices_, grid_.channels(), context.features->dim,
                                      mirrored(parameters.integers("model.hidden")), context.seed);
        }
        const int64_t dim = parameters.integer("model.decoder_dim"), heads = parameters.integer("model.heads");
        if (dim % heads != 0)
            throw UsageError(
                fmt::format("the width {} cannot be shared by {} heads; choose a multiple", dim, heads),
                "model.heads");
        return attention_decoder(slices_, grid_.channels(), context.features->dim, dim,
                                 parameters.integer("model.blocks"), heads, context.seed);
    }

    int64_t slices_;
    FiniteScalarQuantiser grid_;
    std::vector<int64_t> starts_;  ///< [slices + 1] first feature of each slice, then their number
    std::vector<Perceptron> encoders_;
    std::unique_ptr<SliceDecoder> decoder_;
};

}  // namespace

model::Registration fsq() {
    using descriptor::choice, descriptor::integer, descriptor::integers;
    descriptor::ModelDescriptor d;
    d.id = "fsq";
    d.name = "FSQ";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Rounds a few numbers per item to a fixed grid, so that there is no codebook which could collapse. The "
        "content vector is cut into slices, and each slice gives one code of the same large vocabulary; the codes "
        "are not ordered from coarse to fine.";
    d.reference =
        "Jiang et al., RecGPT: A foundation model for sequential recommendation, 2025; Mentzer et al., Finite "
        "scalar "
        "quantization, ICLR 2024";
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = {
        integer("model.slices", 4, 1, 64, "Parts into which the vector is cut: codes of an item"),
        integers("model.grid", {8, 8, 8, 6, 5}, 2, 4096,
                 "Levels of each channel; their product is the vocabulary"),
        integers("model.hidden", {}, 1, 16384, "Widths of the encoder's hidden layers; none is a linear map"),
        choice("model.decoder", "attention", {"attention", "perceptron"},
               "How codes become the vector again: a transformer over the slices, or the encoder's mirror"),
        integer("model.decoder_dim", 64, 1, 4096, "Width of the decoder's transformer"),
        integer("model.blocks", 2, 1, 32, "Attention blocks of the decoder"),
        integer("model.heads", 2, 1, 64, "Attention heads; the decoder's width must be a multiple"),
    };
    for (descriptor::Parameter& parameter : d.parameters)
        if (parameter.name == "model.decoder_dim" || parameter.name == "model.blocks" ||
            parameter.name == "model.heads")
            parameter.only_if = "model.decoder = attention";
    d.defaults = {{"training.epochs", int64_t{100}},
                  {"training.batch_size", int64_t{256}},
                  {"training.learning_rate", 1e-3},
                  {"training.metric", std::string("reconstruction_error")},
                  {"training.early_stopping", int64_t{0}}};
    d.memory_formula =
        "4 * items * 2 * features + 16 * (2 * features * features + 12 * blocks * decoder_dim * decoder_dim) + "
        "4 * batch_size * (8 * features + 24 * blocks * decoder_dim * (slices + 1))";
    d.time_formula =
        "6 * items * (features * (decoder_dim + features) + blocks * (slices + 1) * 6 * decoder_dim * "
        "decoder_dim)";
    return {d, model::make_model<Fsq>};
}

}  // namespace armillary::models
