// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/model/revivable.h"
#include "core/model/step_counts.h"
#include "models/blocks/autoencoders/content_tokenizer.h"
#include "models/blocks/layers.h"
#include "models/blocks/quantisers/residual_quantiser.h"

namespace armillary::models {

/// What some methods settle themselves and others ask for.
struct AutoencoderShape {
    int levels = 3;
    int64_t input_dim = 0, latent_dim = 0;
    std::string initialisation = "kmeans";
    int warm_up_epochs = 0;
    int epochs = 0;  ///< in which it is trained
};
/// As the parameters of `autoencoder_parameters()` say, of whole vectors.
AutoencoderShape autoencoder_shape(const model::Context& context, int levels);

/// Autoencoder with a residual quantiser in its middle: the codes of an item are its semantic ID. VQ-VAE is the
/// one with a single level, RQ-VAE that with several (TIGER, Rajput et al. 2023, eq. 1 to 3); others add losses.
class ResidualAutoencoder : public ContentTokenizer, public model::StepCounts, public model::Revivable {
 public:
    /// `levels` codes an item; everything else from the parameters of `autoencoder_parameters()`.
    ResidualAutoencoder(const model::Context& context, int levels)
        : ResidualAutoencoder(context, autoencoder_shape(context, levels)) {}
    /// The shape from the method, the rest from the parameters.
    ResidualAutoencoder(const model::Context& context, const AutoencoderShape& shape);

    std::vector<model::ParameterGroup> parameter_groups() override;
    void after_step() override;
    std::vector<std::pair<std::string, double>> take_counts() override { return present().take_counts(); }
    std::vector<std::string> count_names() const override { return code_count_names(levels()); }
    model::NamedTensors counters() override;
    std::vector<model::MovedCodes> revive_dead_codes(int level, uint64_t key) override {
        return present().revive_unused(latents(), level, key);
    }
    bool has_codes() const override { return epoch() == 0 || epoch() > warm_up_epochs_; }
    int levels() const override { return quantiser_.settings().levels; }
    int64_t codebook_size(int) const override { return quantiser_.settings().codebook.size; }
    model::Quantisation quantisation() override;
    model::NamedTensors state() override;
    std::map<std::string, jobs::Array> arrays() override;

 protected:
    void start_epoch() override;
    model::BatchLoss learn(const ContentBatch& batch) override;
    torch::Tensor latents_of(const ContentBatch& batch) const override { return encoded(batch.inputs); }
    torch::Tensor codes_of(const torch::Tensor& latents) const override { return present().encode(latents); }
    /// Terms of a method on the latents [batch, latent_dim], from the first epoch on.
    virtual void add_latent_terms(const ContentBatch& batch, const torch::Tensor& latents,
                                  model::BatchLoss& loss) {}
    /// Further terms of a method, after the warm-up.
    virtual void add_terms(const ContentBatch& batch, const ResidualQuantiser::Result& result,
                           model::BatchLoss& loss) {}

    /// [rows, features] to [rows, latent_dim] and back; by default the networks alone.
    virtual torch::Tensor encoded(const torch::Tensor& inputs) const { return encoder_(inputs); }
    virtual torch::Tensor decoded(const torch::Tensor& latents) const { return decoder_(latents); }
    /// The quantiser whose codes the items have now.
    virtual const ResidualQuantiser& present() const { return quantiser_; }
    /// The same, to be changed: a method says but once which it is.
    ResidualQuantiser& present() { return const_cast<ResidualQuantiser&>(std::as_const(*this).present()); }
    /// Once, before the first epoch with codes.
    virtual void initialise_codebooks();

    Perceptron& encoder() { return encoder_; }
    const Perceptron& encoder() const { return encoder_; }
    Perceptron& decoder() { return decoder_; }
    const Perceptron& decoder() const { return decoder_; }
    ResidualQuantiser& quantiser() { return quantiser_; }
    const ResidualQuantiser& quantiser() const { return quantiser_; }
    bool learns_codes() const { return epoch() > warm_up_epochs_; }
    bool first_with_codes() const { return epoch() == warm_up_epochs_ + 1; }

 private:
    torch::Tensor reconstruction_loss(const torch::Tensor& decoded, const torch::Tensor& inputs) const;

    double commitment_, entropy_weight_, diversity_weight_;
    double reconstruction_scale_, quantisation_scale_;  ///< number of features for a sum, 1 for a mean
    int warm_up_epochs_;
    int last_revival_epoch_;
    Perceptron encoder_, decoder_;
    ResidualQuantiser quantiser_;
};

/// Parameters that all tokenizers of this kind share: networks, codebooks and the remedies against collapse
/// (tokenizers.md B.11), `levels` by default; 0 levels leaves the parameter out.
std::vector<descriptor::Parameter> autoencoder_parameters(int64_t levels);
/// Training defaults, kind, ports, capabilities and cost formulas of a tokenizer of this kind.
descriptor::ModelDescriptor autoencoder_descriptor(int64_t levels);

}  // namespace armillary::models
