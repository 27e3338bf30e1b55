// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/parameter_watch.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "core/training/tensor_figures.h"

namespace armillary::training {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double norm_of(const torch::Tensor& tensor) {
    return tensor.detach().norm(2, torch::kFloat64).item<double>();
}

}  // namespace

ParameterWatch::ParameterWatch(const Optimizer& optimizer, const model::NamedTensors& state) {
    for (const model::ParameterGroup& group : optimizer.groups())
        for (size_t i = 0; i < group.parameters.size(); ++i) {
            std::string name = fmt::format("{}.{}", group.name, i);
            for (const auto& [known, tensor] : state)
                if (tensor.is_same(group.parameters[i])) name = known;
            watched_.push_back({std::move(name), group.parameters[i], {}, kNaN, kNaN});
        }
}

void ParameterWatch::before_step() {
    const torch::NoGradGuard no_gradients;
    for (Watched& watched : watched_) {
        const torch::Tensor& gradient = watched.tensor.grad();
        watched.gradient_norm = gradient.defined() ? norm_of(gradient) : kNaN;
        watched.before = watched.tensor.detach().clone();
    }
}

void ParameterWatch::after_step() {
    const torch::NoGradGuard no_gradients;
    for (Watched& watched : watched_) {
        if (!watched.before.defined()) continue;
        watched.update_ratio = norm_of(watched.tensor.detach() - watched.before) / norm_of(watched.before);
        watched.before.reset();
    }
}

void ParameterWatch::forget() {
    for (Watched& watched : watched_) watched.gradient_norm = watched.update_ratio = kNaN;
}

std::vector<jobs::ParameterFigures> ParameterWatch::figures(bool whole_gradients) const {
    std::vector<jobs::ParameterFigures> all;
    for (const Watched& watched : watched_) {
        all.push_back(figures_of(watched.name, watched.tensor));
        all.back().gradient_norm = watched.gradient_norm;
        if (std::isnan(watched.gradient_norm) && whole_gradients && watched.tensor.grad().defined())
            all.back().gradient_norm = norm_of(watched.tensor.grad());
        all.back().update_ratio = watched.update_ratio;
    }
    return all;
}

}  // namespace armillary::training
