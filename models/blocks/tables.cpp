// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/tables.h"

#include <torch/types.h>

#include <cmath>

#include "core/numeric/random.h"

namespace armillary::models {

namespace {

template <typename Draw>
torch::Tensor drawn(int64_t rows, int64_t cols, Draw draw) {
    torch::Tensor table = torch::empty({rows, cols}, torch::kFloat32);
    float* values = table.data_ptr<float>();
    for (int64_t i = 0; i < rows * cols; ++i) values[i] = static_cast<float>(draw());
    return table.requires_grad_(true);
}

}  // namespace

torch::Tensor normal_table(int64_t rows, int64_t dim, double deviation, uint64_t seed, std::string_view name) {
    numeric::RandomStream random(seed, name);
    return drawn(rows, dim, [&] { return deviation * random.normal(); });
}

torch::Tensor xavier_uniform(int64_t rows, int64_t cols, uint64_t seed, std::string_view name) {
    numeric::RandomStream random(seed, name);
    const double bound = std::sqrt(6.0 / static_cast<double>(rows + cols));
    return drawn(rows, cols, [&] { return random.uniform(-bound, bound); });
}

torch::Tensor unit_rows(const torch::Tensor& rows) {
    constexpr double kTiny = 1e-12;
    return rows / rows.norm(2, 1, /*keepdim=*/true).clamp_min(kTiny);
}

torch::Tensor index_tensor(std::span<const int32_t> values) {
    torch::Tensor indices = torch::empty({static_cast<int64_t>(values.size())}, torch::kInt64);
    std::copy(values.begin(), values.end(), indices.data_ptr<int64_t>());
    return indices;
}

void score_by_dot(const torch::Tensor& user_table, const torch::Tensor& item_table, std::span<const int32_t> users,
                  float* scores) {
    const torch::NoGradGuard no_gradients;
    torch::Tensor out =
        torch::from_blob(scores, {static_cast<int64_t>(users.size()), item_table.size(0)}, torch::kFloat32);
    torch::mm_out(out, user_table.index_select(0, index_tensor(users)), item_table.t());
}

}  // namespace armillary::models
