// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/exploration.h"

#include <torch/types.h>

namespace armillary::models {

namespace {

constexpr double kKeptUsage = 0.99;
constexpr double kSilence = 1e-4;  ///< less noise than this is none

}  // namespace

Exploration::Exploration(const ExplorationSettings& settings, int64_t codes)
    : settings_(settings),
      sigma_(torch::full({}, settings.noise).requires_grad_(settings.learned)),
      usage_(torch::full({codes}, 1.0 / static_cast<double>(codes))) {}

double Exploration::sigma() const {
    const double scale = sigma_.item<double>() * (settings_.linear ? 1 - done_ : 1);
    return scale < kSilence ? 0 : scale;
}

torch::Tensor Exploration::hot() const {
    return usage_ > settings_.hot_ratio / static_cast<double>(usage_.size(0));
}

double Exploration::hot_share() const {
    return settings_.frequency ? hot().to(torch::kFloat64).mean().item<double>() : 0;
}

torch::Tensor Exploration::noise(const torch::Tensor& first_codes) {
    const torch::NoGradGuard no_gradients;
    if (!settings_.frequency) return torch::full({first_codes.size(0)}, sigma(), torch::kFloat32);
    const torch::Tensor shares = torch::bincount(first_codes, {}, usage_.size(0)).to(torch::kFloat32) /
                                 static_cast<double>(first_codes.size(0));
    usage_.mul_(kKeptUsage).add_(shares, 1 - kKeptUsage);
    return hot().index_select(0, first_codes).to(torch::kFloat32) * sigma();
}

torch::Tensor Exploration::uncertain(const torch::Tensor& loss) const {
    if (!settings_.learned) return loss;
    const torch::Tensor scale = sigma_ + settings_.offset;
    return loss / (2 * scale.square()) + scale.log();
}

void Exploration::after_step() {
    const torch::NoGradGuard no_gradients;
    if (settings_.learned) sigma_.clamp_min_(0);
}

void Exploration::collect(model::NamedTensors& tensors) const {
    if (settings_.learned) tensors.emplace_back("exploration.sigma", sigma_);
    if (settings_.frequency) tensors.emplace_back("exploration.usage", usage_);
}

}  // namespace armillary::models
