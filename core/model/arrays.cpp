// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/arrays.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/model/model.h"

namespace armillary::model {

void Context::check_cancelled() const {
    if (stop.stop_requested()) throw Cancelled();
}

jobs::Array array_of(const torch::Tensor& tensor) {
    jobs::Array array;
    array.shape = tensor.sizes().vec();
    if (tensor.is_floating_point()) {
        const torch::Tensor values = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
        array.values = std::vector<float>(values.data_ptr<float>(), values.data_ptr<float>() + values.numel());
    } else {
        const torch::Tensor values = tensor.detach().to(torch::kCPU, torch::kInt32).contiguous();
        array.values =
            std::vector<int32_t>(values.data_ptr<int32_t>(), values.data_ptr<int32_t>() + values.numel());
    }
    return array;
}

torch::Tensor tensor_view(const data::FeatureMatrix& features) {
    return torch::from_blob(const_cast<float*>(features.values.data()), {features.rows, features.dim},
                            torch::kFloat32);
}

}  // namespace armillary::model
