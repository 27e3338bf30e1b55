// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/sequences.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/random.h"

namespace armillary::models {

namespace {

/// Lengths are rounded up to this, so that few different shapes occur.
constexpr int64_t kLengthStep = 8;
/// Users are sorted by length within groups of so many batches: likeness within a batch, variety between epochs.
constexpr size_t kBatchesPerGroup = 50;

constexpr int64_t kMilliseconds = 1000;

int64_t common_length(int64_t longest, int64_t max_length) {
    const int64_t rounded = (std::max<int64_t>(longest, 1) + kLengthStep - 1) / kLengthStep * kLengthStep;
    return std::min(rounded, max_length);
}

torch::Tensor zeros(int64_t rows, int64_t length) {
    return torch::zeros({rows, length}, torch::kInt64);
}

/// Times of the newest items of one history, in seconds; `next` of the newest is when it was asked for, where that
/// is known.
void fill_times(const jobs::History& history, int64_t kept, int64_t* times, int64_t* next) {
    const size_t first = history.times.size() - static_cast<size_t>(kept);
    for (int64_t at = 0; at < kept; ++at) {
        times[at] = history.times[first + static_cast<size_t>(at)] / kMilliseconds;
        if (at > 0) next[at - 1] = times[at];
    }
    if (kept > 0)
        next[kept - 1] = history.asked_at == data::kNoTime ? times[kept - 1] : history.asked_at / kMilliseconds;
}

}  // namespace

SequenceBatch history_batch(std::span<const jobs::History> histories, int64_t max_length) {
    int64_t longest = 1;
    bool timed = true, some_hidden = false;
    for (const jobs::History& history : histories) {
        longest = std::max(longest, std::min(static_cast<int64_t>(history.items.size()), max_length));
        timed &= history.times.size() == history.items.size();
        some_hidden |= !history.hidden.empty();
    }
    const int64_t length = common_length(longest, max_length), rows = static_cast<int64_t>(histories.size());
    SequenceBatch batch;
    batch.tokens = zeros(rows, length);
    if (some_hidden) batch.hidden = torch::zeros({rows, length}, torch::kBool);
    if (timed) batch.times = zeros(rows, length), batch.next_times = zeros(rows, length);
    for (int64_t row = 0; row < rows; ++row) {
        const jobs::History& history = histories[static_cast<size_t>(row)];
        const int64_t kept = std::min(static_cast<int64_t>(history.items.size()), length),
                      start = row * length + length - kept;
        std::transform(history.items.end() - kept, history.items.end(), batch.tokens.data_ptr<int64_t>() + start,
                       [](int32_t item) { return int64_t{item} + 1; });
        if (!history.hidden.empty())
            std::transform(history.hidden.end() - kept, history.hidden.end(),
                           batch.hidden.data_ptr<bool>() + start, [](uint8_t hidden) { return hidden != 0; });
        if (timed)
            fill_times(history, kept, batch.times.data_ptr<int64_t>() + start,
                       batch.next_times.data_ptr<int64_t>() + start);
    }
    return batch;
}

SequenceBatch history_batch(const data::Histories& histories, std::span<const int32_t> users, int64_t max_length) {
    std::vector<jobs::History> rows;
    for (int32_t user : users) rows.push_back({{histories.begin(user), histories.end(user)}});
    SequenceBatch batch = history_batch(rows, max_length);
    batch.times = batch.next_times = torch::Tensor();
    batch.users.assign(users.begin(), users.end());
    return batch;
}

const std::vector<int64_t>* clock_times(const data::Dataset& dataset) {
    const std::vector<int64_t>& times = dataset.interactions().time;
    return times.empty() || dataset.time_kind() != data::TimeKind::utc_milliseconds ? nullptr : &times;
}

SequenceBatches::SequenceBatches(const data::Histories& train, int64_t max_length, int64_t batch_size,
                                 uint64_t seed)
    : train_(train), max_length_(max_length), seed_(seed), batch_size_(batch_size) {
    for (int32_t user = 0; user < train.user_count(); ++user)
        if (train.length(user) >= 2) users_.push_back(user);
}

int64_t SequenceBatches::begin_epoch(int epoch) {
    epoch_ = epoch;
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

NextItemBatches::NextItemBatches(const data::Histories& train, int64_t max_length, int64_t batch_size,
                                 uint64_t seed, const std::vector<int64_t>* times, double length_exponent)
    : SequenceBatches(train, max_length, batch_size, seed), times_(times), length_exponent_(length_exponent) {}

std::vector<int64_t> NextItemBatches::targets(int32_t user, numeric::RandomStream& random) const {
    const int64_t end = train_.offsets[static_cast<size_t>(user) + 1];
    const int64_t count = std::min(train_.length(user) - 1, max_length_);
    std::vector<int64_t> all(static_cast<size_t>(count));
    std::iota(all.begin(), all.end(), end - count);
    if (length_exponent_ >= 2) return all;
    const double cost = std::pow(max_length_, length_exponent_), n = static_cast<double>(count);
    const auto wanted = static_cast<size_t>(std::max(1.0, std::floor(std::sqrt(cost))));
    if (all.size() <= wanted || random.uniform() < cost / (n * n)) return all;
    std::vector<int64_t> drawn;
    for (size_t at = 0; drawn.size() < wanted; ++at)
        if (random.below(all.size() - at) < wanted - drawn.size()) drawn.push_back(all[at]);
    return drawn;
}

SequenceBatch NextItemBatches::batch(int64_t number) const {
    SequenceBatch batch;
    batch.users = users(number);
    numeric::RandomStream random(seed_, "lengths", static_cast<uint64_t>(epoch_), static_cast<uint64_t>(number));
    std::vector<std::vector<int64_t>> sources;
    size_t longest = 1;
    for (int32_t user : batch.users) {
        sources.push_back(targets(user, random));
        longest = std::max(longest, sources.back().size());
    }
    const int64_t length = common_length(static_cast<int64_t>(longest), max_length_),
                  rows = static_cast<int64_t>(sources.size());
    batch.tokens = zeros(rows, length);
    batch.targets = zeros(rows, length);
    if (times_) batch.times = zeros(rows, length), batch.next_times = zeros(rows, length);
    auto item = [&](int64_t at) { return int64_t{train_.items[static_cast<size_t>(at)]} + 1; };
    auto seconds = [&](int64_t at) {
        return (*times_)[static_cast<size_t>(train_.rows[static_cast<size_t>(at)])] / kMilliseconds;
    };
    std::vector<int64_t> positions;
    for (int64_t row = 0; row < rows; ++row) {
        const std::vector<int64_t>& source = sources[static_cast<size_t>(row)];
        int64_t column = (row + 1) * length - static_cast<int64_t>(source.size());
        for (int64_t at : source) {
            batch.tokens.data_ptr<int64_t>()[column] = item(at - 1);
            batch.targets.data_ptr<int64_t>()[column] = item(at);
            if (times_) {
                batch.times.data_ptr<int64_t>()[column] = seconds(at - 1);
                batch.next_times.data_ptr<int64_t>()[column] = seconds(at);
            }
            positions.push_back(column++);
        }
    }
    batch.target_positions = torch::tensor(positions, torch::kInt64);
    return batch;
}

ClozeBatches::ClozeBatches(const data::Histories& train, int64_t max_length, int64_t batch_size, uint64_t seed,
                           int64_t items, double share, double last_only)
    : SequenceBatches(train, max_length, batch_size, seed),
      mask_token_(items + 1),
      share_(share),
      last_only_(last_only) {}

SequenceBatch ClozeBatches::batch(int64_t number) const {
    SequenceBatch batch = history_batch(train_, users(number), max_length_);
    const int64_t rows = batch.tokens.size(0), length = batch.tokens.size(1);
    batch.targets = zeros(rows, length);
    numeric::RandomStream random(seed_, "cloze", static_cast<uint64_t>(epoch_), static_cast<uint64_t>(number));
    std::vector<int64_t> positions;
    auto mask = [&](int64_t column) {
        batch.targets.data_ptr<int64_t>()[column] = batch.tokens.data_ptr<int64_t>()[column];
        batch.tokens.data_ptr<int64_t>()[column] = mask_token_;
        positions.push_back(column);
    };
    for (int64_t row = 0; row < rows; ++row) {
        const size_t before = positions.size();
        const int64_t kept = std::min(train_.length(batch.users[static_cast<size_t>(row)]), length);
        const bool last_only = random.uniform() < last_only_;
        for (int64_t column = length - kept; column < length; ++column)
            if (!last_only && random.uniform() < share_) mask(row * length + column);
        if (positions.size() == before) mask(row * length + length - 1);
    }
    batch.target_positions = torch::tensor(positions, torch::kInt64);
    return batch;
}

}  // namespace armillary::models
