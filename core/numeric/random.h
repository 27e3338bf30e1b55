// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "core/base/hash.h"

namespace armillary::numeric {

/// Combines a seed with the name of a stream and a counter, so that every consumer of chance (initial weights,
/// negatives, shuffles, dropout) has a stream of its own and switching one part of a model on does not reshuffle
/// another. FNV-1a over the name, mixed by SplitMix64.
constexpr uint64_t stream_key(uint64_t seed, std::string_view stream, uint64_t a = 0, uint64_t b = 0) {
    uint64_t hash = 0xCBF29CE484222325ull;
    for (char c : stream) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return splitmix64(splitmix64(splitmix64(seed ^ hash) ^ a) ^ b);
}

/// Counter-based random numbers: the same key gives the same numbers on every platform, thread count and compiler
/// (`std::*_distribution` promise no such thing). SplitMix64 (Steele, Lea, Flood 2014).
class RandomStream {
 public:
    explicit RandomStream(uint64_t key) : state_(key) {}
    RandomStream(uint64_t seed, std::string_view stream, uint64_t a = 0, uint64_t b = 0)
        : state_(stream_key(seed, stream, a, b)) {}

    uint64_t next() {
        const uint64_t value = splitmix64(state_);
        state_ += 0x9E3779B97F4A7C15ull;
        return value;
    }
    /// [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// [0, n), unbiased to 2^-64 (Lemire's multiply-shift). n > 0.
    uint64_t below(uint64_t n) {
        return static_cast<uint64_t>((static_cast<unsigned __int128>(next()) * n) >> 64);
    }
    /// Standard normal, Box-Muller (two uniforms a pair; the second is kept).
    double normal();
    /// Gamma(shape, 1), Marsaglia and Tsang (2000).
    double gamma(double shape);
    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::span<T> values) {
        for (size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

 private:
    uint64_t state_;
    double spare_ = 0;
    bool has_spare_ = false;
};

}  // namespace armillary::numeric
