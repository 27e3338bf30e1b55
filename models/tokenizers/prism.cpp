// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/model/model.h"
#include "core/model/revivable.h"
#include "models/blocks/autoencoders/category_anchors.h"
#include "models/blocks/autoencoders/content_tokenizer.h"
#include "models/blocks/collaborative/collaborative_vectors.h"
#include "models/blocks/dropout.h"
#include "models/blocks/normalised_perceptron.h"
#include "models/blocks/quantisers/residual_quantiser.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

// Figures of the authors' code (tokenizers.md A.11).
constexpr int64_t kCollaborativeDim = 64, kGateHidden = 128;
constexpr int64_t kCollaborativeHeadHidden = 256;
constexpr double kDropout = 0.1, kGateDropout = 0.2, kGateWeight = 0.8, kGateSpreadWeight = 3.5, kGateSpread = 0.3;
constexpr double kContentWeight = 1, kCollaborativeWeight = 2, kCodesApart = 0.5;
constexpr int kCategoryRamp = 20, kAnchorDelay = 5, kAnchorRamp = 50, kBalanceRamp = 60;
constexpr double kLateAnchor = 0.1;

torch::Tensor away(const torch::Tensor& a, const torch::Tensor& b) {
    return 1 - torch::cosine_similarity(a, b, 1).mean();
}

/// 0 before `start`, rising to 1 over `length` epochs.
double ramp(int epoch, int start, int length) {
    return std::clamp(static_cast<double>(epoch - start) / length, 0.0, 1.0);
}

/// [items] log(1 + interactions in training), scaled to 0 to 1.
torch::Tensor popularity(const model::Context& context) {
    torch::Tensor counts = torch::zeros({context.items()});
    for (int32_t item : context.train.items) counts.data_ptr<float>()[item] += 1;
    const torch::Tensor logs = (counts + 1).log();
    return (logs - logs.min()) / (logs.max() - logs.min()).clamp_min(1e-12);
}

/// Purified semantic quantiser (PRISM 2026): content and collaborative vector are quantised together; a gate lets
/// less of the collaborative vector through where it is noise (unpopular items), categories anchor the codebooks,
/// and the terms join one after the other.
class Prism : public ContentTokenizer, public model::Revivable {
 public:
    explicit Prism(const model::Context& context)
        : ContentTokenizer(context),
          gated_(context.parameters.boolean("model.gate")),
          commitment_(context.parameters.real("model.commitment")),
          category_weight_(context.parameters.real("model.category_weight")),
          anchor_weight_(context.parameters.real("model.anchor_weight")),
          balance_weight_(context.parameters.real("model.balance_weight")),
          second_phase_(static_cast<int>(context.parameters.integer("model.second_phase"))),
          collaborative_(collaborative_vectors(context, kCollaborativeDim)),
          popularity_(popularity(context)),
          gate_norm_(kGateHidden, "gate.norm"),
          input_norm_(context.features->dim + kCollaborativeDim, "encoder.norm"),
          gate_in_(kCollaborativeDim, kGateHidden, context.seed, "gate.in"),
          gate_out_(kGateHidden, kCollaborativeDim, context.seed, "gate.out"),
          encoder_(encoder_widths(context), End::linear, kDropout, context.seed, "encoder"),
          decoder_(decoder_widths(context), End::normalised, kDropout, context.seed, "decoder"),
          content_head_({decoder_widths(context).back(), 2 * context.features->dim, context.features->dim},
                        End::linear,
                        /*dropout=*/0, context.seed, "content"),
          collaborative_head_({decoder_widths(context).back(), kCollaborativeHeadHidden, kCollaborativeDim},
                              End::linear, /*dropout=*/0, context.seed, "collaborative"),
          quantiser_(quantiser_settings(context.parameters), context.seed),
          anchors_(make_anchors(context)) {}

