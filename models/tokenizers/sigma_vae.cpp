// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/features/features.h"
#include "core/model/model.h"
#include "core/numeric/random.h"
#include "models/blocks/autoencoders/barlow_twins.h"
#include "models/blocks/autoencoders/batch_norm_perceptron.h"
#include "models/blocks/autoencoders/feature_batches.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr double kPositionDeviation = 0.02;
constexpr double kPaperWidth = 2048;
constexpr double kAliveVariance = 1e-3;  ///< tokenizers.md A.14: below it a dimension has collapsed

/// What the encoder reads: the item vectors of another run as the paper does, each column of mean 0 and variance 1
/// because recommenders' are of any length; else the content.
FeatureRows source_rows(const model::Context& context) {
    if (!context.embeddings) return feature_rows(context);
    const data::FeatureMatrix scaled = features::standardise(*context.embeddings);
    FeatureRows rows = present_rows(scaled);
    rows.inputs = rows.inputs.clone();  // the matrix ends here
    return rows;
}

/// Mean over the pairs of tokens of `measure` of their cross-correlation; `tokens` [batch, tokens, dim].
template <typename Measure>
auto over_pairs(const torch::Tensor& tokens, Measure measure) {
    decltype(measure(tokens)) sum{};
    int64_t pairs = 0;
    for (int64_t a = 0; a < tokens.size(1); ++a)
        for (int64_t b = 0; b < a; ++b, ++pairs) {
            auto value = measure(cross_correlation(tokens.select(1, b), tokens.select(1, a)));
            sum = pairs ? sum + value : value;
        }
    return sum / static_cast<double>(pairs);
}

/// The sigma-VAE of ContRec (2025): an item as some vectors, each from an encoder of its own. The noise on them is
/// imposed, not learned, so that it cannot be learned away together with the meaning (posterior collapse).
class SigmaVae : public model::Model, public model::Trainable {
 public:
    explicit SigmaVae(const model::Context& context)
        : context_(context),
          tokens_(context.parameters.integer("model.tokens")),
          mask_(context.parameters.real("model.mask")),
          sigma_(context.parameters.real("model.noise") *
                 std::abs(numeric::RandomStream(context.seed, "sigma").normal())),
          mean_weight_(context.parameters.real("model.mean_weight")),
          decorrelation_weight_(context.parameters.real("model.decorrelation_weight")),
          off_diagonal_weight_(off_diagonal_weight(context)),
          batches_(context, source_rows(context)),
          positions_(normal_table(tokens_, features(), kPositionDeviation, context.seed, "positions")),
          decoder_(mirrored(widths()), mirrored_dropout(), context.seed, "decoder") {
        for (int64_t token = 0; token < tokens_; ++token)
            encoders_.emplace_back(widths(), dropout_shares(), context.seed, fmt::format("encoder.{}", token));
    }

    std::vector<model::ParameterGroup> parameter_groups() override { return {{"all", trained(state())}}; }
    int64_t begin_epoch(int epoch) override { return batches_.begin_epoch(epoch); }

    model::BatchLoss batch_loss(int64_t number) override {
        const torch::Tensor inputs = batches_.rows().inputs.index_select(0, batches_.chosen(number));
        const auto size = inputs.size(0);
        // Out of place: a mask written into the batch may reach the data set.
        const torch::Tensor masked = inputs * (torch::rand_like(inputs) >= mask_);
        const torch::Tensor means = encode(masked, true), tokens = means + sigma_ * torch::randn_like(means);
        model::BatchLoss loss{{{"reconstruction", torch::mse_loss(decoder_(tokens.mean(1), true), inputs)}}, size};
        if (mean_weight_ > 0)
            loss.terms.emplace_back("mean", mean_weight_ * means.mean(1).norm() / static_cast<double>(size));
        if (decorrelation_weight_ > 0 && tokens_ > 1)
            loss.terms.emplace_back("decorrelation",
                                    decorrelation_weight_ * over_pairs(tokens, [&](const torch::Tensor& c) {
                                        return barlow_twins(c, off_diagonal_weight_);
                                    }));
        measure(inputs, loss);
        return loss;
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors{{"positions", positions_}};
        for (const BatchNormPerceptron& encoder : encoders_) encoder.collect(tensors);
        decoder_.collect(tensors);
        return tensors;
    }

    /// The means, without noise.
    std::map<std::string, jobs::Array> arrays() override {
        const torch::NoGradGuard no_gradients;
        return token_arrays(batches_.rows().items, encode(batches_.rows().inputs, false), context_.items());
    }

