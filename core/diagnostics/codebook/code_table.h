// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::diagnostics {

/// The codes of a catalogue, seen and not owned. -1 = no code: semantic IDs may be shorter than the deepest, and
/// an item without any code takes no part in a diagnostic.
struct CodeTable {
    std::span<const int32_t> codes;  ///< [items, levels], row-major
    int64_t items = 0;
    std::vector<int64_t> level_sizes;  ///< [levels] codes that each level's codebook holds, used or not

    int64_t levels() const { return static_cast<int64_t>(level_sizes.size()); }
    int32_t code(int64_t item, int64_t level) const { return codes[static_cast<size_t>(item * levels() + level)]; }
};

/// Largest code of each level + 1: the least that codebooks can hold, where nothing better is known.
std::vector<int64_t> smallest_level_sizes(std::span<const int32_t> codes, int64_t items, int64_t levels);

/// Throws `BadInput` naming the item and the level (both from 0) when the shape does not fit, a code is below -1
/// or not in its codebook, or a codebook has no code or more than 2^24.
void check_codes(const CodeTable& table);

/// Items with a code in lexicographic order of their codes (equal codes by item), -1 first. Items that share a
/// prefix stand together.
struct PrefixOrder {
    std::vector<int32_t> items;   ///< [items with a code]
    std::vector<int32_t> shared;  ///< levels on which the item agrees with the one before it, from the first level
                                  ///< on; 0 for the first

    int64_t size() const { return static_cast<int64_t>(items.size()); }

    /// Calls `visit(begin, end)` for every set of items (as positions in the order) that share their first `depth`
    /// codes.
    template <typename Visit>
    void for_each_bucket(int64_t depth, Visit visit) const {
        for (size_t begin = 0, end = 0; begin < items.size(); begin = end) {
            end = begin + 1;
            while (end < items.size() && shared[end] >= depth) ++end;
            visit(begin, end);
        }
    }
};

/// O(levels * (items + codes)); IDs that fit into 64 bits are sorted as numbers.
PrefixOrder order_by_prefix(const CodeTable& table);

}  // namespace armillary::diagnostics
