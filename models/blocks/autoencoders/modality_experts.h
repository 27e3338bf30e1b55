// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

#include "models/blocks/autoencoders/expert_autoencoder.h"

namespace armillary::models {

/// Shared experts read both modalities, specific ones read their own (MMQ 2025, section 3.1): z = sum of the
/// shared codes + gated sums of the specific codes of each modality. The term that pulls codes and vectors
/// together is a reading (tokenizers.md A.9).
class ModalityExperts : public ExpertAutoencoder {
 public:
    /// Throws `UsageError` unless the features are of two modalities.
    explicit ModalityExperts(const model::Context& context);

 protected:
    /// One pass of items through all experts.
    struct Pass {
        std::vector<torch::Tensor> outputs, quantised;  ///< by expert [rows, dim], in the order of the groups
        std::vector<torch::Tensor> codes;               ///< by expert [rows] int64
        torch::Tensor commitment, codebook;             ///< sums over experts
    };
    Pass pass(const torch::Tensor& inputs);
    /// ||e - Dec(z)||^2 of both modalities, from the vectors of all experts.
    torch::Tensor reconstruction_loss(const torch::Tensor& inputs,
                                      const std::vector<torch::Tensor>& vectors) const;
    /// Each modality given back by its specific experts alone, so that they do not leave all work to the shared
    /// ones.
    torch::Tensor modality_loss(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const;

    model::BatchLoss learn(const ContentBatch& batch) override;
    torch::Tensor mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const override;
    torch::Tensor decode(const torch::Tensor& mixed) const override { return decoders_[0](mixed); }
    void collect_networks(model::NamedTensors& tensors) const override;

 private:
    /// Gated sum of the specific experts of a modality, out of the vectors of all experts.
    torch::Tensor specific_mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors,
                               size_t modality) const;

    double orthogonality_;
    std::vector<Perceptron> decoders_;  ///< of both modalities together, of the first, of the second
    std::vector<Linear> gates_;         ///< by modality
};

/// Ports, capabilities, defaults, parameters and cost formulas of a tokenizer of this kind.
descriptor::ModelDescriptor modality_descriptor();

}  // namespace armillary::models
