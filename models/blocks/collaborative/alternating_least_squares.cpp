// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/alternating_least_squares.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace armillary::models {

namespace {

Eigen::MatrixXd gram(const Factors& factors) {
    return factors.transpose() * factors;
}

struct Seen {
    const int32_t* columns;
    const float* counts;
    Eigen::Index size;
};

Seen row_of(const numeric::SparseMatrix& matrix, int32_t row) {
    const int32_t first = matrix.offsets[static_cast<size_t>(row)],
                  last = matrix.offsets[static_cast<size_t>(row) + 1];
    return {matrix.columns.data() + first, matrix.values.data() + first, last - first};
}

Eigen::VectorXd solve_row(const ImplicitError& error, const Seen& seen, const Factors& fixed,
                          const Eigen::MatrixXd& everywhere, double regularisation) {
    const Eigen::Index dim = fixed.cols();
    if (seen.size == 0) return Eigen::VectorXd::Zero(dim);
    Factors scaled(seen.size, dim);  // columns that were seen, times the root of their weight
    Eigen::VectorXd right = Eigen::VectorXd::Zero(dim);
    for (Eigen::Index at = 0; at < seen.size; ++at) {
        const double count = seen.counts[at];
        const auto column = fixed.row(seen.columns[at]);
        scaled.row(at) = std::sqrt(error.square + error.square_by_count * count) * column;
        right += (error.target + error.target_by_count * count) * column.transpose();
    }
    Eigen::MatrixXd left = everywhere;
    left.selfadjointView<Eigen::Lower>().rankUpdate(scaled.transpose());
    left.diagonal().array() += regularisation;
    return left.llt().solve(right);  // looks at the lower half alone
}

}  // namespace

ImplicitError confidence_weighted(double confidence) {
    // (1 + c n) (s - 1)^2 - s^2 = c n s^2 - 2 (1 + c n) s + constant
    return {1, 0, confidence, 1, confidence};
}

ImplicitError uniformly_weighted(double unobserved) {
    return {unobserved, 1, 0, 1, 0};
}

Factors solve_rows(const ImplicitError& error, const numeric::SparseMatrix& seen, const Factors& fixed,
                   std::span<const double> regularisation, const std::function<void()>& check_cancelled) {
    const Eigen::MatrixXd everywhere = error.everywhere * gram(fixed);
    Factors solved(seen.rows, fixed.cols());
    constexpr int32_t kBetweenChecks = 4096;
    for (int32_t first = 0; first < seen.rows; first += kBetweenChecks) {
        check_cancelled();
        const int32_t end = std::min(seen.rows, first + kBetweenChecks);
#pragma omp parallel for schedule(dynamic, 16)
        for (int32_t row = first; row < end; ++row)
            solved.row(row) =
                solve_row(error, row_of(seen, row), fixed, everywhere, regularisation[static_cast<size_t>(row)])
                    .transpose();
    }
    return solved;
}

double error_value(const ImplicitError& error, const numeric::SparseMatrix& seen, const Factors& rows,
                   const Factors& columns, std::span<const double> row_regularisation,
                   std::span<const double> column_regularisation) {
    double value = error.everywhere * gram(rows).cwiseProduct(gram(columns)).sum();
    for (int32_t row = 0; row < seen.rows; ++row) {
        const Seen of_row = row_of(seen, row);
        for (Eigen::Index at = 0; at < of_row.size; ++at) {
            const double count = of_row.counts[at], score = rows.row(row).dot(columns.row(of_row.columns[at]));
            value += (error.square + error.square_by_count * count) * score * score -
                     2 * (error.target + error.target_by_count * count) * score;
        }
        value += row_regularisation[static_cast<size_t>(row)] * rows.row(row).squaredNorm();
    }
    for (Eigen::Index column = 0; column < columns.rows(); ++column)
        value += column_regularisation[static_cast<size_t>(column)] * columns.row(column).squaredNorm();
    return value;
}

}  // namespace armillary::models
