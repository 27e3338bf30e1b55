// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/attention.h"

#include <torch/types.h>

#include <cmath>

#include "models/blocks/dropout.h"

namespace armillary::models {

namespace {

constexpr double kBertDeviation = 0.02;

/// Added to the score of a pair that may not look at each other: its weight is 0.
constexpr double kForbidden = -1e9;

torch::Tensor diagonal(int64_t length) {
    return torch::eye(length, torch::TensorOptions(torch::kBool));
}

/// [batch, 1, 1, length]
torch::Tensor item_keys(const torch::Tensor& tokens) {
    return (tokens != 0).unsqueeze(1).unsqueeze(2);
}

}  // namespace

torch::Tensor causal_mask(const torch::Tensor& tokens) {
    const int64_t length = tokens.size(1);
    const torch::Tensor causal = torch::ones({length, length}, torch::kBool).tril();
    return causal & (item_keys(tokens) | diagonal(length));
}

torch::Tensor two_way_mask(const torch::Tensor& tokens) {
    return item_keys(tokens) | diagonal(tokens.size(1));
}

torch::Tensor without_hidden(const torch::Tensor& allowed, const torch::Tensor& hidden) {
    if (!hidden.defined()) return allowed;
    const torch::Tensor seen = allowed & hidden.logical_not().unsqueeze(1).unsqueeze(2);
    return seen | (diagonal(allowed.size(-1)) & seen.any(-1, /*keepdim=*/true).logical_not());
}

torch::Tensor attend(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values,
                     int64_t heads, const torch::Tensor& allowed, double dropout, bool training,
                     AttentionTap* tap) {
    const int64_t batch = queries.size(0), length = queries.size(1), dim = queries.size(2), width = dim / heads;
    auto by_head = [&](const torch::Tensor& y) {
        return y.view({batch, length, heads, width}).transpose(1, 2).reshape({batch * heads, length, width});
    };
    const torch::Tensor q = by_head(queries), k = by_head(keys), v = by_head(values);
    // At these sizes passes over memory are what costs: the product is added to the mask, in place, already
    // scaled.
    torch::Tensor weights = torch::where(allowed, 0.0, kForbidden)
                                .to(q.options())
                                .expand({batch, heads, length, length})
                                .contiguous()
                                .view({batch * heads, length, length})
                                .baddbmm_(q, k.transpose(1, 2), 1, 1 / std::sqrt(static_cast<double>(width)));
    weights = torch::softmax(weights, -1);
    if (tap) tap->weights.push_back(weights.view({batch, heads, length, length}));
    weights = models::dropout(weights, dropout, training);
    const torch::Tensor read = torch::bmm(weights, v).view({batch, heads, length, width});
    return read.transpose(1, 2).reshape({batch, length, dim});
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
                                   bool training, AttentionTap* tap) const {
    const torch::Tensor normed = query_norm_(x);
    torch::Tensor y =
        normed + attend(query_(normed), key_(x), value_(x), heads_, allowed, dropout_, training, tap);
    y = feed_norm_(y);
    const torch::Tensor inner = models::dropout(torch::relu(inner_(y)), dropout_, training);
    return (y + models::dropout(outer_(inner), dropout_, training)) * real;
}

void SasrecBlock::collect(model::NamedTensors& tensors) const {
    query_norm_.collect(tensors);
    feed_norm_.collect(tensors);
    for (const Linear* layer : {&query_, &key_, &value_, &inner_, &outer_}) layer->collect(tensors);
}

EncoderBlock::EncoderBlock(int64_t dim, int64_t heads, double dropout, uint64_t seed, const std::string& name)
    : heads_(heads),
      dropout_(dropout),
      query_(dim, dim, seed, name + ".query", kBertDeviation),
      key_(dim, dim, seed, name + ".key", kBertDeviation),
      value_(dim, dim, seed, name + ".value", kBertDeviation),
      joined_(dim, dim, seed, name + ".joined", kBertDeviation),
      attention_norm_(dim, name + ".attention_norm"),
      inner_(dim, 4 * dim, seed, name + ".inner", kBertDeviation),
      outer_(4 * dim, dim, seed, name + ".outer", kBertDeviation),
      feed_norm_(dim, name + ".feed_norm") {}

torch::Tensor EncoderBlock::forward(const torch::Tensor& x, const torch::Tensor& allowed, bool training,
                                    AttentionTap* tap) const {
    const torch::Tensor read =
        joined_(attend(query_(x), key_(x), value_(x), heads_, allowed, dropout_, training, tap));
    const torch::Tensor y = attention_norm_(x + models::dropout(read, dropout_, training));
    return feed_norm_(y + models::dropout(outer_(torch::gelu(inner_(y))), dropout_, training));
}

void EncoderBlock::collect(model::NamedTensors& tensors) const {
    for (const Linear* layer : {&query_, &key_, &value_, &joined_, &inner_, &outer_}) layer->collect(tensors);
    attention_norm_.collect(tensors);
    feed_norm_.collect(tensors);
}

}  // namespace armillary::models
