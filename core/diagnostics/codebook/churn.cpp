// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/churn.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace armillary::diagnostics {

namespace {

/// Pairs of equal values: the sum of n (n - 1) / 2 over the values.
template <typename T>
double equal_pairs(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    double pairs = 0;
    for (size_t begin = 0, end = 0; begin < values.size(); begin = end) {
        while (end < values.size() && values[end] == values[begin]) ++end;
        const auto n = static_cast<double>(end - begin);
        pairs += n * (n - 1) / 2;
    }
    return pairs;
}

bool has_code(const CodeTable& table, int64_t item) {
    for (int64_t level = 0; level < table.levels(); ++level)
        if (table.code(item, level) >= 0) return true;
    return false;
}

}  // namespace

double adjusted_rand_index(std::span<const int32_t> a, std::span<const int32_t> b) {
    if (a.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::vector<uint64_t> both;
    for (size_t i = 0; i < a.size(); ++i)
        both.push_back(static_cast<uint64_t>(static_cast<uint32_t>(a[i])) << 32 | static_cast<uint32_t>(b[i]));
    const double together = equal_pairs(std::move(both));
    const double in_a = equal_pairs(std::vector<int32_t>(a.begin(), a.end()));
    const double in_b = equal_pairs(std::vector<int32_t>(b.begin(), b.end()));
    const auto n = static_cast<double>(a.size());
    const double expected = n > 1 ? in_a * in_b / (n * (n - 1) / 2) : 0;
    const double most = (in_a + in_b) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
}

ChurnReport measure_churn(const CodeTable& before, const CodeTable& after) {
    if (before.items != after.items || before.levels() != after.levels())
        throw BadInput(
            fmt::format("codes of {} items and {} levels cannot be compared with codes of {} items and {} levels",
                        before.items, before.levels(), after.items, after.levels()));
    const auto levels = static_cast<size_t>(after.levels());
    std::vector<int64_t> items;
    for (int64_t item = 0; item < after.items; ++item)
        if (has_code(before, item) || has_code(after, item)) items.push_back(item);

    ChurnReport report;
    report.by_level.assign(levels, 0);
    const auto count = static_cast<double>(items.size());
    for (int64_t item : items)
        for (int64_t level = 0; level < after.levels(); ++level)
            if (before.code(item, level) != after.code(item, level)) {
                report.by_level[static_cast<size_t>(level)] += 1 / count;
                report.changed += 1 / count;
                break;
            }
    for (int64_t level = 0; level < after.levels(); ++level) {
        std::vector<int32_t> old_codes, new_codes;
        for (int64_t item : items) {
            old_codes.push_back(before.code(item, level));
            new_codes.push_back(after.code(item, level));
        }
        report.label_invariant.push_back(1 - adjusted_rand_index(old_codes, new_codes));
    }
    return report;
}

}  // namespace armillary::diagnostics
