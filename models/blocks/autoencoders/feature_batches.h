// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "core/model/model.h"
#include "models/blocks/autoencoders/feature_rows.h"

namespace armillary::models {

/// The items that have a vector, and the shuffled batches of an epoch over them. The last batch holds what is
/// left.
class FeatureBatches {
 public:
    /// Throws `BadInput` when no item has a vector.
    explicit FeatureBatches(const model::Context& context) : FeatureBatches(context, feature_rows(context)) {}
    FeatureBatches(const model::Context& context, FeatureRows rows);

    const FeatureRows& rows() const { return rows_; }
    int64_t batch_size() const { return batch_size_; }

    /// Shuffles the rows for an epoch (1-based) and returns the number of its batches.
    int64_t begin_epoch(int epoch);
    /// [rows] the order of the epoch, from whose front batches are cut; a method may arrange it otherwise.
    std::vector<int32_t>& order() { return order_; }
    /// [batch] int64 rows of a batch.
    torch::Tensor chosen(int64_t number) const;

 private:
    uint64_t seed_;
    int64_t batch_size_;
    FeatureRows rows_;
    std::vector<int32_t> order_;
};

}  // namespace armillary::models
