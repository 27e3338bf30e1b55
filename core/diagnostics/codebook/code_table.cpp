// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/code_table.h"

#include <fmt/format.h>

#include <algorithm>

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

PrefixOrder order_by_prefix(const CodeTable& table) {
    const int64_t levels = table.levels();
    PrefixOrder order;
    for (int64_t item = 0; item < table.items; ++item) {
        const auto row = table.codes.subspan(static_cast<size_t>(item * levels), static_cast<size_t>(levels));
        if (std::any_of(row.begin(), row.end(), [](int32_t code) { return code >= 0; }))
            order.items.push_back(static_cast<int32_t>(item));
    }

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

}  // namespace armillary::diagnostics
