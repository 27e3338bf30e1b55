// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "models/blocks/layers.h"

namespace armillary::models {

/// Batch normalisation (Ioffe and Szegedy 2015) of [batch, dim], by column.
class BatchNorm {
 public:
    BatchNorm(int64_t dim, const std::string& name);

    /// `learning`: by the moments of the batch, which the running ones follow with a tenth; otherwise, and for a
    /// batch of one row, which has no moments, by the running ones.
    torch::Tensor operator()(const torch::Tensor& x, bool learning) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    std::string name_;
    torch::Tensor scale_, shift_, mean_, variance_;  ///< [dim]; the last two are not trained
};

/// Linear layers, each but the last followed by batch normalisation, ReLU and dropout: widths = {in, hidden…,
/// out}.
class BatchNormPerceptron {
 public:
    /// `dropout`: the share dropped after each hidden layer.
    BatchNormPerceptron(const std::vector<int64_t>& widths, const std::vector<double>& dropout, uint64_t seed,
                        const std::string& name);

    /// [batch, in] to [batch, out]; dropout and the moments of the batch only while `learning`.
    torch::Tensor operator()(torch::Tensor x, bool learning) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    std::vector<Linear> layers_;
    std::vector<BatchNorm> norms_;  ///< by hidden layer
    std::vector<double> dropout_;
};

}  // namespace armillary::models
