// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <functional>
#include <span>
#include <vector>

#include "core/numeric/sparse.h"

namespace armillary::models {

/// [rows, dim], one row a user or an item.
using Factors = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The weighted squared error of implicit feedback over all pairs of a row and a column with the score s = <p, q>:
///   everywhere s^2, over all pairs,
///   + (square + square_by_count n) s^2 - 2 (target + target_by_count n) s, over pairs that were seen n times,
///   + regularisation of each row |p|^2, and of each column |q|^2.
struct ImplicitError {
    double everywhere, square, square_by_count, target, target_by_count;
};

/// Hu et al. 2008: weight 1 + confidence n and target 1 where seen, weight 1 and target 0 elsewhere.
ImplicitError confidence_weighted(double confidence);
/// Rendle et al. 2022, "Revisiting iALS", eq. 1: weight 1 and target 1 where seen, and `unobserved` s^2
/// everywhere.
ImplicitError uniformly_weighted(double unobserved);

/// Rows that minimise the error while the columns `fixed` stay: one system of width `dim` a row, in double
/// precision and in parallel. `seen` is [rows, columns] with counts as values; `regularisation` [rows] is
/// positive. `check_cancelled` is asked between blocks of rows.
Factors solve_rows(const ImplicitError& error, const numeric::SparseMatrix& seen, const Factors& fixed,
                   std::span<const double> regularisation, const std::function<void()>& check_cancelled);

/// The error with its regularisation, up to the constant that the targets add.
double error_value(const ImplicitError& error, const numeric::SparseMatrix& seen, const Factors& rows,
                   const Factors& columns, std::span<const double> row_regularisation,
                   std::span<const double> column_regularisation);

}  // namespace armillary::models
