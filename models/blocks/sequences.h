// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/split.h"

namespace armillary::models {

/// Histories as tokens: item index + 1, 0 = padding, padded on the left so that the newest item is in the last
/// column.
struct SequenceBatch {
    torch::Tensor tokens;   ///< [batch, length] int64
    torch::Tensor targets;  ///< [batch, length] int64, 0 = none; the next item of every position (training only)
    torch::Tensor target_positions;  ///< [targets] int64 into the flattened [batch * length]
    std::vector<int32_t> users;      ///< [batch]
};

/// The last `max_length` items of each user, cut to the longest of them.
SequenceBatch history_batch(const data::Histories& histories, std::span<const int32_t> users, int64_t max_length);

/// One row a user with at least two items: input s_1..s_{n-1}, target s_2..s_n. Users of like length share a
/// batch, so that little padding is computed; batches and their order are drawn from (seed, epoch).
class NextItemBatches {
 public:
    NextItemBatches(const data::Histories& train, int64_t max_length, int64_t batch_size, uint64_t seed);

    int64_t begin_epoch(int epoch);
    SequenceBatch batch(int64_t number) const;

 private:
    const data::Histories& train_;
    int64_t max_length_, batch_size_;
    uint64_t seed_;
    std::vector<int32_t> users_;                 ///< with at least two items
    std::vector<std::vector<int32_t>> batches_;  ///< of this epoch
};

}  // namespace armillary::models
