// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "core/data/split.h"
#include "core/model/model.h"
#include "core/numeric/random.h"

namespace armillary::models {

/// Uniform negatives: items that the user has no training interaction with.
class UniformNegatives {
 public:
    UniformNegatives(const data::Histories& train, int32_t items);

    bool is_known(int32_t user, int32_t item) const;
    /// An item unknown to the user. A user who knows (nearly) everything gets any item after 100 tries.
    int32_t draw(int32_t user, numeric::RandomStream& random) const;

 private:
    const data::Histories& train_;
    int32_t items_;
    std::vector<int32_t> sorted_;  ///< items of each user, ascending, at the offsets of `train_`
};

/// Training pairs of a user and an item that the user took.
struct PairBatch {
    std::vector<int32_t> users, items;  ///< [batch]
};

/// Every training interaction once an epoch, in a seeded order.
class PairSampler {
 public:
    /// A last batch of fewer than `smallest_batch` is left out, unless it is the only one.
    PairSampler(const model::Context& context, int64_t batch_size, int64_t smallest_batch = 1);

    /// Number of batches.
    int64_t begin_epoch(int epoch);
    PairBatch batch(int64_t number) const;

 private:
    uint64_t seed_;
    int64_t batch_size_, smallest_batch_;
    std::vector<int32_t> users_, items_;  ///< [interactions]
    std::vector<int64_t> order_;
};

/// Training triples (user, positive, negative): every interaction once an epoch in a seeded order.
struct TripleBatch {
    torch::Tensor users, positives, negatives;  ///< [batch] int64
    int64_t size() const { return users.size(0); }
};

class TripleSampler {
 public:
    TripleSampler(const model::Context& context, int64_t batch_size);

    /// Number of batches.
    int64_t begin_epoch(int epoch);
    TripleBatch batch(int64_t number) const;
    const UniformNegatives& negatives() const { return negatives_; }

 private:
    uint64_t seed_;
    int epoch_ = 0;
    UniformNegatives negatives_;
    PairSampler pairs_;
};

/// Mean over the batch of -ln sigmoid(s+ - s-) (Rendle et al. 2009), as softplus(s- - s+). Scores are [batch].
torch::Tensor bpr_loss(const torch::Tensor& positive_scores, const torch::Tensor& negative_scores);

/// weight / (2 batch) times the squared norms of the batch's rows, each [batch, dim].
torch::Tensor row_decay(double weight, const std::vector<torch::Tensor>& rows);

}  // namespace armillary::models
