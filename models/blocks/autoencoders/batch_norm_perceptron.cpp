// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/batch_norm_perceptron.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "models/blocks/dropout.h"

namespace armillary::models {

namespace {

constexpr double kFollowed = 0.1, kEpsilon = 1e-5;  ///< LibTorch's defaults

}  // namespace

BatchNorm::BatchNorm(int64_t dim, const std::string& name)
    : name_(name),
      scale_(torch::ones({dim}).requires_grad_(true)),
      shift_(torch::zeros({dim}).requires_grad_(true)),
      mean_(torch::zeros({dim})),
      variance_(torch::ones({dim})) {}

torch::Tensor BatchNorm::operator()(const torch::Tensor& x, bool learning) const {
    return torch::batch_norm(x, scale_, shift_, mean_, variance_, learning && x.size(0) > 1, kFollowed, kEpsilon,
                             /*cudnn_enabled=*/false);
}

void BatchNorm::collect(model::NamedTensors& tensors) const {
    tensors.emplace_back(name_ + ".scale", scale_);
    tensors.emplace_back(name_ + ".shift", shift_);
    tensors.emplace_back(name_ + ".mean", mean_);
    tensors.emplace_back(name_ + ".variance", variance_);
}

BatchNormPerceptron::BatchNormPerceptron(const std::vector<int64_t>& widths, const std::vector<double>& dropout,
                                         uint64_t seed, const std::string& name)
    : dropout_(dropout) {
    for (size_t i = 0; i + 1 < widths.size(); ++i) {
        layers_.emplace_back(widths[i], widths[i + 1], seed, fmt::format("{}.{}", name, i));
        if (i + 2 < widths.size()) norms_.emplace_back(widths[i + 1], fmt::format("{}.{}.norm", name, i));
    }
}

torch::Tensor BatchNormPerceptron::operator()(torch::Tensor x, bool learning) const {
    for (size_t i = 0; i < norms_.size(); ++i)
        x = models::dropout(torch::relu(norms_[i](layers_[i](x), learning)), dropout_[i], learning);
    return layers_.back()(x);
}

void BatchNormPerceptron::collect(model::NamedTensors& tensors) const {
    for (const Linear& layer : layers_) layer.collect(tensors);
    for (const BatchNorm& norm : norms_) norm.collect(tensors);
}

}  // namespace armillary::models
