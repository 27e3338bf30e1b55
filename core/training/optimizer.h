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
    double learning_rate() const;

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
