// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/model/model.h"

namespace torch::optim {
class Optimizer;
}

namespace armillary::training {

/// LibTorch's optimiser of the name `training.optimizer` (adam, adamw, sgd, adagrad), with the groups' scales and
/// weight decay.
class Optimizer {
 public:
    Optimizer(const descriptor::ParameterSet& parameters, std::vector<model::ParameterGroup> groups);
    ~Optimizer();

    void zero_gradients();
    /// Clips to `training.clip_norm` when that is positive, then steps.
    void step();
    /// Euclidean norm of all gradients, before clipping.
    double gradient_norm() const;
    bool clips() const { return clip_norm_ > 0; }
    const std::vector<model::ParameterGroup>& groups() const { return groups_; }
    double learning_rate() const;
    /// Of all groups, each by its scale.
    void set_learning_rate(double learning_rate);
    /// Zeroes the moments of `rows` [any] int64 of a parameter: they were put elsewhere by hand, and what pushed
    /// them before is no guide to where they go now. Nothing for a tensor that is not trained.
    void forget_rows(const torch::Tensor& parameter, const torch::Tensor& rows);

    /// Moments and step counts, to be kept with the model: the same names in the same order for the same model.
    model::NamedTensors state() const;
    /// Throws `BadInput` when a tensor is missing or of another shape.
    void restore(const model::NamedTensors& state);

 private:
    std::vector<torch::Tensor> parameters() const;

    std::vector<model::ParameterGroup> groups_;
    double learning_rate_, clip_norm_;
    std::unique_ptr<torch::optim::Optimizer> optimizer_;
};

}  // namespace armillary::training
