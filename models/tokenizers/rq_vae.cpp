// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <numeric>

#include "core/base/error.h"
#include "core/model/arrays.h"
#include "core/model/model.h"
#include "core/numeric/random.h"
#include "models/blocks/layers.h"
#include "models/blocks/residual_quantiser.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

std::vector<int64_t> encoder_widths(const model::Context& context) {
    std::vector<int64_t> widths{context.features->dim};
    for (int64_t hidden : context.parameters.integers("model.hidden")) widths.push_back(hidden);
    widths.push_back(context.parameters.integer("model.latent_dim"));
    return widths;
}

std::vector<int64_t> reversed(std::vector<int64_t> widths) {
    std::reverse(widths.begin(), widths.end());
    return widths;
}

QuantiserSettings quantiser_settings(const descriptor::ParameterSet& parameters) {
    QuantiserSettings settings;
    settings.levels = static_cast<int>(parameters.integer("model.levels"));
    settings.codebook_size = parameters.integer("model.codebook_size");
    settings.dim = parameters.integer("model.latent_dim");
    settings.initialisation = parameters.text("model.initialisation");
    settings.residual_gradient = parameters.text("model.residual_gradient");
    settings.moving_average = parameters.text("model.codebook_update") == "moving_average";
    settings.decay = parameters.real("model.decay");
    return settings;
}

/// Autoencoder with a residual quantiser in its middle: the codes of an item are its semantic ID (Rajput et al.
/// 2023).
class RqVae : public model::Model, public model::Trainable, public model::Tokenizer {
 public:
    explicit RqVae(const model::Context& context)
        : context_(context),
          commitment_(context.parameters.real("model.commitment")),
          warm_up_epochs_(static_cast<int>(context.parameters.integer("model.warm_up_epochs"))),
          batch_size_(context.parameters.integer("training.batch_size")),
          inputs_(model::tensor_view(*context.features)),
          encoder_(encoder_widths(context), context.seed, "encoder"),
          decoder_(reversed(encoder_widths(context)), context.seed, "decoder"),
          quantiser_(quantiser_settings(context.parameters), context.seed) {
        for (int32_t item = 0; item < context.items(); ++item)
            if (context.features->present[static_cast<size_t>(item)]) items_.push_back(item);
        if (items_.empty())
            throw BadInput("no item has a feature vector; choose another features.modality", "features.modality");
        if (warm_up_epochs_ >= context.parameters.integer("training.epochs"))
            throw UsageError(
                "the warm-up takes all epochs, so no codes would be learned; choose fewer warm-up epochs or more "
                "training.epochs",
                "model.warm_up_epochs");
        order_ = items_;
    }

    std::vector<model::ParameterGroup> parameter_groups() override {
        model::NamedTensors networks, codebooks;
        encoder_.collect(networks);
        decoder_.collect(networks);
        quantiser_.collect(codebooks);
        std::vector<model::ParameterGroup> groups{{"networks", trained(networks)}};
        // Weight decay would drag unused codes towards the origin, where small residuals find them (tokenizers.md
        // A.1).
        if (!quantiser_.settings().moving_average)
            groups.push_back({"codebooks", trained(codebooks),
                              context_.parameters.real("model.codebook_learning_rate_scale"), false});
        return groups;
    }

    int64_t begin_epoch(int epoch) override {
        epoch_ = epoch;
        if (epoch == warm_up_epochs_ + 1 && quantiser_.settings().initialisation == "kmeans") {
            const torch::NoGradGuard no_gradients;
            quantiser_.initialise_by_kmeans(latents(items_), context_.seed,
                                            [this] { context_.check_cancelled(); });
            context_.message("codebooks initialised by k-means over the catalogue");
        }
        order_ = items_;
        numeric::RandomStream(context_.seed, "order", static_cast<uint64_t>(epoch)).shuffle(std::span(order_));
        return (static_cast<int64_t>(order_.size()) + batch_size_ - 1) / batch_size_;
    }

    model::BatchLoss batch_loss(int64_t number) override {
        const int64_t first = number * batch_size_;
        const int64_t size = std::min(batch_size_, static_cast<int64_t>(order_.size()) - first);
        const torch::Tensor x = inputs_.index_select(
            0, index_tensor(std::span(order_).subspan(static_cast<size_t>(first), static_cast<size_t>(size))));
        const torch::Tensor z = encoder_(x);
        if (epoch_ <= warm_up_epochs_) return {{{"reconstruction", torch::mse_loss(decoder_(z), x)}}, size};
        const ResidualQuantiser::Result result = quantiser_.quantise(z);
        model::BatchLoss loss{{{"reconstruction", torch::mse_loss(decoder_(result.quantised), x)},
                               {"commitment", result.commitment * commitment_}},
                              size};
        if (result.codebook.defined()) loss.terms.emplace_back("codebook", result.codebook);
        return loss;
    }

    void after_step() override {
        if (epoch_ > warm_up_epochs_) quantiser_.update_moving_averages();
    }

    bool has_codes() const override { return epoch_ == 0 || epoch_ > warm_up_epochs_; }
    int levels() const override { return quantiser_.settings().levels; }
    int64_t codebook_size(int) const override { return quantiser_.settings().codebook_size; }

    std::vector<int32_t> encode() override {
        const torch::NoGradGuard no_gradients;
        const torch::Tensor codes = quantiser_.encode(latents(items_)).to(torch::kInt32).contiguous();
        std::vector<int32_t> table(static_cast<size_t>(context_.items()) * static_cast<size_t>(levels()), -1);
        for (size_t row = 0; row < items_.size(); ++row)
            std::copy_n(codes.data_ptr<int32_t>() + row * static_cast<size_t>(levels()), levels(),
                        table.begin() + static_cast<std::ptrdiff_t>(items_[row]) * levels());
        return table;
    }

