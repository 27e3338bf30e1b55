// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "models/blocks/quantisers/residual_quantiser.h"

namespace armillary::models {

struct AssignmentSettings {
    std::string exploration = "gumbel";  ///< noise: `gumbel`, `gaussian`, `none`; or `straight_through`
    double temperature = 1;              ///< of the soft assignment: moves its gradient, never the choice
    bool normalise = true;               ///< divide logits by their running standard deviation
};

/// A residual quantiser whose choice of codes has a gradient, so that a recommender can train its codebooks
/// (DIGER, Fu et al. 2026, DRIL). Logits of a level are l = -||r - C_k||^2; the code is argmax(l + noise); its
/// indicator has the value one-hot(code) and the gradient of softmax((l + noise) / temperature), which reaches
/// every row of the codebook. With `straight_through` the indicator has the gradient of the chosen logit alone:
/// rows that nobody takes learn nothing.
class DifferentiableQuantiser {
 public:
    DifferentiableQuantiser(const QuantiserSettings& settings, const AssignmentSettings& assignment,
                            uint64_t seed);

    /// Copies the codebooks of a trained quantiser of the same settings.
    void start_from(const ResidualQuantiser& trained);

    struct Result {
        torch::Tensor codes;                    ///< [items, levels] int64 as taken, noise included
        std::vector<torch::Tensor> indicators;  ///< by level [items, codes], one-hot of `codes` by value
        torch::Tensor quantised;                ///< [items, dim] sum of indicator x codebook
        torch::Tensor loss;  ///< mean over levels of mse(e, sg[r]) + 0.25 mse(r, sg[e]); r includes earlier e
    };
    /// `latents` [items, dim], `noise` [items] the scale of each item's noise in units of the logits: 0 takes the
    /// nearest codes. Noise comes from LibTorch's generator, which the training loop seeds for every batch.
    Result assign(const torch::Tensor& latents, const torch::Tensor& noise);
    /// The step was made: the codes taken in it are counted.
    void after_step() { quantiser_.after_step(/*revive=*/false); }

    const ResidualQuantiser& quantiser() const { return quantiser_; }
    void collect(model::NamedTensors& tensors) const;
    std::vector<torch::Tensor> codebooks() const;

 private:
    torch::Tensor logits(size_t level, const torch::Tensor& residual);
    torch::Tensor perturbed(const torch::Tensor& logits, const torch::Tensor& noise) const;

    AssignmentSettings assignment_;
    ResidualQuantiser quantiser_;
    torch::Tensor deviation_;  ///< [levels] running standard deviation of the logits; 0 = none seen yet
};

}  // namespace armillary::models