    std::vector<model::ParameterGroup> parameter_groups() override {
        model::NamedTensors networks, codebooks;
        collect_networks(networks);
        quantiser_.collect(codebooks);
        std::vector<model::ParameterGroup> groups{{"networks", trained(networks)}};
        if (!quantiser_.settings().codebook.moving_average)
            groups.push_back({"codebooks", trained(codebooks), 1, /*weight_decay=*/false});
        return groups;
    }

    void after_step() override {
        quantiser_.after_step(/*revive=*/false);
        anchors_.follow(tables());
    }

    std::vector<model::MovedCodes> revive_dead_codes(int level, uint64_t key) override {
        return quantiser_.revive_unused(latents(), level, key);
    }

    int levels() const override { return quantiser_.settings().levels; }
    int64_t codebook_size(int) const override { return quantiser_.settings().codebook.size; }

    model::Quantisation quantisation() override {
        return quantiser_.describe(items(), inputs(), latents(),
                                   [this](const torch::Tensor& z) { return content_head_(decoder_(z)); });
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        collect_networks(tensors);
        quantiser_.collect(tensors);
        return tensors;
    }

    std::map<std::string, jobs::Array> arrays() override {
        std::map<std::string, jobs::Array> arrays;
        quantiser_.record(arrays);
        record_latents(items(), latents(), context().items(), arrays);
        const torch::Tensor gate =
            over_catalogue([this](const ContentBatch& batch) { return gates(batch.items).mean(1, true); });
        arrays["gates"] = by_item(items(), gate, context().items());
        return arrays;
    }

 protected:
    void start_epoch() override {
        if (epoch() == 1)
            quantiser_.initialise_by_kmeans(latents(), context().seed, [this] { context().check_cancelled(); });
    }

    model::BatchLoss learn(const ContentBatch& batch) override {
        const torch::Tensor gate = gates(batch.items, /*learning=*/true),
                            purified = gate * collaborative_.index_select(0, batch.items);
        const torch::Tensor latents = encode_with(batch.inputs, purified, /*learning=*/true);
        const ResidualQuantiser::Result result = quantiser_.quantise(latents);
        const torch::Tensor decoded = decoder_(result.quantised, /*training=*/true);
        model::BatchLoss loss;
        loss.terms = {
            {"content", kContentWeight * away(content_head_(decoded), batch.inputs)},
            // Detached: the gate would otherwise shrink its own target.
            {"collaborative", kCollaborativeWeight * away(collaborative_head_(decoded), purified.detach())},
            {"commitment", commitment_ * result.commitment}};
        if (gated_) loss.terms.emplace_back("gate", gate_loss(gate, batch.items));
        if (result.codebook.defined()) loss.terms.emplace_back("codebook", result.codebook);
        add_anchors(batch, latents, result, loss);
        loss.figures.emplace_back("mean_gate", gate.mean().item<double>());
        return loss;
    }

    torch::Tensor latents_of(const ContentBatch& batch) const override {
        return encode_with(batch.inputs, gates(batch.items) * collaborative_.index_select(0, batch.items));
    }
    torch::Tensor codes_of(const torch::Tensor& latents) const override { return quantiser_.encode(latents); }

 private:
    using End = NormalisedPerceptron::End;

    static std::vector<int64_t> encoder_widths(const model::Context& context) {
        return layer_widths(context.features->dim + kCollaborativeDim, context.parameters.integers("model.hidden"),
                            context.parameters.integer("model.latent_dim"));
    }
    /// The shared part of the decoder; a head for content and one for the collaborative vector follow.
    static std::vector<int64_t> decoder_widths(const model::Context& context) {
        std::vector<int64_t> widths = mirrored(encoder_widths(context));
        widths.pop_back();
        return widths;
    }
    static QuantiserSettings quantiser_settings(const descriptor::ParameterSet& parameters) {
        QuantiserSettings settings;
        settings.levels = static_cast<int>(parameters.integer("model.levels"));
        settings.codebook.size = parameters.integer("model.codebook_size");
        settings.codebook.dim = parameters.integer("model.latent_dim");
        settings.codebook.moving_average = parameters.text("model.codebook_update") == "moving_average";
        return settings;
    }
    CategoryAnchors make_anchors(const model::Context& context) const {
        CodeLists paths(static_cast<size_t>(context.items()));
        try {
            paths = category_paths(context.dataset,
                                   category_columns(context.dataset, context.parameters.text("model.attributes")));
        } catch (const UsageError& error) {
            if (context.parameters.text("model.attributes") != "auto") throw;
            context.message("the items have no categories, so nothing anchors the codebooks");
        }
        return CategoryAnchors(paths, items(), inputs(),
                               static_cast<int>(context.parameters.integer("model.levels")),
                               context.parameters.integer("model.codebook_size"),
                               context.parameters.integer("model.latent_dim"), context.seed);
    }