    std::map<std::string, double> quantisation_figures() override {
        const torch::NoGradGuard no_gradients;
        const torch::Tensor z = latents(items_), x = inputs_.index_select(0, index_tensor(items_));
        std::vector<torch::Tensor> residuals;
        quantiser_.encode(z, &residuals);
        std::map<std::string, double> figures;
        for (size_t level = 0; level < residuals.size(); ++level) {
            figures[fmt::format("residual_norm[{}]", level)] = residuals[level].norm(2, 1).mean().item<double>();
            if (level > 0)  // reconstruction from the first `level` levels
                figures[fmt::format("reconstruction_error[{}]", level - 1)] =
                    torch::mse_loss(decoder_(z - residuals[level]), x).item<double>();
        }
        figures["reconstruction_error"] = figures[fmt::format("reconstruction_error[{}]", levels() - 1)];
        return figures;
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        encoder_.collect(tensors);
        decoder_.collect(tensors);
        quantiser_.collect(tensors);
        return tensors;
    }

    std::map<std::string, jobs::Array> arrays() override {
        std::map<std::string, jobs::Array> arrays;
        for (size_t level = 0; level < quantiser_.codebooks().size(); ++level)
            arrays[fmt::format("codebooks/{}", level)] = model::array_of(quantiser_.codebooks()[level]);
        return arrays;
    }

 private:
    /// [items, latent_dim], in blocks that bound memory.
    torch::Tensor latents(const std::vector<int32_t>& items) const {
        constexpr size_t kBlock = 8192;
        std::vector<torch::Tensor> parts;
        for (size_t first = 0; first < items.size(); first += kBlock)
            parts.push_back(encoder_(inputs_.index_select(
                0, index_tensor(std::span(items).subspan(first, std::min(kBlock, items.size() - first))))));
        return torch::cat(parts);
    }

    const model::Context& context_;
    double commitment_;
    int warm_up_epochs_;
    int64_t batch_size_;
    torch::Tensor inputs_;  ///< [items, features], a view of the data set's matrix
    Perceptron encoder_, decoder_;
    ResidualQuantiser quantiser_;
    std::vector<int32_t> items_;  ///< with a feature vector
    std::vector<int32_t> order_;
    int epoch_ = 0;
};

}  // namespace

model::Registration rq_vae() {
    using descriptor::choice, descriptor::integer, descriptor::integers, descriptor::real;
    descriptor::ModelDescriptor d;
    d.id = "rq_vae";
    d.name = "RQ-VAE";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Turns each item's content vector into a short tuple of codes, coarse to fine: a semantic ID, so that "
        "similar items share "
        "a beginning. An autoencoder whose middle is quantised level by level.";
    d.reference = "Rajput et al., Recommender systems with generative retrieval (TIGER), NeurIPS 2023";
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = {
        integer("model.levels", 3, 1, 16, "Codes of an item"),
        integer("model.codebook_size", 256, 1, 65536, "Codes to choose from at each level"),
        integer("model.latent_dim", 32, 1, 1024, "Width of the quantised vector"),
        integers("model.hidden", {512, 256, 128}, 1, 16384,
                 "Widths of the encoder's hidden layers; the decoder mirrors them"),
        real("model.commitment", 0.25, 0, 100, "Weight that pulls the encoder to its codes (beta)"),
        choice(
            "model.initialisation", "kmeans", {"kmeans", "uniform", "normal"},
            "How codebooks start; k-means puts them where the data are, the other two show how collapse begins"),
        integer("model.warm_up_epochs", 10, 0, 100000, "Epochs of plain autoencoder before the codebooks join",
                "epochs"),
        choice("model.codebook_update", "gradient", {"gradient", "moving_average"},
               "How codes follow their items"),
        real("model.decay", 0.99, 0, 0.99999, "Share of the moving average that a batch keeps"),
        real("model.codebook_learning_rate_scale", 1, 1e-3, 1e3,
             "Learning rate of the codebooks as a multiple of the networks'"),
        choice("model.residual_gradient", "detached", {"detached", "attached", "straight_through"},
               "What deeper levels may move: the encoder, shallower codebooks too, or neither"),
    };
    auto only_if = [&d](const char* name, const char* condition) {
        for (auto& parameter : d.parameters)
            if (parameter.name == name) parameter.only_if = condition;
    };
    only_if("model.decay", "model.codebook_update = moving_average");
    only_if("model.codebook_learning_rate_scale", "model.codebook_update = gradient");
    // Right after k-means collisions are few, then they rise and fall again over hundreds of epochs: the best
    // epoch is that of the best reconstruction.
    d.defaults = {{"training.epochs", int64_t{200}},
                  {"training.batch_size", int64_t{256}},
                  {"training.learning_rate", 1e-3},
                  {"training.metric", std::string("reconstruction_error")},
                  {"training.early_stopping", int64_t{0}}};
    d.memory_formula =
        "4 * items * (features + 4 * latent_dim) + 16 * (2 * features * 512 + 400000) + 16 * levels * "
        "codebook_size * latent_dim + "
        "8 * batch_size * (features + 2000)";
    d.time_formula = "6 * items * (2 * features * 512 + 350000 + levels * codebook_size * latent_dim)";
    return {d, model::make_model<RqVae>};
}

}  // namespace armillary::models
