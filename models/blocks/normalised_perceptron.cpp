// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/normalised_perceptron.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "models/blocks/dropout.h"

namespace armillary::models {

namespace {

constexpr double kEpsilon = 1e-5;  ///< PyTorch's

}  // namespace

NormalisedPerceptron::NormalisedPerceptron(const std::vector<int64_t>& widths, End end, double dropout,
                                           uint64_t seed, const std::string& name)
    : dropout_(dropout) {
    for (size_t i = 0; i + 1 < widths.size(); ++i) {
        layers_.emplace_back(widths[i], widths[i + 1], seed, fmt::format("{}.{}", name, i));
        if (end == End::normalised || i + 2 < widths.size())
            norms_.emplace_back(widths[i + 1], fmt::format("{}.{}.norm", name, i), kEpsilon);
    }
}

torch::Tensor NormalisedPerceptron::operator()(torch::Tensor x, bool training) const {
    for (size_t i = 0; i < layers_.size(); ++i) {
        x = layers_[i](x);
        if (i < norms_.size()) x = models::dropout(torch::relu(norms_[i](x)), dropout_, training);
    }
    return x;
}

void NormalisedPerceptron::collect(model::NamedTensors& tensors) const {
    for (const Linear& layer : layers_) layer.collect(tensors);
    for (const LayerNorm& norm : norms_) norm.collect(tensors);
}

}  // namespace armillary::models
