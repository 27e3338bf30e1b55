// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/companions.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/hash.h"

namespace armillary::diagnostics {

namespace {

std::span<const int32_t> columns_of(const numeric::SparseMatrix& matrix, int32_t row) {
    const auto begin = matrix.offsets[static_cast<size_t>(row)],
               end = matrix.offsets[static_cast<size_t>(row) + 1];
    return std::span(matrix.columns).subspan(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
}

}  // namespace

std::vector<int32_t> companions_of(const numeric::SparseMatrix& takers, std::span<const int32_t> queries,
                                   int64_t count, const std::function<void()>& cancelled) {
    const numeric::SparseMatrix taken = numeric::transposed(takers);
    std::vector<int32_t> companions(queries.size() * static_cast<size_t>(count), -1);
    std::vector<int32_t> shared(static_cast<size_t>(takers.rows), 0), touched;
    for (size_t query = 0; query < queries.size(); ++query) {
        if (cancelled) cancelled();
        for (int32_t user : columns_of(takers, queries[query]))
            for (int32_t row : columns_of(taken, user))
                if (row != queries[query] && shared[static_cast<size_t>(row)]++ == 0) touched.push_back(row);
        // The query's own number of users is the same for all its companions.
        std::vector<std::tuple<double, uint64_t, int32_t>> ranked;
        for (int32_t row : touched) {
            const auto users = static_cast<double>(columns_of(takers, row).size());
            ranked.emplace_back(-shared[static_cast<size_t>(row)] / std::sqrt(users),
                                splitmix64(static_cast<uint64_t>(row)), row);
            shared[static_cast<size_t>(row)] = 0;
        }
        touched.clear();
        const auto kept = ranked.begin() + std::min(count, static_cast<int64_t>(ranked.size()));
        std::partial_sort(ranked.begin(), kept, ranked.end());
        std::transform(ranked.begin(), kept, companions.begin() + static_cast<int64_t>(query) * count,
                       [](const auto& entry) { return std::get<2>(entry); });
    }
    return companions;
}

}  // namespace armillary::diagnostics
