// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/model/model.h"
#include "core/model/revivable.h"
#include "models/blocks/quantisers/codebook.h"

namespace armillary::models {

struct QuantiserSettings {
    int levels = 3;
    CodebookSettings codebook = {};              ///< of every level; `cosine` is the first level's alone
    std::string residual_gradient = "detached";  ///< `detached`, `attached`, `straight_through`: see quantise()
    std::string estimator = "straight_through";  ///< `straight_through`, `rotation`
    bool entropy = false, diversity = false;     ///< whether Result holds these terms
    double dropout = 0;  ///< chance that a batch is quantised by a random number of first levels only
};

/// A vector as a sum of one code a level: s_l = argmin ||r_l - C_l,k||, r_{l+1} = r_l - C_l,s (Lee et al. 2022;
/// TIGER, Rajput et al. 2023, section 3.1).
class ResidualQuantiser {
 public:
    ResidualQuantiser(const QuantiserSettings& settings, uint64_t seed);

    struct Result {
        torch::Tensor codes;       ///< [batch, levels] int64; fewer levels where dropout cut them
        torch::Tensor quantised;   ///< [batch, dim] value of the codes, gradient of the input by the estimator
        torch::Tensor codebook;    ///< sum over levels of mse(sg[r], e); undefined with moving averages
        torch::Tensor commitment;  ///< sum over levels of mse(r, sg[e])
        torch::Tensor entropy;     ///< mean over levels of 1 - H(mean soft assignment) / log K: 0 = even use
        torch::Tensor diversity;   ///< mean over levels of the mean squared cosine between codes
        std::vector<double> batch_perplexity;  ///< [levels] of the batch alone: at most its size
    };
    /// `latents` [batch, dim]. The gradient of the residual: `detached` r - sg[e], so that the commitment of every
    /// level reaches the encoder (the printed equation); `attached` r - e, deeper levels also move shallower
    /// codebooks; `straight_through` r - (r + sg[e - r]), the widely copied form, in which levels below the first
    /// do not reach the encoder at all.
    Result quantise(const torch::Tensor& latents);

    /// Codes [rows, levels], and the residual after each level where `residuals` is given (levels + 1 tensors, the
    /// first the input). Nearest codes, no gradients.
    torch::Tensor encode(const torch::Tensor& latents, std::vector<torch::Tensor>* residuals = nullptr) const;

    /// [rows, dim] sum of the first `levels` codes of `codes` [rows, at least levels].
    torch::Tensor decode(const torch::Tensor& codes, int levels) const;

    /// k-means on the residuals of each level in turn (tokenizers.md A.2).
    void initialise_by_kmeans(const torch::Tensor& latents, uint64_t seed,
                              const std::function<void()>& check_cancelled);

    /// Clusters of the residuals [rows, dim], contiguous, of a level.
    using Clustering = std::function<numeric::KMeansResult(const torch::Tensor& residuals, int level)>;
    /// The codebooks of residual k-means (tokenizers.md A.3), by the clustering given.
    void initialise_by(const torch::Tensor& latents, const Clustering& clustering);

    /// For a quantisation made elsewhere: what a batch took of a level, for `after_step`.
    void observe(size_t level, const torch::Tensor& points, const torch::Tensor& codes) {
        codebooks_[level].observe(points, codes);
    }
    /// Moving averages and revival from the last quantise(). Returns how many codes were revived.
    int64_t after_step(bool revive);
    /// See `model::Revivable`; `latents` [rows, dim] of the whole catalogue.
    std::vector<model::MovedCodes> revive_unused(const torch::Tensor& latents, int level, uint64_t key);
    /// See `models::take_code_counts`.
    std::vector<std::pair<std::string, double>> take_counts() { return take_code_counts(codebooks_); }
    void collect_counters(model::NamedTensors& tensors) const;

    /// What a tokenizer around this quantiser shows of itself. `decoder` turns [rows, dim] into [rows, features];
    /// it must live as long as the answer.
    model::Quantisation describe(const std::vector<int32_t>& items, const torch::Tensor& inputs,
                                 const torch::Tensor& latents,
                                 std::function<torch::Tensor(const torch::Tensor&)> decoder) const;
    /// Adds the codebooks as `codebooks/0`, `codebooks/1`, … and the ages of their codes (see `record_ages`).
    void record(std::map<std::string, jobs::Array>& arrays) const;

    const std::vector<Codebook>& codebooks() const { return codebooks_; }
    const QuantiserSettings& settings() const { return settings_; }
    void collect(model::NamedTensors& tensors) const;

 private:
    torch::Tensor next_residual(const torch::Tensor& residual, const torch::Tensor& code) const;
    int batch_levels() const;
    /// `initialise` starts a codebook from the residuals of its level and returns their labels.
    template <typename Initialise>
    void initialise_in_turn(const torch::Tensor& latents, Initialise initialise);

    QuantiserSettings settings_;
    std::vector<Codebook> codebooks_;  ///< by level
};

/// exp(entropy) of the codes of a batch, at most min(batch, size): not to be compared with the catalogue's.
double batch_perplexity(const torch::Tensor& codes, int64_t size);

}  // namespace armillary::models
