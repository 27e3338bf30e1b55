// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/pairwise.h"

#include <torch/types.h>

#include <algorithm>
#include <numeric>

#include "models/blocks/tables.h"

namespace armillary::models {

UniformNegatives::UniformNegatives(const data::Histories& train, int32_t items)
    : train_(train), items_(items), sorted_(train.items) {
    for (int32_t user = 0; user < train.user_count(); ++user)
        std::sort(sorted_.begin() + train.offsets[static_cast<size_t>(user)],
                  sorted_.begin() + train.offsets[static_cast<size_t>(user) + 1]);
}

bool UniformNegatives::is_known(int32_t user, int32_t item) const {
    return std::binary_search(sorted_.begin() + train_.offsets[static_cast<size_t>(user)],
                              sorted_.begin() + train_.offsets[static_cast<size_t>(user) + 1], item);
}

int32_t UniformNegatives::draw(int32_t user, numeric::RandomStream& random) const {
    int32_t item = 0;
    for (int attempt = 0; attempt < 100; ++attempt) {
        item = static_cast<int32_t>(random.below(static_cast<uint64_t>(items_)));
        if (!is_known(user, item)) break;
    }
    return item;
}

PairSampler::PairSampler(const model::Context& context, int64_t batch_size, int64_t smallest_batch)
    : seed_(context.seed), batch_size_(batch_size), smallest_batch_(smallest_batch) {
    for (int32_t user = 0; user < context.users(); ++user) {
        users_.insert(users_.end(), static_cast<size_t>(context.train.length(user)), user);
        items_.insert(items_.end(), context.train.begin(user), context.train.end(user));
    }
    order_.resize(users_.size());
}

int64_t PairSampler::begin_epoch(int epoch) {
    std::iota(order_.begin(), order_.end(), int64_t{0});
    numeric::RandomStream(seed_, "order", static_cast<uint64_t>(epoch)).shuffle(std::span(order_));
    const auto pairs = static_cast<int64_t>(order_.size());
    const int64_t full = pairs / batch_size_, rest = pairs % batch_size_;
    const bool worth_it = rest > 0 && (rest >= smallest_batch_ || full == 0);
    return full + (worth_it ? 1 : 0);
}

PairBatch PairSampler::batch(int64_t number) const {
    const int64_t first = number * batch_size_;
    const int64_t size = std::min(batch_size_, static_cast<int64_t>(order_.size()) - first);
    PairBatch batch;
    for (int64_t at = first; at < first + size; ++at) {
        const auto row = static_cast<size_t>(order_[static_cast<size_t>(at)]);
        batch.users.push_back(users_[row]);
        batch.items.push_back(items_[row]);
    }
    return batch;
}

TripleSampler::TripleSampler(const model::Context& context, int64_t batch_size)
    : seed_(context.seed), negatives_(context.train, context.items()), pairs_(context, batch_size) {}

int64_t TripleSampler::begin_epoch(int epoch) {
    epoch_ = epoch;
    return pairs_.begin_epoch(epoch);
}

TripleBatch TripleSampler::batch(int64_t number) const {
    const PairBatch pairs = pairs_.batch(number);
    std::vector<int32_t> negatives;
    numeric::RandomStream random(seed_, "negatives", static_cast<uint64_t>(epoch_), static_cast<uint64_t>(number));
    for (const int32_t user : pairs.users) negatives.push_back(negatives_.draw(user, random));
    return {index_tensor(pairs.users), index_tensor(pairs.items), index_tensor(negatives)};
}

torch::Tensor bpr_loss(const torch::Tensor& positive_scores, const torch::Tensor& negative_scores) {
    return torch::softplus(negative_scores - positive_scores).mean();
}

torch::Tensor row_decay(double weight, const std::vector<torch::Tensor>& rows) {
    torch::Tensor sum = rows.front().square().sum();
    for (size_t i = 1; i < rows.size(); ++i) sum = sum + rows[i].square().sum();
    return sum * (weight / 2 / static_cast<double>(rows.front().size(0)));
}

}  // namespace armillary::models
