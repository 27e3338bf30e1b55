// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

#include "core/model/model.h"

namespace armillary::models {

struct ExplorationSettings {
    double noise = 0.03;     ///< scale at the start
    bool linear = false;     ///< falls to 0 over the epochs
    bool learned = false;    ///< falls with the loss (SDUD)
    bool frequency = false;  ///< only items of overused codes (FrqUD)
    double offset = 1.7;     ///< lambda of SDUD: the noise ends where the loss is its square
    double hot_ratio = 1.5;  ///< a code is overused (hot) above so many times the even share
};

/// How much noise the assignment of an item gets, and how it ends: the uncertainty decay of DIGER (Fu et al.
/// 2026).
class Exploration {
 public:
    Exploration(const ExplorationSettings& settings, int64_t codes);

    /// `done` in [0, 1]: share of the epochs that are over.
    void begin_epoch(double done) { done_ = done; }

    /// [items] scale of each item's noise, from its nearest code of the first level [items]; without gradient. In
    /// training the running usage follows: f <- 0.99 f + 0.01 share of the batch.
    torch::Tensor noise(const torch::Tensor& first_codes);

    /// SDUD: L / (2 (sigma + lambda)^2) + log(sigma + lambda), smallest at sigma = max(0, sqrt(L) - lambda); the
    /// loss itself where the noise is not learned.
    torch::Tensor uncertain(const torch::Tensor& loss) const;
    /// Keeps sigma at 0 or above.
    void after_step();

    /// The scale now; below 1e-4 it is 0.
    double sigma() const;
    /// Share of the first level's codes that are overused; 0 where frequency plays no part.
    double hot_share() const;
    bool learned() const { return settings_.learned; }
    const torch::Tensor& parameter() const { return sigma_; }
    void collect(model::NamedTensors& tensors) const;

 private:
    torch::Tensor hot() const;

    ExplorationSettings settings_;
    double done_ = 0;
    torch::Tensor sigma_;  ///< []
    torch::Tensor usage_;  ///< [codes] running shares of the first level's codes
};

}  // namespace armillary::models
