// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/base/error.h"
#include "core/model/model.h"
#include "models/blocks/autoencoders/residual_autoencoder.h"
#include "models/blocks/quantisers/differentiable_quantiser.h"
#include "models/blocks/quantisers/exploration.h"
#include "models/blocks/sequential/code_recommender.h"

namespace armillary::models {

namespace {

AutoencoderShape pretraining_shape(const model::Context& context) {
    const descriptor::ParameterSet& parameters = context.parameters;
    AutoencoderShape shape = autoencoder_shape(context, static_cast<int>(parameters.integer("model.levels")));
    shape.epochs = static_cast<int>(parameters.integer("model.pretraining_epochs"));
    if (shape.epochs >= parameters.integer("training.epochs"))
        throw UsageError(
            "the pre-training takes all epochs, so nothing would be recommended; choose fewer pre-training epochs "
            "or more training.epochs",
            "model.pretraining_epochs");
    if (shape.warm_up_epochs >= shape.epochs)
        throw UsageError(
            "the warm-up takes the whole pre-training, so no codes would be learned; choose fewer warm-up epochs "
            "or "
            "more pre-training",
            "model.warm_up_epochs");
    return shape;
}

AssignmentSettings assignment_settings(const descriptor::ParameterSet& parameters) {
    return {parameters.text("model.exploration"), parameters.real("model.temperature"),
            parameters.boolean("model.normalise_logits")};
}

ExplorationSettings exploration_settings(const descriptor::ParameterSet& parameters) {
    const std::string &exploration = parameters.text("model.exploration"),
                      &decay = parameters.text("model.uncertainty_decay");
    ExplorationSettings settings;
    if (exploration != "gumbel" && exploration != "gaussian") {
        settings.noise = 0;
        return settings;
    }
    settings.noise = parameters.real("model.noise");
    settings.linear = decay == "linear";
    settings.learned = decay == "learned" || decay == "both";
    settings.frequency = decay == "frequency" || decay == "both";
    settings.offset = parameters.real("model.noise_offset");
    settings.hot_ratio = parameters.real("model.hot_ratio");
    return settings;
}

/// An RQ-VAE, trained alone, then together with a recommender that generates its codes: the recommender's loss
/// moves the codebooks through noisy, differentiable assignments (Fu et al. 2026). By default the encoder rests in
/// the joint phase, so that an item's latent stays and only codes move.
class Diger : public ResidualAutoencoder, public model::BlockScorer {
 public:
    explicit Diger(const model::Context& context)
        : ResidualAutoencoder(context, pretraining_shape(context)),
          pretraining_epochs_(static_cast<int>(context.parameters.integer("model.pretraining_epochs"))),
          planned_epochs_(static_cast<int>(context.parameters.integer("training.epochs"))),
          frozen_(context.parameters.text("model.exploration") == "frozen"),
          moves_latents_(!frozen_ && context.parameters.boolean("model.train_encoder")),
          history_path_(context.parameters.boolean("model.history_path")),
          target_path_(context.parameters.boolean("model.target_path")),
          quantisation_weight_(context.parameters.real("model.quantisation_weight")),
          reconstruction_weight_(context.parameters.real("model.reconstruction_weight")),
          tokenizer_scale_(context.parameters.real("model.tokenizer_learning_rate_scale")),
          joint_encoder_(layer_widths(context.features->dim, context.parameters.integers("model.hidden"),
                                      context.parameters.integer("model.latent_dim")),
                         context.seed, "joint_encoder"),
          joint_(quantiser().settings(), assignment_settings(context.parameters), context.seed),
          exploration_(exploration_settings(context.parameters), quantiser().settings().codebook.size),
          recommender_(context, items(), levels(), codebook_size(0)) {}

    std::vector<model::ParameterGroup> parameter_groups() override {
        auto groups = ResidualAutoencoder::parameter_groups();
        model::NamedTensors recommender;
        recommender_.collect(recommender);
        groups.push_back({"recommender", trained(recommender)});
        groups.push_back({"joint_codebooks", joint_.codebooks(), tokenizer_scale_, /*weight_decay=*/false});
        if (moves_latents_) groups.push_back({"joint_encoder", trained(of(joint_encoder_)), tokenizer_scale_});
        if (exploration_.learned()) groups.push_back({"noise", {exploration_.parameter()}, 1, false});
        return groups;
    }

    int64_t begin_epoch(int epoch) override {
        const int64_t batches = ResidualAutoencoder::begin_epoch(epoch);
        const int before = epoch - pretraining_epochs_ - 1;  // joint epochs that are over
        if (before < 0) return batches;
        if (before == 0) {
            joint_.start_from(quantiser());
            start_joint_encoder();
            is_joint_.fill_(1);
            context().message("codebooks pre-trained; the recommender joins");
        }
        exploration_.begin_epoch(before / std::max(1.0, planned_epochs_ - pretraining_epochs_ - 1.0));
        codes_ = present().encode(latents());
        return recommender_.begin_epoch(before + 1);
    }

