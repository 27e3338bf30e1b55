// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "models/blocks/layers.h"

namespace armillary::models {

/// Layers of linear map, layer normalisation, ReLU and dropout, one after the other (PRISM's networks, for one).
class NormalisedPerceptron {
 public:
    enum class End {
        linear,     ///< the last layer is a linear map alone: an answer
        normalised  ///< it is like the others: features for other networks
    };

    /// `widths` = {in, hidden…, out}; `dropout` is the share of a hidden layer that is set to 0 in training.
    NormalisedPerceptron(const std::vector<int64_t>& widths, End end, double dropout, uint64_t seed,
                         const std::string& name);

    /// [rows, in] to [rows, out].
    torch::Tensor operator()(torch::Tensor x, bool training = false) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    std::vector<Linear> layers_;
    std::vector<LayerNorm> norms_;  ///< after as many first layers
    double dropout_;
};

}  // namespace armillary::models