    torch::Tensor gates(const torch::Tensor& items, bool learning = false) const {
        if (!gated_) return torch::ones({items.size(0), kCollaborativeDim});
        // Normalised after the first layer: how long a vector is says how much is known of its item.
        const torch::Tensor hidden = torch::relu(gate_norm_(gate_in_(collaborative_.index_select(0, items))));
        return torch::sigmoid(gate_out_(models::dropout(hidden, kGateDropout, learning)));
    }
    torch::Tensor encode_with(const torch::Tensor& inputs, const torch::Tensor& purified,
                              bool learning = false) const {
        return encoder_(input_norm_(torch::cat({inputs, purified}, 1)), learning);
    }
    /// The mean gate follows popularity, and differs between items.
    torch::Tensor gate_loss(const torch::Tensor& gate, const torch::Tensor& items) const {
        const torch::Tensor mean = gate.mean(1);
        const torch::Tensor spread = torch::relu(kGateSpread * kGateSpread - mean.var(/*unbiased=*/false));
        return kGateWeight *
               (torch::mse_loss(mean, popularity_.index_select(0, items)) + kGateSpreadWeight * spread);
    }

    std::vector<torch::Tensor> tables() const {
        std::vector<torch::Tensor> tables;
        for (const Codebook& codebook : quantiser_.codebooks()) tables.push_back(codebook.table());
        return tables;
    }

    /// "Similarity first": categories and anchors from the start, balance in the second phase, when anchors let
    /// go.
    void add_anchors(const ContentBatch& batch, const torch::Tensor& latents,
                     const ResidualQuantiser::Result& result, model::BatchLoss& loss) {
        // The category moves the codes taken and, straight through, the encoder.
        std::vector<torch::Tensor> sums;
        for (int level = 0; level < levels(); ++level)
            sums.push_back(quantiser_.decode(result.codes, level + 1) + (latents - latents.detach()));
        const bool second = epoch() > second_phase_;
        const double anchor = second ? kLateAnchor : ramp(epoch(), kAnchorDelay, kAnchorRamp);
        loss.terms.emplace_back("category", category_weight_ * ramp(epoch(), 0, kCategoryRamp) *
                                                anchors_.category_loss(sums, batch.items));
        loss.terms.emplace_back("anchor", anchor_weight_ * anchor * anchors_.anchor_loss(tables()));
        if (second)
            loss.terms.emplace_back(
                "balance", balance_weight_ * ramp(epoch(), second_phase_, kBalanceRamp) * nearness(result.codes));
        const std::vector<double> told = anchors_.accuracy(sums, batch.items);
        for (size_t level = 0; level < told.size(); ++level)
            loss.figures.emplace_back(fmt::format("category_accuracy[{}]", level), told[level]);
    }

    /// Mean over levels of how far the cosine of codes in use exceeds a half.
    torch::Tensor nearness(const torch::Tensor& codes) const {
        torch::Tensor sum = torch::zeros({});
        for (int64_t level = 0; level < codes.size(1); ++level) {
            const torch::Tensor used = std::get<0>(torch::_unique(codes.select(1, level)));
            const torch::Tensor rows = quantiser_.codebooks()[static_cast<size_t>(level)].lookup(used);
            const torch::Tensor unit = unit_rows(rows);
            const torch::Tensor excess = torch::relu(unit.matmul(unit.t()) - kCodesApart);
            const auto n = static_cast<double>(used.size(0));
            sum = sum + (excess.sum() - excess.diag().sum()) / std::max(n * (n - 1), 1.0);
        }
        return sum / static_cast<double>(codes.size(1));
    }

