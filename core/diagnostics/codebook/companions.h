// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/numeric/sparse.h"

namespace armillary::diagnostics {

/// [queries, count] rows that the same users take (tokenizers.md B.9, co-purchase neighbours): those with the
/// largest cosine |U_i and U_j| / sqrt(|U_i| |U_j|) of their sets of users, equal ones in an order that their
/// number does not decide. -1 beyond the rows that share a user with the query. `takers` is [rows, users], 1 where
/// a user took the row. `cancelled` may throw.
std::vector<int32_t> companions_of(const numeric::SparseMatrix& takers, std::span<const int32_t> queries,
                                   int64_t count, const std::function<void()>& cancelled = {});

}  // namespace armillary::diagnostics
