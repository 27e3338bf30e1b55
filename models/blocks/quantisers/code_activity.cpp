// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/code_activity.h"

#include <torch/types.h>

namespace armillary::models {

namespace {

constexpr double kDecay = 0.9;        ///< of the shares (tokenizers.md B.11, lever 3)
constexpr double kStaleShare = 0.01;  ///< of the even share (B.3)

}  // namespace

CodeActivity::CodeActivity(int64_t codes)
    : shares_(torch::full({codes}, 1.0 / static_cast<double>(codes))),
      last_taken_(torch::zeros({codes}, torch::kInt64)),
      steps_(torch::zeros({1}, torch::kInt64)) {}

void CodeActivity::see(const torch::Tensor& codes) {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor batch = torch::bincount(codes.flatten(), {}, shares_.size(0)).to(torch::kFloat32) /
                                static_cast<double>(codes.numel());
    shares_.mul_(kDecay).add_(batch, 1 - kDecay);
    steps_.add_(1);
    last_taken_.index_fill_(0, codes.flatten(), steps_.item<int64_t>());
}

void CodeActivity::refresh(const torch::Tensor& codes) {
    shares_.index_fill_(0, codes, 1.0 / static_cast<double>(shares_.size(0)));
    last_taken_.index_fill_(0, codes, steps_.item<int64_t>());
}

std::optional<int64_t> CodeActivity::stale() const {
    if (steps() < kMemory) return {};
    return (shares_ < kStaleShare / static_cast<double>(shares_.size(0))).sum().item<int64_t>();
}

void CodeActivity::collect_ages(model::NamedTensors& tensors, const std::string& name) const {
    tensors.emplace_back(name + ".last_taken", last_taken_);
    tensors.emplace_back(name + ".steps", steps_);
}

}  // namespace armillary::models
