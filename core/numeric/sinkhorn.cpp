// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/sinkhorn.h"

#include <Eigen/Core>

#include "core/base/error.h"

namespace armillary::numeric {

namespace {

/// Shares of a column (at most 1) that count as equal. With few rows most columns belong to one row alone.
constexpr double kTie = 1e-9;

using Kernel = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Distances = Eigen::Map<const Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

}  // namespace

std::vector<int32_t> balanced_labels(std::span<const float> distances, int64_t rows, int64_t columns,
                                     double epsilon, int iterations) {
    if (rows < 1 || columns < 1) return std::vector<int32_t>(static_cast<size_t>(std::max<int64_t>(rows, 0)), 0);
    if (!(epsilon >= kSmallestEpsilon))
        throw BadInput("balanced assignment needs an epsilon of at least 0.002: below, its kernel overflows");
    const Kernel d = Distances(distances.data(), rows, columns).cast<double>();
    const double middle = (d.maxCoeff() + d.minCoeff()) / 2, amplitude = d.maxCoeff() - middle + 1e-5;
    const Kernel kernel = (-(d - middle) / (amplitude * epsilon)).exp();
    // Scaling rows and columns in turn needs only their factors: share = diag(u) kernel diag(v).
    Eigen::VectorXd u = Eigen::VectorXd::Ones(rows), v = Eigen::VectorXd::Ones(columns);
    for (int i = 0; i < iterations; ++i) {
        u = (kernel.matrix() * v * static_cast<double>(rows)).cwiseInverse();
        v = (kernel.matrix().transpose() * u * static_cast<double>(columns)).cwiseInverse();
    }
    std::vector<int32_t> labels(static_cast<size_t>(rows));
    for (int64_t row = 0; row < rows; ++row) {
        const auto shares =
            (kernel.row(row) * v.transpose().array() * u(row) * static_cast<double>(columns)).eval();
        const double least = shares.maxCoeff() - kTie;
        Eigen::Index best = -1;
        for (Eigen::Index column = 0; column < columns; ++column)
            if (shares(column) >= least && (best < 0 || d(row, column) < d(row, best))) best = column;
        labels[static_cast<size_t>(row)] = static_cast<int32_t>(best);
    }
    return labels;
}

}  // namespace armillary::numeric
