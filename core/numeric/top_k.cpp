// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/top_k.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/hash.h"

namespace armillary::numeric {

namespace {

constexpr size_t kChunk = 32;

struct ChunkScan {
    int at_or_above = 0, nan = 0;
};

/// Counts, over one chunk, the scores that may enter the list. Almost every chunk has none, so this loop is the
/// whole cost of a selection: it is compiled for several processors and the right one is taken at run time.
__attribute__((target_clones("avx512f", "avx2", "default"))) ChunkScan scan_chunk(const float* scores,
                                                                                  float threshold) {
    ChunkScan scan;
    for (size_t i = 0; i < kChunk; ++i) {
        scan.at_or_above += scores[i] >= threshold ? 1 : 0;
        scan.nan += scores[i] != scores[i] ? 1 : 0;
    }
    return scan;
}

}  // namespace

TopK::TopK(int k, std::span<const uint32_t> tie_ranks) : k_(static_cast<size_t>(k)), tie_ranks_(tie_ranks) {
    kept_.reserve(2 * k_ + kChunk);
}

bool TopK::better(const Scored& a, const Scored& b) const {
    if (a.score != b.score) return a.score > b.score;
    return tie_ranks_[static_cast<size_t>(a.index)] < tie_ranks_[static_cast<size_t>(b.index)];
}

void TopK::shrink() {
    const auto kth = kept_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
    std::nth_element(kept_.begin(), kth, kept_.end(),
                     [this](const Scored& a, const Scored& b) { return better(a, b); });
    threshold_ = kth->score;
    kept_.resize(k_);
}

std::span<const Scored> TopK::select(std::span<const float> scores) {
    kept_.clear();
    found_nan_ = false;
    constexpr float kMasked = -std::numeric_limits<float>::infinity();
    threshold_ = std::numeric_limits<float>::lowest();
    auto consider = [&](size_t i) {
        const float score = scores[i];
        if (score != score) {
            found_nan_ = true;
        } else if (score >= threshold_ && score != kMasked) {
            kept_.push_back({static_cast<int32_t>(i), score});
        }
    };
    size_t i = 0;
    for (; i + kChunk <= scores.size(); i += kChunk) {
        const ChunkScan scan = scan_chunk(scores.data() + i, threshold_);
        if (scan.at_or_above + scan.nan == 0) continue;
        for (size_t j = i; j < i + kChunk; ++j) consider(j);
        if (kept_.size() >= 2 * k_) shrink();
    }
    for (; i < scores.size(); ++i) consider(i);
    if (kept_.size() > k_) shrink();
    std::sort(kept_.begin(), kept_.end(), [this](const Scored& a, const Scored& b) { return better(a, b); });
    return kept_;
}

std::vector<uint32_t> hashed_tie_ranks(int32_t count, uint64_t seed) {
    std::vector<uint32_t> order(static_cast<size_t>(count));
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [seed](uint32_t a, uint32_t b) {
        const uint64_t hash_a = splitmix64(seed ^ a), hash_b = splitmix64(seed ^ b);
        return hash_a != hash_b ? hash_a < hash_b : a < b;
    });
    std::vector<uint32_t> ranks(order.size());
    for (size_t position = 0; position < order.size(); ++position)
        ranks[order[position]] = static_cast<uint32_t>(position);
    return ranks;
}

}  // namespace armillary::numeric
