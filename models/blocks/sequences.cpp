// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequences.h"

#include <torch/types.h>

#include <algorithm>

#include "core/numeric/random.h"

namespace armillary::models {

namespace {

/// Lengths are rounded up to this, so that few different shapes occur.
constexpr int64_t kLengthStep = 8;
/// Users are sorted by length within groups of so many batches: likeness within a batch, variety between epochs.
constexpr size_t kBatchesPerGroup = 50;

int64_t common_length(int64_t longest, int64_t max_length) {
    const int64_t rounded = (std::max<int64_t>(longest, 1) + kLengthStep - 1) / kLengthStep * kLengthStep;
    return std::min(rounded, max_length);
}

}  // namespace

SequenceBatch history_batch(const data::Histories& histories, std::span<const int32_t> users, int64_t max_length) {
    int64_t longest = 1;
    for (int32_t user : users) longest = std::max(longest, std::min(histories.length(user), max_length));
    const int64_t length = common_length(longest, max_length);
    SequenceBatch batch;
    batch.users.assign(users.begin(), users.end());
    batch.tokens = torch::zeros({static_cast<int64_t>(users.size()), length}, torch::kInt64);
    int64_t* row = batch.tokens.data_ptr<int64_t>();
    for (int32_t user : users) {
        const int64_t kept = std::min(histories.length(user), length);
        std::transform(histories.end(user) - kept, histories.end(user), row + length - kept,
                       [](int32_t item) { return int64_t{item} + 1; });
        row += length;
    }
    return batch;
}

NextItemBatches::NextItemBatches(const data::Histories& train, int64_t max_length, int64_t batch_size,
                                 uint64_t seed)
    : train_(train), max_length_(max_length), batch_size_(batch_size), seed_(seed) {
    for (int32_t user = 0; user < train.user_count(); ++user)
        if (train.length(user) >= 2) users_.push_back(user);
}

int64_t NextItemBatches::begin_epoch(int epoch) {
    numeric::RandomStream random(seed_, "order", static_cast<uint64_t>(epoch));
    std::vector<int32_t> order = users_;
    random.shuffle(std::span(order));
    const size_t group = kBatchesPerGroup * static_cast<size_t>(batch_size_);
    for (size_t first = 0; first < order.size(); first += group)
        std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(first),
                         order.begin() + static_cast<std::ptrdiff_t>(std::min(first + group, order.size())),
                         [this](int32_t a, int32_t b) {
                             return std::min(train_.length(a), max_length_ + 1) <
                                    std::min(train_.length(b), max_length_ + 1);
                         });
    batches_.clear();
    for (size_t first = 0; first < order.size(); first += static_cast<size_t>(batch_size_))
        batches_.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(first),
                              order.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                  first + static_cast<size_t>(batch_size_), order.size())));
    random.shuffle(std::span(batches_));
    return static_cast<int64_t>(batches_.size());
}

SequenceBatch NextItemBatches::batch(int64_t number) const {
    const std::vector<int32_t>& users = batches_[static_cast<size_t>(number)];
    int64_t longest = 1;
    for (int32_t user : users) longest = std::max(longest, std::min(train_.length(user) - 1, max_length_));
    const int64_t length = common_length(longest, max_length_), rows = static_cast<int64_t>(users.size());
    SequenceBatch batch;
    batch.users = users;
    batch.tokens = torch::zeros({rows, length}, torch::kInt64);
    batch.targets = torch::zeros({rows, length}, torch::kInt64);
    std::vector<int64_t> positions;
    for (int64_t row = 0; row < rows; ++row) {
        const int32_t* end = train_.end(users[static_cast<size_t>(row)]);
        const int64_t kept = std::min(train_.length(users[static_cast<size_t>(row)]) - 1, length);
        for (int64_t at = 0; at < kept; ++at) {
            const int64_t column = length - kept + at;
            batch.tokens.data_ptr<int64_t>()[row * length + column] = int64_t{end[at - kept - 1]} + 1;
            batch.targets.data_ptr<int64_t>()[row * length + column] = int64_t{end[at - kept]} + 1;
            positions.push_back(row * length + column);
        }
    }
    batch.target_positions = torch::tensor(positions, torch::kInt64);
    return batch;
}

}  // namespace armillary::models
