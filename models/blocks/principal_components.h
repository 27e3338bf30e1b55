// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace armillary::models {

struct PrincipalComponents {
    /// Coordinates [rows, kept] of vectors [rows, features], and back.
    torch::Tensor reduce(const torch::Tensor& vectors) const { return (vectors - mean).mm(directions); }
    torch::Tensor restore(const torch::Tensor& coordinates) const { return coordinates.mm(directions.t()) + mean; }

    torch::Tensor mean;        ///< [1, features]
    torch::Tensor directions;  ///< [features, kept], orthonormal columns, largest variance first
    torch::Tensor variances;   ///< [kept]
};

/// Eigenvectors of the covariance of `rows` [rows, features], found in double precision. `check_cancelled` may
/// throw.
PrincipalComponents principal_components(const torch::Tensor& rows, int64_t kept,
                                         const std::function<void()>& check_cancelled);

/// a' b in double precision, block by block of rows: a [rows, m], b [rows, n] to [m, n].
torch::Tensor cross_product(const torch::Tensor& a, const torch::Tensor& b,
                            const std::function<void()>& check_cancelled);

}  // namespace armillary::models
