// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/layers.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>

#include "models/blocks/tables.h"

namespace armillary::models {

Linear::Linear(int64_t in, int64_t out, uint64_t seed, const std::string& name)
    : name_(name), weight_(xavier_uniform(out, in, seed, name)), bias_(torch::zeros({out}).requires_grad_(true)) {}

Linear::Linear(int64_t in, int64_t out, uint64_t seed, const std::string& name, double deviation)
    : name_(name),
      weight_(normal_table(out, in, deviation, seed, name)),
      bias_(torch::zeros({out}).requires_grad_(true)) {}

torch::Tensor Linear::operator()(const torch::Tensor& x) const {
    return torch::linear(x, weight_, bias_);
}

void Linear::clear() {
    const torch::NoGradGuard no_gradients;
    weight_.zero_();
    bias_.zero_();
}

void Linear::collect(model::NamedTensors& tensors) const {
    tensors.emplace_back(name_ + ".weight", weight_);
    tensors.emplace_back(name_ + ".bias", bias_);
}

LayerNorm::LayerNorm(int64_t dim, const std::string& name, double epsilon)
    : name_(name),
      epsilon_(epsilon),
      scale_(torch::ones({dim}).requires_grad_(true)),
      shift_(torch::zeros({dim}).requires_grad_(true)) {}

torch::Tensor LayerNorm::operator()(const torch::Tensor& x) const {
    return torch::layer_norm(x, {scale_.size(0)}, scale_, shift_, epsilon_);
}

void LayerNorm::collect(model::NamedTensors& tensors) const {
    tensors.emplace_back(name_ + ".scale", scale_);
    tensors.emplace_back(name_ + ".shift", shift_);
}

Perceptron::Perceptron(const std::vector<int64_t>& widths, uint64_t seed, const std::string& name) {
    for (size_t i = 0; i + 1 < widths.size(); ++i)
        layers_.emplace_back(widths[i], widths[i + 1], seed, fmt::format("{}.{}", name, i));
}

torch::Tensor Perceptron::operator()(torch::Tensor x) const {
    for (size_t i = 0; i < layers_.size(); ++i) {
        x = layers_[i](x);
        if (i + 1 < layers_.size()) x = torch::relu(x);
    }
    return x;
}

void Perceptron::start_at_zero() {
    layers_.back().clear();
}

void Perceptron::collect(model::NamedTensors& tensors) const {
    for (const Linear& layer : layers_) layer.collect(tensors);
}

std::vector<int64_t> layer_widths(int64_t in, const std::vector<int64_t>& hidden, int64_t out) {
    std::vector<int64_t> widths{in};
    widths.insert(widths.end(), hidden.begin(), hidden.end());
    widths.push_back(out);
    return widths;
}

std::vector<int64_t> mirrored(std::vector<int64_t> widths) {
    std::reverse(widths.begin(), widths.end());
    return widths;
}

std::vector<torch::Tensor> trained(const model::NamedTensors& tensors) {
    std::vector<torch::Tensor> parameters;
    for (const auto& [name, tensor] : tensors)
        if (tensor.requires_grad()) parameters.push_back(tensor);
    return parameters;
}

}  // namespace armillary::models
