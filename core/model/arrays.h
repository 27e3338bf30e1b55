// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include "core/jobs/engine.h"

namespace armillary::model {

/// Copies of tensors as arrays of the record: floating point becomes float32, integers int32.
jobs::Array array_of(const torch::Tensor& tensor);

/// [rows, dim] tensor over memory that the caller keeps alive.
torch::Tensor tensor_view(const data::FeatureMatrix& features);

}  // namespace armillary::model
