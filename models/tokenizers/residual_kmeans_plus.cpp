// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <algorithm>
#include <array>

#include "models/blocks/autoencoders/residual_autoencoder.h"
#include "models/blocks/principal_components.h"
#include "models/blocks/quantisers/fitted_quantiser.h"
#include "models/blocks/quantisers/residual_clusters.h"

namespace armillary::models {

namespace {

/// RQ-VAE that starts as residual k-means (MiniOneRec's RQ-KMeans+, tokenizers.md A.3): z = x + MLP(x) with a last
/// layer of zeros, codebooks from the clusters of rq_kmeans with the same seed. The decoder is built alike, so the
/// first reconstruction is that of rq_kmeans too (a reading).
class ResidualKMeansPlus : public ResidualAutoencoder {
 public:
    explicit ResidualKMeansPlus(const model::Context& context) : ResidualAutoencoder(context, shape(context)) {
        encoder().start_at_zero();
        decoder().start_at_zero();
        if (context.parameters.integer("model.pca_dim") > 0)
            components_ = {torch::zeros({1, context.features->dim}),
                           torch::zeros({context.features->dim, reduced_dim(context)}),
                           {}};
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors = ResidualAutoencoder::state();
        if (reduces()) {
            tensors.emplace_back("components.mean", components_.mean);
            tensors.emplace_back("components.directions", components_.directions);
        }
        return tensors;
    }

 protected:
    void initialise_codebooks() override {
        const auto cancelled = [this] { context().check_cancelled(); };
        if (reduces()) components_ = principal_components(inputs(), reduced_dim(context()), cancelled);
        quantiser().initialise_by(latents(), [this](const torch::Tensor& residuals, int level) {
            return cluster_residuals(context(), residuals, level);
        });
    }

    torch::Tensor encoded(const torch::Tensor& inputs) const override {
        const torch::Tensor x = reduces() ? components_.reduce(inputs) : inputs;
        return x + encoder()(x);
    }
    torch::Tensor decoded(const torch::Tensor& latents) const override {
        const torch::Tensor x = latents + decoder()(latents);
        return reduces() ? components_.restore(x) : x;
    }

 private:
    static AutoencoderShape shape(const model::Context& context) {
        return {static_cast<int>(context.parameters.integer("model.levels")),
                reduced_dim(context),
                reduced_dim(context),
                "kmeans",
                0,
                static_cast<int>(context.parameters.integer("training.epochs"))};
    }
    bool reduces() const { return components_.mean.defined(); }

    PrincipalComponents components_;  ///< undefined without `model.pca_dim`
};

/// What the start from residual k-means settles.
bool is_settled(const std::string& parameter) {
    constexpr std::array kSettled{"model.levels", "model.codebook_size", "model.latent_dim",
                                  "model.initialisation", "model.warm_up_epochs"};
    return std::find(kSettled.begin(), kSettled.end(), parameter) != kSettled.end();
}

}  // namespace

model::Registration residual_kmeans_plus() {
    descriptor::ModelDescriptor d = autoencoder_descriptor(3);
    d.id = "rq_kmeans_plus";
    d.name = "RQ-KMeans+";
    d.summary =
        "Starts as residual k-means and then learns like an RQ-VAE: the network begins by changing nothing, so "
        "that "
        "its first codes are those of residual k-means, and training moves vectors and codes from there. No "
        "codebook "
        "has to be found by luck.";
    d.reference = "MiniOneRec, arXiv:2510.24431, 2025, after GPR";
    d.parameters = residual_fit_parameters();
    for (descriptor::Parameter& parameter : cluster_parameters()) d.parameters.push_back(std::move(parameter));
    for (descriptor::Parameter& parameter : autoencoder_parameters(3))
        if (!is_settled(parameter.name)) d.parameters.push_back(std::move(parameter));
    d.defaults["training.learning_rate"] = 1e-4;
    d.memory_formula =
        "4 * items * 6 * features + 16 * (2 * features * 512 + 400000) + 16 * levels * codebook_size * features + "
        "8 * "
        "batch_size * (2 * features + 2000)";
    d.time_formula = "6 * items * (2 * features * 512 + 350000 + levels * codebook_size * min(features, 64))";
    return {d, model::make_model<ResidualKMeansPlus>};
}

}  // namespace armillary::models
