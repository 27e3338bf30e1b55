// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace armillary::models {

/// MurmurHash3_x86_32 of Austin Appleby (public domain). Reads bytes one by one, so that it is the same on every
/// platform.
constexpr uint32_t murmur_hash(std::string_view text, uint32_t seed = 0) {
    const auto scrambled = [](uint32_t k) { return std::rotl(k * 0xCC9E2D51u, 15) * 0x1B873593u; };
    uint32_t hash = seed, block = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        block |= static_cast<uint32_t>(static_cast<unsigned char>(text[i])) << (8 * (i % 4));
        if (i % 4 < 3) continue;
        hash = std::rotl(hash ^ scrambled(block), 13) * 5 + 0xE6546B64u;
        block = 0;
    }
    hash ^= scrambled(block);  // of 0 where no byte is left: 0
    hash ^= static_cast<uint32_t>(text.size());
    hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
    hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
    return hash ^ (hash >> 16);
}

}  // namespace armillary::models
