// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/truncated_svd.h"

#include <omp.h>

#include <Eigen/Dense>
#include <Eigen/SparseCore>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::features {

namespace {

using Dense = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Sparse = Eigen::SparseMatrix<double, Eigen::RowMajor>;

constexpr int64_t kExtraDirections = 20;
constexpr Eigen::Index kBlock = 512;
constexpr Eigen::Index kRowsPerThread = 4096;
constexpr int kPasses = 10;
constexpr double kSmallest = 1e-6;
constexpr double kTied = 1 - 1e-6;

/// Limits the threads of the regions that this thread enters, as long as it lives. Threads that wait for one
/// another at every small step cost more than they bring when the processors are busy.
class ThreadLimit {
 public:
    explicit ThreadLimit(int threads) : before_(omp_get_max_threads()) {
        omp_set_num_threads(std::min(threads, before_));
    }
    ~ThreadLimit() { omp_set_num_threads(before_); }
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
    int before_;
};

Sparse to_eigen(const SparseRows& matrix) {
    std::vector<Eigen::Triplet<double>> entries;
    for (size_t row = 0; row < matrix.rows.size(); ++row)
        for (const auto& [column, value] : matrix.rows[row])
            entries.emplace_back(static_cast<int>(row), column, value);
    Sparse out(static_cast<int64_t>(matrix.rows.size()), matrix.columns);
    out.setFromTriplets(entries.begin(), entries.end());
    return out;
}

/// Calls `visit(first row, rows)` for blocks of fixed size, in parallel: sums by block do not depend on the number
/// of threads.
template <typename Visit>
void for_blocks(Eigen::Index rows, Visit visit) {
#pragma omp parallel for schedule(static)
    for (Eigen::Index first = 0; first < rows; first += kBlock) visit(first, std::min(kBlock, rows - first));
}

struct Spectrum {
    Dense vectors;  ///< right singular vectors in columns, largest first; those of rounding alone are left out
    Eigen::ArrayXd lengths;  ///< their singular values
};

/// Right half of the SVD of a tall matrix, by way of its small Gram matrix: precise to the squares of the lengths,
/// which is enough for kSmallest.
Spectrum spectrum_of(const Dense& columns) {
    std::vector<Dense> parts(static_cast<size_t>((columns.rows() + kBlock - 1) / kBlock));
    for_blocks(columns.rows(), [&](Eigen::Index first, Eigen::Index rows) {
        const auto block = columns.middleRows(first, rows);
        parts[static_cast<size_t>(first / kBlock)].noalias() = block.transpose() * block;
    });
    Dense gram = Dense::Zero(columns.cols(), columns.cols());
    for (const Dense& part : parts) gram += part;
    const ThreadLimit one(1);
    const Eigen::SelfAdjointEigenSolver<Dense> solved(gram);
    const Eigen::ArrayXd descending = solved.eigenvalues().reverse();
    const auto kept = (descending > kSmallest * kSmallest * descending(0)).count();
    return {solved.eigenvectors().rowwise().reverse().leftCols(kept), descending.head(kept).sqrt()};
}

Dense times(const Dense& columns, const Dense& small) {
    Dense out(columns.rows(), small.cols());
    for_blocks(columns.rows(), [&](Eigen::Index first, Eigen::Index rows) {
        out.middleRows(first, rows).noalias() = columns.middleRows(first, rows) * small;
    });
    return out;
}

Dense orthonormal(const Dense& columns) {
    const Spectrum spectrum = spectrum_of(columns);
    return times(columns, spectrum.vectors * spectrum.lengths.inverse().matrix().asDiagonal());
}

/// A pair of singular vectors has no sign of its own: the first entry of largest magnitude is made positive.
/// Magnitudes that differ by rounding alone count as equal, or the sign would depend on the processor.
void fix_signs(Dense& left) {
    for (Eigen::Index column = 0; column < left.cols(); ++column) {
        const double largest = left.col(column).cwiseAbs().maxCoeff();
        Eigen::Index first = 0;
        while (std::abs(left(first, column)) < kTied * largest) ++first;
        if (left(first, column) < 0) left.col(column) *= -1;
    }
}

}  // namespace

TruncatedSvd truncated_svd(const SparseRows& matrix, int32_t dim, std::stop_token stop) {
    const Sparse a = to_eigen(matrix);
    const Sparse at = a.transpose();
    const int64_t width = std::min({dim + kExtraDirections, a.rows(), a.cols()});
    const ThreadLimit threads(static_cast<int>(1 + (a.rows() + a.cols()) / kRowsPerThread));
    numeric::RandomStream random(0, "truncated_svd");
    Dense start(a.cols(), width);
    for (Eigen::Index c = 0; c < start.cols(); ++c)
        for (Eigen::Index r = 0; r < start.rows(); ++r) start(r, c) = random.normal();

    Dense basis = orthonormal(a * start);
    for (int pass = 0; pass < kPasses; ++pass) {
        if (stop.stop_requested()) throw Cancelled();
        const Dense right = orthonormal(at * basis);
        basis = orthonormal(a * right);
    }
    // B = Q^T A is small: it has the singular values of A, and Q turns its left vectors into those of A.
    const Spectrum spectrum = spectrum_of(at * basis);
    const auto kept = std::min<Eigen::Index>(dim, spectrum.lengths.size());
    Dense left = times(basis, spectrum.vectors.leftCols(kept));
    fix_signs(left);
    TruncatedSvd out;
    out.singular_values.assign(spectrum.lengths.data(), spectrum.lengths.data() + kept);
    for (Eigen::Index row = 0; row < left.rows(); ++row)
        for (Eigen::Index k = 0; k < kept; ++k)
            out.scaled_left.push_back(
                static_cast<float>(left(row, k) * out.singular_values[static_cast<size_t>(k)]));
    return out;
}

}  // namespace armillary::features
