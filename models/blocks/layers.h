// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// y = x W' + b. Weights from Xavier's uniform distribution in the stream (seed, name), bias zero.
class Linear {
 public:
    Linear(int64_t in, int64_t out, uint64_t seed, const std::string& name);
    /// Weights from N(0, deviation^2) instead.
    Linear(int64_t in, int64_t out, uint64_t seed, const std::string& name, double deviation);

    torch::Tensor operator()(const torch::Tensor& x) const;
    void clear();  ///< weight and bias to zero
    void collect(model::NamedTensors& tensors) const;
    const std::string& name() const { return name_; }

 private:
    std::string name_;
    torch::Tensor weight_, bias_;  ///< [out, in], [out]
};

/// Layer normalisation over the last axis (Ba et al. 2016).
class LayerNorm {
 public:
    LayerNorm(int64_t dim, const std::string& name, double epsilon = 1e-8);

    torch::Tensor operator()(const torch::Tensor& x) const;
    void collect(model::NamedTensors& tensors) const;

 private:
    std::string name_;
    double epsilon_;
    torch::Tensor scale_, shift_;
};

/// Linear layers with ReLU between them (none after the last): widths = {in, hidden…, out}.
class Perceptron {
 public:
    Perceptron(const std::vector<int64_t>& widths, uint64_t seed, const std::string& name);

    torch::Tensor operator()(torch::Tensor x) const;
    /// Clears the last layer, so that the network starts as the function 0 and yet learns.
    void start_at_zero();
    void collect(model::NamedTensors& tensors) const;

 private:
    std::vector<Linear> layers_;
};

/// {in, hidden…, out}, as a Perceptron takes them.
std::vector<int64_t> layer_widths(int64_t in, const std::vector<int64_t>& hidden, int64_t out);
/// From the end to the start: a decoder as the mirror of its encoder.
std::vector<int64_t> mirrored(std::vector<int64_t> widths);

/// The tensors of a state that are trained, in its order.
std::vector<torch::Tensor> trained(const model::NamedTensors& tensors);

}  // namespace armillary::models
