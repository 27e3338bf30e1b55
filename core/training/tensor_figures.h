// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include "core/jobs/debugger/inspection.h"
#include "core/jobs/run_control.h"

namespace armillary::training {

/// Norm, ends, histogram and the number of values that are not finite, of any tensor of numbers. Norm and
/// histogram are of the finite values. Gradient norm and update ratio are left NaN: they need a step.
jobs::ParameterFigures figures_of(const std::string& name, const torch::Tensor& tensor);

/// The window that is looked at, moved to where the tensor has rows, and where the first values that are not
/// finite stand.
jobs::TensorValues values_of(const std::string& name, const torch::Tensor& tensor,
                             const jobs::RunControl::Look& window);

}  // namespace armillary::training
