// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/split.h"
#include "core/jobs/history.h"
#include "core/model/model.h"
#include "core/numeric/random.h"

namespace armillary::models {

/// Histories as tokens: item index + 1, 0 = padding, padded on the left so that the newest item is in the last
/// column.
struct SequenceBatch {
    torch::Tensor tokens;   ///< [batch, length] int64
    torch::Tensor targets;  ///< [batch, length] int64, 0 = none; what is to be predicted there (training only)
    torch::Tensor target_positions;  ///< [targets] int64 into the flattened [batch * length]
    std::vector<int32_t> users;      ///< [batch], empty for histories that are nobody's
    torch::Tensor hidden;            ///< [batch, length] bool, true = not to be looked at; undefined: none are
    /// [batch, length] int64 seconds: when the item was taken, and when the next one was asked for; undefined
    /// where times are not known.
    torch::Tensor times, next_times;
};

/// The last `max_length` items of each history, cut to the longest of them.
SequenceBatch history_batch(std::span<const jobs::History> histories, int64_t max_length);
SequenceBatch history_batch(const data::Histories& histories, std::span<const int32_t> users, int64_t max_length);

/// A times' column that tells more than the order; null where there is none.
const std::vector<int64_t>* clock_times(const data::Dataset& dataset);

/// Training rows in batches. Users of like length share a batch, so that little padding is computed; batches and
/// their order are drawn from (seed, epoch).
class SequenceBatches {
 public:
    /// Rows of users with at least two items.
    SequenceBatches(const data::Histories& train, int64_t max_length, int64_t batch_size, uint64_t seed);
    virtual ~SequenceBatches() = default;

    /// Number of batches.
    int64_t begin_epoch(int epoch);
    virtual SequenceBatch batch(int64_t number) const = 0;

 protected:
    const std::vector<int32_t>& users(int64_t batch) const { return batches_[static_cast<size_t>(batch)]; }

    const data::Histories& train_;
    int64_t max_length_;
    uint64_t seed_;
    int epoch_ = 0;

 private:
    int64_t batch_size_;
    std::vector<int32_t> users_;                 ///< with at least two items
    std::vector<std::vector<int32_t>> batches_;  ///< of this epoch
};

/// Input s_1..s_{n-1}, target s_2..s_n.
class NextItemBatches final : public SequenceBatches {
 public:
    /// `times`: of the data set's interactions in milliseconds, or null. With a `length_exponent` a below 2 inputs
    /// of n > max_length^(a/2) items are read whole with probability max_length^a / n^2, else as many as that
    /// drawn from them, each with the item that truly follows it as target: a mean of the squared lengths of at
    /// most 2 max_length^a (stochastic length, Zhai et al. 2024, section 3.3).
    NextItemBatches(const data::Histories& train, int64_t max_length, int64_t batch_size, uint64_t seed,
                    const std::vector<int64_t>* times = nullptr, double length_exponent = 2);

    SequenceBatch batch(int64_t number) const override;

 private:
    /// Where the targets of a user stand in the histories' items, oldest first; the inputs stand before them.
    std::vector<int64_t> targets(int32_t user, numeric::RandomStream& random) const;

    const std::vector<int64_t>* times_;
    double length_exponent_;
};

/// The cloze task (Sun et al. 2019, section 3.6): items are replaced by the mask token and to be predicted from
/// what is before and behind them.
class ClozeBatches final : public SequenceBatches {
 public:
    /// Each item is masked with probability `share` (at least one a row); of a share `last_only` of the rows only
    /// the last item is, as when the next item is asked for. The mask's token is `items` + 1.
    ClozeBatches(const data::Histories& train, int64_t max_length, int64_t batch_size, uint64_t seed,
                 int64_t items, double share, double last_only);

    SequenceBatch batch(int64_t number) const override;

 private:
    int64_t mask_token_;
    double share_, last_only_;
};

}  // namespace armillary::models
