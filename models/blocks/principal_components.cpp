// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/principal_components.h"

#include <torch/linalg.h>
#include <torch/types.h>

#include <algorithm>

namespace armillary::models {

torch::Tensor cross_product(const torch::Tensor& a, const torch::Tensor& b,
                            const std::function<void()>& check_cancelled) {
    constexpr int64_t kBlock = 8192;
    torch::Tensor sum = torch::zeros({a.size(1), b.size(1)}, torch::kFloat64);
    for (int64_t first = 0; first < a.size(0); first += kBlock) {
        check_cancelled();
        const int64_t rows = std::min(kBlock, a.size(0) - first);
        sum.addmm_(a.narrow(0, first, rows).to(torch::kFloat64).t(), b.narrow(0, first, rows).to(torch::kFloat64));
    }
    return sum;
}

PrincipalComponents principal_components(const torch::Tensor& rows, int64_t kept,
                                         const std::function<void()>& check_cancelled) {
    const auto count = static_cast<double>(rows.size(0));
    const torch::Tensor mean = rows.mean(0, /*keepdim=*/true, torch::kFloat64);
    const torch::Tensor covariance = cross_product(rows, rows, check_cancelled) / count - mean.t().mm(mean);
    const auto [values, vectors] = torch::linalg_eigh(covariance);  // ascending
    return {mean.to(torch::kFloat32), vectors.flip(1).narrow(1, 0, kept).to(torch::kFloat32).contiguous(),
            values.flip(0).narrow(0, 0, kept).to(torch::kFloat32).contiguous()};
}

}  // namespace armillary::models