    void collect_networks(model::NamedTensors& tensors) const {
        if (gated_) {
            gate_norm_.collect(tensors);
            for (const Linear* layer : {&gate_in_, &gate_out_}) layer->collect(tensors);
        }
        input_norm_.collect(tensors);
        for (const NormalisedPerceptron* network : {&encoder_, &decoder_, &content_head_, &collaborative_head_})
            network->collect(tensors);
        anchors_.collect(tensors);
    }

    bool gated_;
    double commitment_, category_weight_, anchor_weight_, balance_weight_;
    int second_phase_;                          ///< the first phase's last epoch
    torch::Tensor collaborative_, popularity_;  ///< [items, 64], [items]
    LayerNorm gate_norm_, input_norm_;
    Linear gate_in_, gate_out_;
    NormalisedPerceptron encoder_, decoder_, content_head_, collaborative_head_;
    ResidualQuantiser quantiser_;
    CategoryAnchors anchors_;
};

}  // namespace

model::Registration prism() {
    using descriptor::boolean, descriptor::choice, descriptor::integer, descriptor::integers, descriptor::real;
    descriptor::ModelDescriptor d;
    d.id = "prism";
    d.name = "PRISM quantiser";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Codes items by content and by who takes them together. A gate holds back the second where it is mostly "
        "noise, "
        "that is for items few people took, and the item categories keep the codebooks in meaningful places.";
    d.reference =
        "PRISM: Purified representation and integrated semantic modeling for generative sequential "
        "recommendation, 2026";
    d.inputs = {
        {"features"}, {"interactions"}, {"attributes", /*required=*/false}, {"embeddings", /*required=*/false}};
    d.capabilities = {"codes"};
    d.parameters = {
        integer("model.levels", 3, 1, 16, "Codes of an item"),
        integer("model.codebook_size", 256, 1, 65536, "Codes to choose from at each level"),
        integer("model.latent_dim", 32, 1, 1024, "Width of the quantised vector"),
        integers("model.hidden", {512, 256, 128}, 1, 16384,
                 "Widths of the encoder's hidden layers, mirrored below"),
        real("model.commitment", 0.25, 0, 100, "Weight that pulls the encoder to its codes (beta)"),
        boolean("model.gate", true, "Let less of the collaborative vector through where it is mostly noise"),
        choice("model.codebook_update", "gradient", {"gradient", "moving_average"},
               "How codes follow their items; with the moving average anchors move the networks alone"),
        real("model.category_weight", 0.25, 0, 100, "Weight of telling an item's categories from its codes"),
        real("model.anchor_weight", 1, 0, 100, "Weight that keeps codes where categories are"),
        real("model.balance_weight", 1, 0, 100, "Weight that drives codes in use apart, in the second phase"),
        integer("model.second_phase", 105, 0, 100000, "Last epoch of the first phase", "epochs"),
        category_parameter(),
    };
    // The cosine, as both heads learn directions: the length of what they give is free, and with it the squared
    // error.
    d.defaults = {{"training.epochs", int64_t{200}},
                  {"training.batch_size", int64_t{512}},
                  {"training.learning_rate", 1e-3},
                  {"training.clip_norm", 1.0},
                  {"training.metric", std::string("reconstruction_cosine")},
                  {"training.early_stopping", int64_t{0}}};
    d.memory_formula =
        "4 * items * (2 * features + 200) + 16 * (3 * features * 512 + 2 * features * features + 520000) + 16 * "
        "levels * "
        "codebook_size * latent_dim + 8 * batch_size * (10 * features + 8000)";
    d.time_formula =
        "6 * items * (3 * features * 512 + 2 * features * features + 520000 + levels * codebook_size * "
        "latent_dim)";
    return {d, model::make_model<Prism>};
}

}  // namespace armillary::models
