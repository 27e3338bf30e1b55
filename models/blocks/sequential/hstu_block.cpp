// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/hstu_block.h"

#include <torch/types.h>

#include "models/blocks/dropout.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr int64_t kLastBucket = 128;
constexpr double kBucketWidth = 0.301;  // of the natural logarithm, as in the published code
constexpr double kDeviation = 0.02, kEpsilon = 1e-6;

torch::Tensor normalised(const torch::Tensor& x) {
    return torch::layer_norm(x, {x.size(-1)}, {}, {}, kEpsilon);
}

}  // namespace

torch::Tensor time_buckets(const torch::Tensor& next_times, const torch::Tensor& times) {
    const torch::Tensor seconds = (next_times.unsqueeze(2) - times.unsqueeze(1)).abs().clamp_min(1);
    return (seconds.to(torch::kFloat64).log() / kBucketWidth).floor().to(torch::kInt64).clamp_max(kLastBucket);
}

HstuBlock::HstuBlock(int64_t dim, int64_t heads, int64_t max_length, bool with_times, double dropout,
                     uint64_t seed, const std::string& name)
    : name_(name),
      heads_(heads),
      max_length_(max_length),
      dropout_(dropout),
      projection_(normal_table(dim, 4 * dim, kDeviation, seed, name + ".projection")),
      by_distance_(normal_table(max_length, 1, kDeviation, seed, name + ".by_distance")),
      output_(dim, dim, seed, name + ".output") {
    if (with_times) by_time_ = normal_table(kLastBucket + 1, 1, kDeviation, seed, name + ".by_time");
}

torch::Tensor HstuBlock::forward(const torch::Tensor& x, const torch::Tensor& allowed,
                                 const torch::Tensor& buckets, bool training, AttentionTap* tap) const {
    const int64_t batch = x.size(0), length = x.size(1), dim = x.size(2);
    const auto parts = torch::silu(torch::matmul(normalised(x), projection_)).chunk(4, 2);
    auto by_head = [&](const torch::Tensor& y) {
        return y.reshape({batch, length, heads_, dim / heads_}).transpose(1, 2);
    };
    const torch::Tensor gate = parts[0], v = by_head(parts[1]), q = by_head(parts[2]), k = by_head(parts[3]);
    torch::Tensor weights = torch::matmul(q, k.transpose(2, 3)) + bias(length, buckets);
    weights = (torch::silu(weights) / static_cast<double>(max_length_)).masked_fill(allowed.logical_not(), 0);
    if (tap) tap->weights.push_back(weights);
    const torch::Tensor read = torch::matmul(weights, v).transpose(1, 2).reshape({batch, length, dim});
    return x + output_(models::dropout(gate * normalised(read), dropout_, training));
}

/// Broadcastable to [batch, heads, length, length].
torch::Tensor HstuBlock::bias(int64_t length, const torch::Tensor& buckets) const {
    const torch::Tensor place = torch::arange(length, torch::kInt64);
    const torch::Tensor distance = (place.unsqueeze(1) - place.unsqueeze(0)).clamp_min(0);
    const torch::Tensor by_distance = torch::embedding(by_distance_, distance).squeeze(2);
    if (!by_time_.defined() || !buckets.defined()) return by_distance;
    return by_distance + torch::embedding(by_time_, buckets).squeeze(3).unsqueeze(1);
}

void HstuBlock::collect(model::NamedTensors& tensors) const {
    tensors.emplace_back(name_ + ".projection", projection_);
    tensors.emplace_back(name_ + ".by_distance", by_distance_);
    if (by_time_.defined()) tensors.emplace_back(name_ + ".by_time", by_time_);
    output_.collect(tensors);
}

}  // namespace armillary::models
