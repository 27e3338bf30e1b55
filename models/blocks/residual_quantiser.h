// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

struct QuantiserSettings {
    int levels = 3;
    int64_t codebook_size = 256;
    int64_t dim = 32;
    std::string initialisation = "kmeans";       ///< `kmeans`, `uniform` (-1/K, 1/K), `normal` N(0, 1)
    std::string residual_gradient = "detached";  ///< `detached`, `attached`, `straight_through`: see quantise()
    bool moving_average = false;
    double decay = 0.99;  ///< of the moving average
};

/// A vector as a sum of one code a level: s_l = argmin ||r_l - C_l,k||, r_{l+1} = r_l - C_l,s (Lee et al. 2022;
/// TIGER, Rajput et al. 2023, section 3.1).
class ResidualQuantiser {
 public:
    ResidualQuantiser(const QuantiserSettings& settings, uint64_t seed);

    struct Result {
        torch::Tensor codes;       ///< [batch, levels] int64
        torch::Tensor quantised;   ///< [batch, dim] straight-through: value of the codes, gradient of the input
        torch::Tensor codebook;    ///< sum over levels of mse(sg[r], e); undefined with moving averages
        torch::Tensor commitment;  ///< sum over levels of mse(r, sg[e])
    };
    /// `latents` [batch, dim]. The gradient of the residual: `detached` r - sg[e], so that the commitment of every
    /// level reaches the encoder (the printed equation); `attached` r - e, deeper levels also move shallower
    /// codebooks; `straight_through` r - (r + sg[e - r]), the widely copied form, in which levels below the first
    /// do not reach the encoder at all.
    Result quantise(const torch::Tensor& latents);

    /// Codes [rows, levels], and the residual after each level where `residuals` is given (levels + 1 tensors, the
    /// first the input). No gradients.
    torch::Tensor encode(const torch::Tensor& latents, std::vector<torch::Tensor>* residuals = nullptr) const;

    /// k-means on the residuals of each level in turn (tokenizers.md A.2).
    void initialise_by_kmeans(const torch::Tensor& latents, uint64_t seed,
                              const std::function<void()>& check_cancelled);

    /// Moving averages of counts and sums from the last quantise() (van den Oord et al. 2017, appendix A.1).
    /// Nothing without `moving_average`.
    void update_moving_averages();

    const std::vector<torch::Tensor>& codebooks() const { return codebooks_; }
    const QuantiserSettings& settings() const { return settings_; }
    void collect(model::NamedTensors& tensors) const;

 private:
    torch::Tensor nearest(int level, const torch::Tensor& residual) const;

    QuantiserSettings settings_;
    std::vector<torch::Tensor> codebooks_;      ///< by level [codes, dim]
    std::vector<torch::Tensor> counts_, sums_;  ///< moving averages by level: [codes], [codes, dim]
    std::vector<torch::Tensor> last_residuals_, last_codes_;
};

}  // namespace armillary::models
