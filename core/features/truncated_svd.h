// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

namespace armillary::features {

/// A sparse matrix by rows of (column, value), columns ascending.
struct SparseRows {
    int32_t columns = 0;
    std::vector<std::vector<std::pair<int32_t, double>>> rows;
};

struct TruncatedSvd {
    std::vector<double> singular_values;  ///< [k], descending, none below 1e-6 of the largest
    std::vector<float> scaled_left;       ///< [rows, k], row-major: U diag(singular values)
};

/// The `dim` leading singular triplets by randomised subspace iteration with 20 extra directions and ten passes
/// (Halko, Martinsson, Tropp 2011); exact when the rank is below dim + 20. Deterministic: the start is fixed and
/// sums do not depend on threads. Throws `Cancelled`.
TruncatedSvd truncated_svd(const SparseRows& matrix, int32_t dim, std::stop_token stop = {});

}  // namespace armillary::features
