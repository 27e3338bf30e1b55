// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/linear_cka.h"

#include <fmt/format.h>

#include <Eigen/Core>
#include <limits>

#include "core/base/error.h"

namespace armillary::diagnostics {

namespace {

/// [rows, dim] with columns of mean 0.
Eigen::MatrixXd centred(const VectorRows& rows) {
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::MatrixXd values =
        Eigen::Map<const RowMajor>(rows.values.data(), rows.count, rows.dim).cast<double>();
    return values.rowwise() - values.colwise().mean();
}

/// `common` of the centred columns over |X'X| |Y'Y|; NaN below two rows and where all rows of either are equal.
template <typename Common>
double aligned(const VectorRows& a, const VectorRows& b, Common common) {
    check_vectors(a, "vectors");
    check_vectors(b, "vectors");
    if (a.count != b.count)
        throw BadInput(fmt::format("{} and {} rows cannot be compared row by row", a.count, b.count));
    if (a.count < 2) return std::numeric_limits<double>::quiet_NaN();
    const Eigen::MatrixXd x = centred(a), y = centred(b);
    const double own = (x.transpose() * x).norm() * (y.transpose() * y).norm();
    if (own == 0) return std::numeric_limits<double>::quiet_NaN();
    return common(x, y) / own;
}

}  // namespace

double linear_cka(const VectorRows& a, const VectorRows& b) {
    return aligned(a, b, [](const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) {
        return (y.transpose() * x).squaredNorm();
    });
}

double chance_cka(const VectorRows& a, const VectorRows& b) {
    return aligned(a, b, [](const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) {
        return x.squaredNorm() * y.squaredNorm() / static_cast<double>(x.rows() - 1);
    });
}

}  // namespace armillary::diagnostics
