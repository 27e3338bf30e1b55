// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <string_view>

namespace armillary::models {

/// A learnable table [rows, dim] from N(0, deviation^2), drawn from the stream (seed, name): the same on every
/// platform.
torch::Tensor normal_table(int64_t rows, int64_t dim, double deviation, uint64_t seed, std::string_view name);

/// Xavier (Glorot) uniform bound for a table or a weight: sqrt(6 / (fan_in + fan_out)).
torch::Tensor xavier_uniform(int64_t rows, int64_t cols, uint64_t seed, std::string_view name);

/// Rows scaled to length 1; rows of zeros stay.
torch::Tensor unit_rows(const torch::Tensor& rows);

/// 1-D int64 tensor that copies the values.
torch::Tensor index_tensor(std::span<const int32_t> values);

/// scores[b, i] = <user_table[users[b]], item_table[i]>, written to `scores` [users, items].
void score_by_dot(const torch::Tensor& user_table, const torch::Tensor& item_table, std::span<const int32_t> users,
                  float* scores);

}  // namespace armillary::models
