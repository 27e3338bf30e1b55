// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/residual_autoencoder.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/numeric/sinkhorn.h"

namespace armillary::models {

namespace {

/// Codes that are moved late never settle: revival rests in the last fifth of training (tokenizers.md B.11).
constexpr double kRevivalShare = 0.8;

std::vector<int64_t> encoder_widths(const model::Context& context, const AutoencoderShape& shape) {
    return layer_widths(shape.input_dim, context.parameters.integers("model.hidden"), shape.latent_dim);
}

QuantiserSettings quantiser_settings(const descriptor::ParameterSet& parameters, const AutoencoderShape& shape) {
    QuantiserSettings settings;
    settings.levels = shape.levels;
    settings.codebook.size = parameters.integer("model.codebook_size");
    settings.codebook.dim = shape.latent_dim;
    settings.codebook.initialisation = shape.initialisation;
    settings.codebook.moving_average = parameters.text("model.codebook_update") == "moving_average";
    settings.codebook.decay = parameters.real("model.decay");
    settings.codebook.cosine = parameters.boolean("model.cosine");
    settings.codebook.revival = parameters.real("model.revival");
    settings.codebook.balance = parameters.real("model.balance");
    if (shape.levels > 1) settings.residual_gradient = parameters.text("model.residual_gradient");
    settings.estimator = parameters.text("model.estimator");
    settings.entropy = parameters.real("model.entropy_weight") > 0;
    settings.diversity = parameters.real("model.diversity_weight") > 0;
    settings.dropout = parameters.real("model.quantiser_dropout");
    return settings;
}

}  // namespace

AutoencoderShape autoencoder_shape(const model::Context& context, int levels) {
    const descriptor::ParameterSet& parameters = context.parameters;
    return {levels,
            context.features->dim,
            parameters.integer("model.latent_dim"),
            parameters.text("model.initialisation"),
            static_cast<int>(parameters.integer("model.warm_up_epochs")),
            static_cast<int>(parameters.integer("training.epochs"))};
}

ResidualAutoencoder::ResidualAutoencoder(const model::Context& context, const AutoencoderShape& shape)
    : ContentTokenizer(context),
      commitment_(context.parameters.real("model.commitment")),
      entropy_weight_(context.parameters.real("model.entropy_weight")),
      diversity_weight_(context.parameters.real("model.diversity_weight")),
      reconstruction_scale_(context.parameters.text("model.reconstruction_reduction") == "sum"
                                ? static_cast<double>(context.features->dim)
                                : 1),
      quantisation_scale_(context.parameters.text("model.quantisation_reduction") == "sum"
                              ? static_cast<double>(shape.latent_dim)
                              : 1),
      warm_up_epochs_(shape.warm_up_epochs),
      last_revival_epoch_(static_cast<int>(kRevivalShare * shape.epochs)),
      encoder_(encoder_widths(context, shape), context.seed, "encoder"),
      decoder_(mirrored(encoder_widths(context, shape)), context.seed, "decoder"),
      quantiser_(quantiser_settings(context.parameters, shape), context.seed) {
    if (const double balance = context.parameters.real("model.balance");
        balance > 0 && balance < numeric::kSmallestEpsilon)
        throw UsageError(fmt::format("balanced assignment needs an epsilon of at least {}; 0 turns it off",
                                     numeric::kSmallestEpsilon),
                         "model.balance");
    if (warm_up_epochs_ >= shape.epochs)
        throw UsageError(
            "the warm-up takes all epochs, so no codes would be learned; choose fewer warm-up epochs or more "
            "training.epochs",
            "model.warm_up_epochs");
}

std::vector<model::ParameterGroup> ResidualAutoencoder::parameter_groups() {
    model::NamedTensors networks, codebooks;
    encoder_.collect(networks);
    decoder_.collect(networks);
    quantiser_.collect(codebooks);
    std::vector<model::ParameterGroup> groups{{"networks", trained(networks)}};
    // Weight decay would drag unused codes towards the origin, where small residuals find them (tokenizers.md
    // A.1).
    if (!quantiser_.settings().codebook.moving_average)
        groups.push_back({"codebooks", trained(codebooks),
                          context().parameters.real("model.codebook_learning_rate_scale"), false});
    return groups;
}

void ResidualAutoencoder::start_epoch() {
    if (first_with_codes() && quantiser_.settings().codebook.initialisation == "kmeans") initialise_codebooks();
}

void ResidualAutoencoder::initialise_codebooks() {
    quantiser_.initialise_by_kmeans(latents(), context().seed, [this] { context().check_cancelled(); });
    context().message("codebooks initialised by k-means over the catalogue");
}

torch::Tensor ResidualAutoencoder::reconstruction_loss(const torch::Tensor& decoded,
                                                       const torch::Tensor& inputs) const {
    return torch::mse_loss(decoded, inputs) * reconstruction_scale_;
}

model::BatchLoss ResidualAutoencoder::learn(const ContentBatch& batch) {
    const torch::Tensor z = encoded(batch.inputs);
    model::BatchLoss loss;
    if (!learns_codes()) {
        loss.terms = {{"reconstruction", reconstruction_loss(decoded(z), batch.inputs)}};
        add_latent_terms(batch, z, loss);
        return loss;
    }
    const ResidualQuantiser::Result result = quantiser_.quantise(z);
    loss.terms = {{"reconstruction", reconstruction_loss(decoded(result.quantised), batch.inputs)},
                  {"commitment", result.commitment * (commitment_ * quantisation_scale_)}};
    if (result.codebook.defined()) loss.terms.emplace_back("codebook", result.codebook * quantisation_scale_);
    if (result.entropy.defined()) loss.terms.emplace_back("entropy", result.entropy * entropy_weight_);
    if (result.diversity.defined()) loss.terms.emplace_back("diversity", result.diversity * diversity_weight_);
    for (size_t level = 0; level < result.batch_perplexity.size(); ++level)
        loss.figures.emplace_back(fmt::format("perplexity[{}]", level), result.batch_perplexity[level]);
    add_latent_terms(batch, z, loss);
    add_terms(batch, result, loss);
    return loss;
}

void ResidualAutoencoder::after_step() {
    if (learns_codes()) quantiser_.after_step(/*revive=*/epoch() <= last_revival_epoch_);
}

model::Quantisation ResidualAutoencoder::quantisation() {
    return present().describe(items(), inputs(), latents(), [this](const torch::Tensor& z) { return decoded(z); });
}

model::NamedTensors ResidualAutoencoder::state() {
    model::NamedTensors tensors;
    encoder_.collect(tensors);
    decoder_.collect(tensors);
    quantiser_.collect(tensors);
    return tensors;
}

model::NamedTensors ResidualAutoencoder::counters() {
    model::NamedTensors tensors;
    present().collect_counters(tensors);
    return tensors;
}

std::map<std::string, jobs::Array> ResidualAutoencoder::arrays() {
    std::map<std::string, jobs::Array> arrays;
    present().record(arrays);
    record_latents(items(), latents(), context().items(), arrays);
    return arrays;
}

std::vector<descriptor::Parameter> autoencoder_parameters(int64_t levels) {
    using descriptor::boolean, descriptor::choice, descriptor::integer, descriptor::integers, descriptor::real;
    std::vector<descriptor::Parameter> parameters{
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
        choice("model.estimator", "straight_through", {"straight_through", "rotation"},
               "How the gradient passes the codes: unchanged, or turned and scaled like the vector itself"),
        real("model.revival", 0, 0, 1,
             "A code used less than this share of the mean use is moved to a vector of the batch; 0 never, 0.1 is "
             "usual"),
        real("model.balance", 0, 0, 1,
             "Epsilon of balanced assignment in training (Sinkhorn), at least 0.002; 0 takes the nearest code"),
        boolean("model.cosine", false, "Choose the first level's code by angle instead of distance"),
        real("model.entropy_weight", 0, 0, 100, "Weight that rewards an even use of the codes within a batch"),
        real("model.diversity_weight", 0, 0, 100, "Weight that drives the codes of a level apart in angle"),
        real("model.quantiser_dropout", 0, 0, 1,
             "Chance that a batch uses only some first levels, so that these carry more"),
        choice("model.reconstruction_reduction", "sum", {"mean", "sum"},
               "Whether the reconstruction error is averaged or added up over the features"),
        choice("model.quantisation_reduction", "sum", {"mean", "sum"},
               "Whether codebook and commitment errors are averaged or added up over the latent width"),
    };
    if (levels > 0) {
        parameters.insert(parameters.begin(), integer("model.levels", levels, 1, 16, "Codes of an item"));
        parameters.push_back(
            choice("model.residual_gradient", "detached", {"detached", "attached", "straight_through"},
                   "What deeper levels may move: the encoder, shallower codebooks too, or neither"));
    }
    for (descriptor::Parameter& parameter : parameters) {
        if (parameter.name == "model.decay") parameter.only_if = "model.codebook_update = moving_average";
        if (parameter.name == "model.codebook_learning_rate_scale" || parameter.name == "model.diversity_weight")
            parameter.only_if = "model.codebook_update = gradient";
    }
    return parameters;
}

descriptor::ModelDescriptor autoencoder_descriptor(int64_t levels) {
    descriptor::ModelDescriptor d;
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = autoencoder_parameters(levels);
    // Right after k-means collisions are few, then they rise and fall again over hundreds of epochs: the best
    // epoch is that of the best reconstruction.
    d.defaults = {{"training.epochs", int64_t{200}},
                  {"training.batch_size", int64_t{256}},
                  {"training.learning_rate", 1e-3},
                  {"training.metric", std::string("reconstruction_error")},
                  {"training.early_stopping", int64_t{0}}};
    const std::string codes = levels > 0 ? "levels * codebook_size" : "codebook_size";
    d.memory_formula = fmt::format(
        "4 * items * (2 * features + 4 * latent_dim) + 16 * (2 * features * 512 + 400000) + 16 * {} * latent_dim "
        "+ "
        "8 * batch_size * (features + 2000)",
        codes);
    d.time_formula = fmt::format("6 * items * (2 * features * 512 + 350000 + {} * latent_dim)", codes);
    return d;
}

}  // namespace armillary::models
