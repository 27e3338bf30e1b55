// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/attention.h"

#include <torch/types.h>

#include <cmath>

namespace armillary::models {

torch::Tensor causal_mask(const torch::Tensor& tokens) {
    const int64_t length = tokens.size(1);
    const torch::Tensor causal = torch::ones({length, length}, torch::kBool).tril();
    const torch::Tensor itself = torch::eye(length, torch::TensorOptions(torch::kBool));
    const torch::Tensor key_is_item = (tokens != 0).unsqueeze(1).unsqueeze(2);  // [batch, 1, 1, length]
    return causal & (key_is_item | itself);
}

SasrecBlock::SasrecBlock(int64_t dim, int64_t heads, double dropout, uint64_t seed, const std::string& name)
    : heads_(heads),
      dropout_(dropout),
      query_norm_(dim, name + ".query_norm"),
      feed_norm_(dim, name + ".feed_norm"),
      query_(dim, dim, seed, name + ".query"),
      key_(dim, dim, seed, name + ".key"),
      value_(dim, dim, seed, name + ".value"),
      inner_(dim, dim, seed, name + ".inner"),
      outer_(dim, dim, seed, name + ".outer") {}

torch::Tensor SasrecBlock::forward(const torch::Tensor& x, const torch::Tensor& allowed, const torch::Tensor& real,
                                   bool training) const {
    const int64_t batch = x.size(0), length = x.size(1), dim = x.size(2), width = dim / heads_;
    auto by_head = [&](const torch::Tensor& y) { return y.view({batch, length, heads_, width}).transpose(1, 2); };
    const torch::Tensor normed = query_norm_(x);
    const torch::Tensor q = by_head(query_(normed)), k = by_head(key_(x)), v = by_head(value_(x));
    torch::Tensor weights = torch::matmul(q, k.transpose(2, 3)) / std::sqrt(static_cast<double>(width));
    weights = torch::softmax(weights.masked_fill(allowed.logical_not(), -1e9), -1);
    weights = torch::dropout(weights, dropout_, training);
    torch::Tensor y = normed + torch::matmul(weights, v).transpose(1, 2).reshape({batch, length, dim});
    y = feed_norm_(y);
    const torch::Tensor inner = torch::dropout(torch::relu(inner_(y)), dropout_, training);
    return (y + torch::dropout(outer_(inner), dropout_, training)) * real;
}

void SasrecBlock::collect(model::NamedTensors& tensors) const {
    query_norm_.collect(tensors);
    feed_norm_.collect(tensors);
    for (const Linear* layer : {&query_, &key_, &value_, &inner_, &outer_}) layer->collect(tensors);
}

}  // namespace armillary::models
