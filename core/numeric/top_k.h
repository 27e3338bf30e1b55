// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::numeric {

struct Scored {
    int32_t index = -1;
    float score = 0;
};

/// The best k of a row of scores in one pass with a threshold, without sorting the row (evaluation.md 0.3).
/// Reusable; one object a thread.
class TopK {
 public:
    /// `tie_ranks[i]` decides between equal scores, smaller first; all different. It must outlive the object.
    TopK(int k, std::span<const uint32_t> tie_ranks);

    /// Best first. `-inf` is masked and never returned, so the list may be shorter than k. Valid until the next
    /// call. Sets `found_nan()` when a score is NaN; NaN is not returned.
    std::span<const Scored> select(std::span<const float> scores);
    bool found_nan() const { return found_nan_; }

 private:
    bool better(const Scored& a, const Scored& b) const;
    void shrink();

    size_t k_;
    std::span<const uint32_t> tie_ranks_;
    std::vector<Scored> kept_;
    float threshold_ = 0;
    bool found_nan_ = false;
};

/// Tie ranks that neither popularity nor the position of an item can steer: items ordered by splitmix64(seed ^
/// item).
std::vector<uint32_t> hashed_tie_ranks(int32_t count, uint64_t seed);

}  // namespace armillary::numeric
