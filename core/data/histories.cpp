// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include "core/data/split.h"

namespace armillary::data {

Histories histories_of(const Dataset& dataset, const std::vector<int64_t>& rows) {
    const Interactions& all = dataset.interactions();
    Histories out;
    out.offsets.assign(static_cast<size_t>(dataset.user_count()) + 1, 0);
    for (int64_t row : rows) ++out.offsets[static_cast<size_t>(all.user[static_cast<size_t>(row)]) + 1];
    for (size_t u = 1; u < out.offsets.size(); ++u) out.offsets[u] += out.offsets[u - 1];
    out.rows.resize(rows.size());
    std::vector<int64_t> next(out.offsets.begin(), out.offsets.end() - 1);
    for (int64_t row : rows)
        out.rows[static_cast<size_t>(next[static_cast<size_t>(all.user[static_cast<size_t>(row)])]++)] = row;

    const bool ordered = dataset.time_kind() != TimeKind::none && !all.time.empty();
    const auto earlier = [&](int64_t a, int64_t b) {
        const int64_t ta = ordered ? all.time[static_cast<size_t>(a)] : 0,
                      tb = ordered ? all.time[static_cast<size_t>(b)] : 0;
        return ta != tb ? ta < tb : a < b;
    };
    for (size_t u = 0; u + 1 < out.offsets.size(); ++u) {
        const auto first = out.rows.begin() + out.offsets[u], last = out.rows.begin() + out.offsets[u + 1];
        if (!std::is_sorted(first, last, earlier)) std::sort(first, last, earlier);
    }
    out.items.resize(rows.size());
    std::transform(out.rows.begin(), out.rows.end(), out.items.begin(),
                   [&](int64_t row) { return all.item[static_cast<size_t>(row)]; });
    return out;
}

Histories histories_of(const Dataset& dataset, const std::vector<int64_t>& first,
                       const std::vector<int64_t>& second) {
    std::vector<int64_t> rows;
    rows.reserve(first.size() + second.size());
    std::merge(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(rows));
    return histories_of(dataset, rows);
}

}  // namespace armillary::data