 private:
    /// Pairs of different dimensions grow with the square of the width, equal ones with the width: the weight that
    /// fits 2048 dimensions does next to nothing with 64.
    static double off_diagonal_weight(const model::Context& context) {
        const auto others = static_cast<double>(context.parameters.integer("model.dim") - 1);
        return context.parameters.real("model.off_diagonal_weight") * (kPaperWidth - 1) / std::max(others, 1.0);
    }
    int64_t features() const { return batches_.rows().inputs.size(1); }
    std::vector<int64_t> widths() const {
        return layer_widths(features(), context_.parameters.integers("model.hidden"),
                            context_.parameters.integer("model.dim"));
    }
    std::vector<double> dropout_shares() const {
        const std::vector<double>& shares = context_.parameters.reals("model.dropout");
        const size_t layers = context_.parameters.integers("model.hidden").size();
        if (shares.size() != layers)
            throw UsageError(
                fmt::format("give one share for each hidden layer: {} for the {} of model.hidden", layers, layers),
                "model.dropout");
        return shares;
    }
    std::vector<double> mirrored_dropout() const {
        const std::vector<double> shares = dropout_shares();
        return {shares.rbegin(), shares.rend()};
    }

    /// [batch, tokens, dim] mu of each token.
    torch::Tensor encode(const torch::Tensor& inputs, bool learning) const {
        std::vector<torch::Tensor> means;
        for (size_t token = 0; token < encoders_.size(); ++token)
            means.push_back(encoders_[token](inputs + positions_[static_cast<int64_t>(token)], learning));
        return torch::stack(means, 1);
    }

    /// How it stands without mask and dropout, on the batch alone.
    void measure(const torch::Tensor& inputs, model::BatchLoss& loss) const {
        const torch::NoGradGuard no_gradients;
        const torch::Tensor means = encode(inputs, false), noisy = means + sigma_ * torch::randn_like(means);
        const auto error = [&](const torch::Tensor& tokens) {
            return torch::mse_loss(decoder_(tokens.mean(1), false), inputs).item<double>();
        };
        loss.figures = {
            {"active_share",
             (means.var(0, /*unbiased=*/false) > kAliveVariance).to(torch::kFloat64).mean().item<double>()},
            {"clean_error", error(means)},
            {"noisy_error", error(noisy)}};
        if (tokens_ > 1) loss.figures.emplace_back("token_correlation", over_pairs(means, mean_off_diagonal));
    }

    const model::Context& context_;
    int64_t tokens_;
    double mask_, sigma_, mean_weight_, decorrelation_weight_, off_diagonal_weight_;
    FeatureBatches batches_;
    torch::Tensor positions_;  ///< [tokens, features]
    std::vector<BatchNormPerceptron> encoders_;
    BatchNormPerceptron decoder_;
};

}  // namespace

model::Registration sigma_vae() {
    using descriptor::integer, descriptor::integers, descriptor::real, descriptor::reals;
    descriptor::ModelDescriptor d;
    d.id = "sigma_vae";
    d.name = "ContRec sigma-VAE";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Describes an item by a few vectors instead of codes, as an autoencoder learns them under noise of a "
        "fixed strength. The noise cannot be learned away, so the vectors keep their meaning; there is no "
        "codebook that could collapse. It reads item content, or the embeddings of a trained recommender as "
        "in the paper.";
    d.reference = "Qu et al., Generative recommendation with continuous-token diffusion (ContRec), 2025";
    // Interactions are not read, but their split tells whether the other run knows what is held out.
    d.inputs = {{"features"}, {"embeddings", /*required=*/false}, {"interactions", false}};
    d.capabilities = {"embeddings"};
    d.parameters = {
        integer("model.tokens", 2, 1, 64, "Vectors of an item, each from an encoder of its own"),
        integer("model.dim", 64, 1, 4096, "Width of each vector; the paper's is 2048, that of its language model"),
        integers("model.hidden", {128, 256}, 1, 16384, "Widths of the hidden layers, mirrored in the decoder"),
        reals("model.dropout", {0.5, 0.2}, 0, 0.99,
              "Share dropped after each hidden layer, mirrored in the decoder"),
        real("model.mask", 0.1, 0, 0.99, "Share of the features that a batch hides from the encoders"),
        real("model.noise", 0.1, 0, 100,
             "Deviation of the normal distribution from which the strength of the noise is drawn once"),
        real("model.mean_weight", 0.5, 0, 100, "Weight that keeps the mean vector of an item short"),
        real("model.decorrelation_weight", 0.5, 0, 100,
             "Weight of the vectors agreeing in each dimension while no two dimensions say the same (Barlow "
             "Twins)"),
        real("model.off_diagonal_weight", 0.005, 0, 100,
             "Weight of different dimensions in that term, at a width of 2048; kept in proportion at others"),
    };
    d.defaults = {{"training.epochs", int64_t{1000}},
                  {"training.batch_size", int64_t{256}},
                  {"training.optimizer", std::string("adamw")},
                  {"training.learning_rate", 1e-4},
                  {"training.weight_decay", 1e-3},
                  {"training.metric", std::string("loss")},
                  {"training.early_stopping", int64_t{0}}};
    d.memory_formula =
        "4 * items * (2 * features + 3 * tokens * dim) + 16 * (tokens + 1) * (features * 128 + 33000 + 256 * dim) "
        "+ "
        "8 * batch_size * tokens * (features + 800 + 4 * dim) + 16 * dim * dim * tokens * tokens";
    d.time_formula =
        "6 * items * ((tokens + 1) * (features * 128 + 33000 + 256 * dim) + tokens * tokens * dim * dim)";
    return {d, model::make_model<SigmaVae>};
}

}  // namespace armillary::models
