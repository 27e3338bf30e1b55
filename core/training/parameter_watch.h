// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "core/jobs/debugger/inspection.h"
#include "core/model/model.h"
#include "core/training/optimizer.h"

namespace armillary::training {

/// The trained tensors around a step.
class ParameterWatch {
 public:
    /// Of the parameters of `optimizer`, by their names in the model's state.
    ParameterWatch(const Optimizer& optimizer, const model::NamedTensors& state);

    /// Keeps gradient norms and a copy of every parameter: to be called between the gradient and the step.
    void before_step();
    /// Measures what the step changed, and drops the copies.
    void after_step();
    /// What was measured holds no longer.
    void forget();
    /// Figures of all parameters as they are now. `whole_gradients`: those that stand in the tensors are of the
    /// last step and were not clipped, so that they may be measured late.
    std::vector<jobs::ParameterFigures> figures(bool whole_gradients) const;

 private:
    struct Watched {
        std::string name;
        torch::Tensor tensor, before;
        double gradient_norm, update_ratio;
    };
    std::vector<Watched> watched_;
};

}  // namespace armillary::training
