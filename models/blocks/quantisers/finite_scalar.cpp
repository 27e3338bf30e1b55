// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/finite_scalar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "models/blocks/quantisers/straight_through.h"

namespace armillary::models {

namespace {

constexpr double kMargin = 1e-3;  ///< keeps the bound short of the next grid value (epsilon of the paper's code)
constexpr int64_t kMostCodes = 1 << 24;

}  // namespace

FiniteScalarQuantiser::FiniteScalarQuantiser(std::vector<int64_t> channel_levels)
    : levels_(std::move(channel_levels)) {
    std::vector<float> half, offset, scale;
    std::vector<int64_t> strides;
    for (int64_t levels : levels_) {
        strides.push_back(size_);
        size_ *= levels;
        if (size_ > kMostCodes)
            throw UsageError(fmt::format("the grid {} has more than {} codes; take fewer levels or channels",
                                         fmt::join(levels_, " x "), kMostCodes),
                             "model.grid");
        half.push_back(static_cast<float>((static_cast<double>(levels) - 1) * (1 - kMargin) / 2));
        offset.push_back(levels % 2 == 0 ? 0.5F : 0.0F);
        scale.push_back(static_cast<float>(levels / 2));
    }
    half_ = torch::tensor(half);
    offset_ = torch::tensor(offset);
    shift_ = (offset_ / half_).tan();
    scale_ = torch::tensor(scale);
    strides_ = torch::tensor(strides, torch::kInt64);
}

torch::Tensor FiniteScalarQuantiser::bounded(const torch::Tensor& z) const {
    return (z + shift_).tanh() * half_ - offset_;
}

torch::Tensor FiniteScalarQuantiser::quantise(const torch::Tensor& z) const {
    const torch::Tensor inside = bounded(z);
    return straight_through(inside, inside.round()) / scale_;
}

torch::Tensor FiniteScalarQuantiser::codes(const torch::Tensor& z) const {
    const torch::NoGradGuard no_gradients;
    return ((bounded(z).round() + scale_).to(torch::kInt64) * strides_).sum(1);
}

torch::Tensor FiniteScalarQuantiser::values(const torch::Tensor& codes) const {
    std::vector<torch::Tensor> channels;
    torch::Tensor rest = codes;
    for (int64_t levels : levels_) {
        channels.push_back(rest.remainder(levels));
        rest = rest.div(levels, "floor");
    }
    return (torch::stack(channels, 1).to(torch::kFloat32) - scale_) / scale_;
}

}  // namespace armillary::models