    model::BatchLoss batch_loss(int64_t number) override {
        return has_scores() ? joint_loss(recommender_.batch(number)) : ResidualAutoencoder::batch_loss(number);
    }

    void after_step() override {
        if (!has_scores()) return ResidualAutoencoder::after_step();
        joint_.after_step();
        exploration_.after_step();
    }

    void set_training(bool training) override { training_ = training; }

    bool has_scores() const override { return is_joint_.item<int64_t>() != 0; }

    void prepare_scoring() override {
        codes_ = present().encode(latents());
        recommender_.prepare(codes_);
    }

    void score(std::span<const int32_t> users, data::Part when, float* scores) override {
        recommender_.score(users, when, scores);
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors = ResidualAutoencoder::state();
        joint_.collect(tensors);
        exploration_.collect(tensors);
        recommender_.collect(tensors);
        if (moves_latents_) joint_encoder_.collect(tensors);
        tensors.emplace_back("is_joint", is_joint_);
        return tensors;
    }

 protected:
    const ResidualQuantiser& present() const override {
        return has_scores() ? joint_.quantiser() : ResidualAutoencoder::present();
    }
    torch::Tensor encoded(const torch::Tensor& inputs) const override {
        return has_scores() && moves_latents_ ? joint_encoder_(inputs) : ResidualAutoencoder::encoded(inputs);
    }

 private:
    static model::NamedTensors of(const Perceptron& network) {
        model::NamedTensors tensors;
        network.collect(tensors);
        return tensors;
    }

    /// The pre-trained one, in a copy that learns at the tokenizer's rate.
    void start_joint_encoder() {
        const torch::NoGradGuard no_gradients;
        const model::NamedTensors from = of(encoder()), to = of(joint_encoder_);
        for (size_t at = 0; at < from.size(); ++at) torch::Tensor(to[at].second).copy_(from[at].second);
        weights_change();
    }

    /// [rows, latent_dim] of rows of the catalogue, with a gradient where the encoder learns.
    torch::Tensor latents_of_rows(const torch::Tensor& rows) {
        if (!moves_latents_) return latents().index_select(0, rows);
        weights_change();
        return encoded(inputs().index_select(0, rows));
    }

    model::BatchLoss joint_loss(const SequenceBatch& batch) {
        const BatchItems items = items_of(batch);
        const torch::Tensor table_codes = codes_.index_select(0, items.rows);
        model::BatchLoss loss;
        loss.examples = static_cast<int64_t>(batch.users.size());
        if (frozen_) {
            const torch::Tensor vectors = recommender_.decoder().vectors(table_codes);
            loss.terms = {{"generation", recommender_.loss(batch, items, vectors, table_codes, {}, training_)}};
            return loss;
        }
        const torch::Tensor latents = latents_of_rows(items.rows);
        const torch::Tensor nearest = present().encode(latents);
        const torch::Tensor noise = exploration_.noise(nearest.select(1, 0));
        const DifferentiableQuantiser::Result taken = joint_.assign(latents, noise);
        // Histories are read through the indicators, which have a gradient, or from the code table of the epoch.
        const CodeDecoder& decoder = recommender_.decoder();
        const torch::Tensor vectors =
            history_path_ ? decoder.vectors(taken.indicators) : decoder.vectors(table_codes);
        const torch::Tensor generation =
            recommender_.loss(batch, items, vectors, taken.codes,
                              target_path_ ? taken.indicators : std::vector<torch::Tensor>{}, training_);
        loss.terms = {{"generation", exploration_.uncertain(generation)}};
        if (quantisation_weight_ > 0) loss.terms.emplace_back("quantisation", taken.loss * quantisation_weight_);
        if (reconstruction_weight_ > 0)
            loss.terms.emplace_back("latent_reconstruction",
                                    torch::mse_loss(taken.quantised, latents.detach()) * reconstruction_weight_);
        loss.figures = {{"agreement", (taken.codes == nearest).all(1).to(torch::kFloat64).mean().item<double>()},
                        {"sigma", exploration_.sigma()},
                        {"explored", (noise > 0).to(torch::kFloat64).mean().item<double>()},
                        {"hot_codes", exploration_.hot_share()}};
        if (exploration_.learned()) loss.figures.emplace_back("generation", generation.item<double>());
        return loss;
    }

