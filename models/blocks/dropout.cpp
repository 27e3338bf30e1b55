// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/dropout.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

#include "core/base/hash.h"

namespace armillary::models {

namespace {

constexpr int64_t kValuesOfHash = 4, kHashesOfTask = 8192;
constexpr uint64_t kSteps = 65536, kGoldenGamma = 0x9E3779B97F4A7C15ull;

/// 0 for what is dropped, 1 / (share kept) for the others.
torch::Tensor scales(torch::IntArrayRef shape, uint64_t dropped_steps) {
    const auto key = static_cast<uint64_t>(torch::empty({1}, torch::kInt64).random_().item<int64_t>());
    torch::Tensor result = torch::empty(shape, torch::kFloat32);
    float* values = result.data_ptr<float>();
    const int64_t count = result.numel();
    const float scale = static_cast<float>(kSteps) / static_cast<float>(kSteps - dropped_steps);
    auto draw = [&](int64_t hash, int64_t many) {
        const uint64_t bits = splitmix64(key + static_cast<uint64_t>(hash) * kGoldenGamma);
        for (int64_t at = 0; at < many; ++at)
            values[hash * kValuesOfHash + at] = (bits >> (16 * at)) % kSteps < dropped_steps ? 0.0f : scale;
    };
    const int64_t whole = count / kValuesOfHash;
    at::parallel_for(0, whole, kHashesOfTask, [&](int64_t begin, int64_t end) {
        for (int64_t hash = begin; hash < end; ++hash) draw(hash, kValuesOfHash);
    });
    draw(whole, count % kValuesOfHash);
    return result;
}

}  // namespace

torch::Tensor dropout(const torch::Tensor& x, double probability, bool training) {
    if (!training || probability <= 0) return x;
    const auto dropped_steps = static_cast<uint64_t>(std::lround(std::min(probability, 1.0) * kSteps));
    if (dropped_steps == kSteps) return x * 0;
    return x * scales(x.sizes(), dropped_steps).to(x.options());
}

}  // namespace armillary::models
