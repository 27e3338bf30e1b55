// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/code_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>

#include "core/base/error.h"

namespace armillary::diagnostics {

std::vector<int64_t> smallest_level_sizes(std::span<const int32_t> codes, int64_t items, int64_t levels) {
    std::vector<int64_t> sizes(static_cast<size_t>(levels), 1);
    for (size_t at = 0; at < static_cast<size_t>(items * levels); ++at) {
        int64_t& size = sizes[at % sizes.size()];
        size = std::max(size, static_cast<int64_t>(codes[at]) + 1);
    }
    return sizes;
}

void check_codes(const CodeTable& table) {
    constexpr int64_t kMostCodes = 1 << 24;
    if (table.levels() == 0 || table.items < 0 ||
        static_cast<int64_t>(table.codes.size()) != table.items * table.levels())
        throw BadInput(fmt::format("a code table of {} items and {} levels cannot hold {} codes", table.items,
                                   table.levels(), table.codes.size()));
    for (int64_t level = 0; level < table.levels(); ++level) {
        const int64_t size = table.level_sizes[static_cast<size_t>(level)];
        if (size < 1 || size > kMostCodes)
            throw BadInput(fmt::format("the codebook of level {} holds {} codes; it must hold 1 to {}", level,
                                       size, kMostCodes));
    }
    for (int64_t item = 0; item < table.items; ++item)
        for (int64_t level = 0; level < table.levels(); ++level) {
            const int32_t code = table.code(item, level);
            if (code < -1 || code >= table.level_sizes[static_cast<size_t>(level)])
                throw BadInput(fmt::format("item {} has code {} at level {}, whose codebook holds {} codes", item,
                                           code, level, table.level_sizes[static_cast<size_t>(level)]));
        }
}

namespace {

bool has_code(const CodeTable& table, int64_t item) {
    const auto row =
        table.codes.subspan(static_cast<size_t>(item * table.levels()), static_cast<size_t>(table.levels()));
    return std::any_of(row.begin(), row.end(), [](int32_t code) { return code >= 0; });
}

/// Where each level stands when the codes of an item are written into one number, the first level highest.
struct Packing {
    std::vector<int> shifts;  ///< [levels]
    int bits = 0;
};

/// Nothing when an ID does not fit into 64 bits.
std::optional<Packing> packing_of(const CodeTable& table) {
    Packing packing;
    packing.shifts.resize(table.level_sizes.size());
    for (size_t level = table.level_sizes.size(); level-- > 0;) {
        packing.shifts[level] = packing.bits;
        packing.bits += std::bit_width(static_cast<uint64_t>(table.level_sizes[level]));  // codes and "no code"
        if (packing.bits > 64) return {};
    }
    return packing;
}

/// Sorts by key, equal keys as they stand: digit after digit, the lowest first.
void radix_sort(std::vector<uint64_t>& keys, std::vector<int32_t>& items, int bits) {
    constexpr int kDigit = 9;  // 512 places to write to stay in the cache
    std::vector<uint64_t> sorted_keys(keys.size());
    std::vector<int32_t> sorted_items(items.size());
    for (int shift = 0; shift < bits; shift += kDigit) {
        auto digit = [shift](uint64_t key) { return (key >> shift) & ((1u << kDigit) - 1); };
        std::vector<size_t> place((1u << kDigit) + 1);
        for (uint64_t key : keys) ++place[digit(key) + 1];
        std::partial_sum(place.begin(), place.end(), place.begin());
        for (size_t at = 0; at < keys.size(); ++at) {
            const size_t to = place[digit(keys[at])]++;
            sorted_keys[to] = keys[at];
            sorted_items[to] = items[at];
        }
        keys.swap(sorted_keys);
        items.swap(sorted_items);
    }
}

PrefixOrder order_packed(const CodeTable& table, const Packing& packing) {
    const int64_t levels = table.levels();
    PrefixOrder order;
    std::vector<uint64_t> keys;
    keys.reserve(static_cast<size_t>(table.items));
    order.items.reserve(static_cast<size_t>(table.items));
    for (int64_t item = 0; item < table.items; ++item) {
        uint64_t key = 0;
        for (int64_t level = 0; level < levels; ++level)
            key |= static_cast<uint64_t>(table.code(item, level) + 1)
                   << packing.shifts[static_cast<size_t>(level)];
        if (key == 0) continue;
        keys.push_back(key);
        order.items.push_back(static_cast<int32_t>(item));
    }
    radix_sort(keys, order.items, packing.bits);

    std::vector<int32_t> level_of_bit(65, 0);  // of the highest bit that differs, counted from 1; 0: none differs
    level_of_bit[0] = static_cast<int32_t>(levels);
    for (int64_t level = levels - 1; level >= 0; --level)
        for (int bit = packing.shifts[static_cast<size_t>(level)] + 1; bit <= 64; ++bit)
            level_of_bit[static_cast<size_t>(bit)] = static_cast<int32_t>(level);
    order.shared.assign(keys.size(), 0);
    for (size_t at = 1; at < keys.size(); ++at)
        order.shared[at] = level_of_bit[static_cast<size_t>(std::bit_width(keys[at] ^ keys[at - 1]))];
    return order;
}

/// Counting sort, last level first.
PrefixOrder order_by_counting(const CodeTable& table) {
    const int64_t levels = table.levels();
    PrefixOrder order;
    for (int64_t item = 0; item < table.items; ++item)
        if (has_code(table, item)) order.items.push_back(static_cast<int32_t>(item));

    std::vector<int32_t> sorted(order.items.size());
    for (int64_t level = levels - 1; level >= 0; --level) {
        std::vector<int64_t> begin(static_cast<size_t>(table.level_sizes[static_cast<size_t>(level)]) + 2);
        for (int32_t item : order.items) ++begin[static_cast<size_t>(table.code(item, level) + 2)];
        for (size_t code = 1; code < begin.size(); ++code) begin[code] += begin[code - 1];
        for (int32_t item : order.items)
            sorted[static_cast<size_t>(begin[static_cast<size_t>(table.code(item, level) + 1)]++)] = item;
        order.items.swap(sorted);
    }

    order.shared.assign(order.items.size(), 0);
    for (size_t at = 1; at < order.items.size(); ++at) {
        int32_t& shared = order.shared[at];
        while (shared < levels && table.code(order.items[at], shared) == table.code(order.items[at - 1], shared))
            ++shared;
    }
    return order;
}

}  // namespace

PrefixOrder order_by_prefix(const CodeTable& table) {
    const auto packing = packing_of(table);
    return packing ? order_packed(table, *packing) : order_by_counting(table);
}

}  // namespace armillary::diagnostics