    int pretraining_epochs_, planned_epochs_;
    bool frozen_, moves_latents_, history_path_, target_path_;
    double quantisation_weight_, reconstruction_weight_, tokenizer_scale_;
    Perceptron joint_encoder_;       ///< of the joint phase, where the encoder learns in it
    DifferentiableQuantiser joint_;  ///< of the joint phase
    Exploration exploration_;
    CodeRecommender recommender_;
    torch::Tensor is_joint_ = torch::zeros({1}, torch::kInt64);  ///< 1 once the recommender has joined
    torch::Tensor codes_;                                        ///< [rows, levels] of the epoch
    bool training_ = false;
};

std::vector<descriptor::Parameter> joint_parameters() {
    using descriptor::boolean, descriptor::choice, descriptor::integer, descriptor::real;
    const std::string learns = "model.exploration = gumbel | gaussian | none | straight_through",
                      noisy = "model.exploration = gumbel | gaussian";
    std::vector<descriptor::Parameter> parameters{
        integer("model.pretraining_epochs", 100, 1, 1e6,
                "Epochs of the tokenizer alone before the recommender joins; the rest of training.epochs is joint",
                "epochs"),
        choice(
            "model.exploration", "gumbel", {"gumbel", "gaussian", "none", "straight_through", "frozen"},
            "How the recommender moves the codes: by noisy choices, without noise, through the chosen code alone, "
            "or not at all"),
    };
    const auto add = [&parameters](descriptor::Parameter parameter, const std::string& only_if) {
        parameter.only_if = only_if;
        parameters.push_back(std::move(parameter));
    };
    add(real("model.noise", 0.03, 0, 100,
             "Noise at the start, in standard deviations of the logits (sigma); the more codes, the less it "
             "takes: with 256, 0.03 moves about half of the items and 0.1 nearly all"),
        noisy);
    add(choice("model.uncertainty_decay", "frequency", {"none", "linear", "learned", "frequency", "both"},
               "How the noise ends: never, evenly over the epochs, with the loss, or for all but overused codes"),
        noisy);
    add(real("model.noise_offset", 1.7, 0.01, 100,
             "The learned noise ends where the loss falls to the square of this (lambda)"),
        "model.uncertainty_decay = learned | both");
    add(real("model.hot_ratio", 1.5, 1, 1e6,
             "A first code is overused above so many times its even share; only its items get noise"),
        "model.uncertainty_decay = frequency | both");
    add(real("model.temperature", 1, 1e-3, 1e3,
             "Width of the soft assignment; moves the gradient, not the choice"),
        learns);
    add(boolean(
            "model.normalise_logits", true,
            "Divide the logits by their running standard deviation, so that the noise means the same everywhere"),
        learns);
    add(boolean("model.history_path", true, "Let the loss reach the codebooks through the histories' items"),
        learns);
    add(boolean("model.target_path", false,
                "Let the loss reach them through the items to be predicted; this rewards one code for everything"),
        learns);
    add(boolean("model.train_encoder", false,
                "Let the loss reach the encoder too: the latents move with the codes, and can all fall together"),
        learns);
    add(real("model.tokenizer_learning_rate_scale", 0.1, 1e-6, 1e3,
             "Learning rate of the tokenizer in the joint phase as a multiple of the recommender's"),
        learns);
    add(real("model.quantisation_weight", 1, 0, 1e3, "Weight that keeps codes and their vectors together"),
        learns);
    add(real("model.reconstruction_weight", 1, 0, 1e3, "Weight of the error of an item's quantised vector"),
        learns);
    const auto networks = code_recommender_parameters();
    parameters.insert(parameters.end(), networks.begin(), networks.end());
    return parameters;
}

}  // namespace

model::Registration diger() {
    descriptor::ModelDescriptor d = autoencoder_descriptor(3);
    d.id = "diger";
    d.name = "DIGER";
    d.summary =
        "A tokenizer and a recommender in one: an RQ-VAE gives items semantic IDs, then a recommender that "
        "predicts "
        "the next item code by code moves the codes to where they help it. Noise makes items try other codes, "
        "which "
        "keeps the codebook from collapsing, and fades as training goes on. Items with equal codes tie.";
    d.reference = "Fu et al., Differentiable semantic ID for generative recommendation (DIGER), SIGIR 2026";
    d.inputs = {{"features"}, {"interactions"}, {"order"}};
    d.capabilities = {"codes", "scores"};
    auto parameters = joint_parameters();
    parameters.insert(parameters.end(), d.parameters.begin(), d.parameters.end());
    d.parameters = std::move(parameters);
    d.defaults = {{"training.epochs", int64_t{160}},
                  {"training.batch_size", int64_t{128}},
                  {"training.learning_rate", 1e-3},
                  {"training.early_stopping", int64_t{10}}};
    d.memory_formula +=
        " + 16 * (max_length + 6 * blocks * dim + 2 * levels * codebook_size) * dim + 4 * batch_size * max_length "
        "* "
        "(24 * blocks * dim + 3 * blocks * heads * max_length + 3 * levels * codebook_size) + 16 * items * "
        "(codebook_size + 256)";
    const std::string alone = d.time_formula;
    d.time_formula = "(pretraining_epochs * (" + alone +
                     ") + (epochs - pretraining_epochs) * 6 * min(interactions, users * max_length) * (blocks * "
                     "(10 * dim * dim + "
                     "4 * max_length * dim) + 2 * levels * codebook_size * (dim + latent_dim))) / epochs";
    return {d, model::make_model<Diger>};
}

}  // namespace armillary::models
