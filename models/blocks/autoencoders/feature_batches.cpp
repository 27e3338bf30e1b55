// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/feature_batches.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "core/numeric/random.h"
#include "models/blocks/tables.h"

namespace armillary::models {

FeatureBatches::FeatureBatches(const model::Context& context, FeatureRows rows)
    : seed_(context.seed),
      batch_size_(context.parameters.integer("training.batch_size")),
      rows_(std::move(rows)),
      order_(rows_.items.size()) {}

int64_t FeatureBatches::begin_epoch(int epoch) {
    std::iota(order_.begin(), order_.end(), 0);
    numeric::RandomStream(seed_, "order", static_cast<uint64_t>(epoch)).shuffle(std::span(order_));
    return (rows_.size() + batch_size_ - 1) / batch_size_;
}

torch::Tensor FeatureBatches::chosen(int64_t number) const {
    const int64_t first = number * batch_size_, size = std::min(batch_size_, rows_.size() - first);
    return index_tensor(std::span(order_).subspan(static_cast<size_t>(first), static_cast<size_t>(size)));
}

}  // namespace armillary::models
