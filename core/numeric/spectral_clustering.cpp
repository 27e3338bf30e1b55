// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/spectral_clustering.h"

#include <Eigen/Dense>
#include <Eigen/SparseCore>
#include <algorithm>
#include <cmath>

namespace armillary::numeric {

namespace {

using Eigen::MatrixXd;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;  // for sparse products
using Eigen::VectorXd;
using Adjacency = Eigen::SparseMatrix<double, Eigen::RowMajor>;

constexpr int kExtraDirections = 8;
constexpr int kMostIterations = 40;
constexpr int kFilterDegree = 10;
constexpr double kTolerance = 1e-7;  // change of the eigenvalues from one iteration to the next

VectorXd degrees_of(const Graph& graph) {
    VectorXd degrees = VectorXd::Zero(graph.nodes);
    for (const auto& [a, b, weight] : graph.edges) {
        degrees(a) += weight;
        degrees(b) += weight;
    }
    return degrees;
}

/// (I + D^-1/2 A D^-1/2) / 2 over the `nodes` with an edge: the same eigenvectors, eigenvalues in [0, 1], so that
/// a power iteration finds the largest and not the most negative.
Adjacency shifted_adjacency(const Graph& graph, const VectorXd& degrees, const std::vector<int32_t>& position,
                            int32_t nodes) {
    std::vector<Eigen::Triplet<double>> entries;
    entries.reserve(graph.edges.size() * 2 + static_cast<size_t>(nodes));
    for (int32_t i = 0; i < nodes; ++i) entries.emplace_back(i, i, 0.5);
    for (const auto& [a, b, weight] : graph.edges) {
        const double value = 0.5 * weight / std::sqrt(degrees(a) * degrees(b));
        const int32_t i = position[static_cast<size_t>(a)], j = position[static_cast<size_t>(b)];
        entries.emplace_back(i, j, value);
        entries.emplace_back(j, i, value);
    }
    Adjacency matrix(nodes, nodes);
    matrix.setFromTriplets(entries.begin(), entries.end());
    return matrix;
}

MatrixXd orthonormal(const MatrixXd& columns) {
    return Eigen::HouseholderQR<MatrixXd>(columns).householderQ() *
           MatrixXd::Identity(columns.rows(), columns.cols());
}

/// A Chebyshev polynomial of the matrix that keeps eigenvectors with values in [0, cut] as they are and blows up
/// those above: what a power iteration does, in far fewer products (Zhou and Saad 2007).
RowMajor filtered(const Adjacency& matrix, const RowMajor& basis, double cut) {
    const double middle = std::max(cut, 0.1) / 2;  // [0, cut] becomes [-1, 1]
    RowMajor before = basis, now = (matrix * basis) / middle - basis;
    for (int degree = 2; degree <= kFilterDegree; ++degree) {
        RowMajor next = (matrix * now) * (2 / middle) - 2 * now - before;
        before.swap(now);
        now.swap(next);
    }
    return now;
}

struct Leading {
    VectorXd values;   ///< [width] descending
    MatrixXd vectors;  ///< [nodes, width]
};

Leading leading_eigenvectors(const Adjacency& matrix, int64_t wanted, RandomStream& random,
                             const std::function<void()>& cancelled) {
    const int64_t width = std::min<int64_t>(wanted + kExtraDirections, matrix.rows());
    MatrixXd basis = MatrixXd::NullaryExpr(matrix.rows(), width, [&] { return random.normal(); });
    basis = orthonormal(basis);
    Leading leading;
    VectorXd before = VectorXd::Zero(width);
    for (int iteration = 0; iteration < kMostIterations; ++iteration) {
        if (cancelled) cancelled();
        const MatrixXd image = matrix * RowMajor(basis);
        // Rayleigh-Ritz: the eigenpairs within the span of the basis.
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(basis.transpose() * image);
        leading.values = solver.eigenvalues().reverse();
        leading.vectors = basis * solver.eigenvectors().rowwise().reverse();
        if ((leading.values - before).head(wanted).cwiseAbs().maxCoeff() < kTolerance) break;
        before = leading.values;
        basis = orthonormal(filtered(matrix, leading.vectors, leading.values(width - 1)));
    }
    return leading;
}

int64_t clusters_by_gap(const VectorXd& values, int64_t most) {
    int64_t best = std::min<int64_t>(2, most);
    for (int64_t k = best; k <= std::min(most, values.size() - 1); ++k)
        if (values(k - 1) - values(k) > values(best - 1) - values(std::min(best, values.size() - 1))) best = k;
    return best;
}

/// Rows of `vectors` [nodes, clusters] to columns: a rotation turns the rows of the most different nodes into the
/// axes, and each node goes to its largest coordinate.
std::vector<int32_t> assign_by_pivots(const MatrixXd& vectors) {
    const int64_t clusters = vectors.cols();
    const Eigen::ColPivHouseholderQR<MatrixXd> qr(vectors.transpose());
    MatrixXd pivots(clusters, clusters);
    for (int64_t c = 0; c < clusters; ++c) pivots.col(c) = vectors.row(qr.colsPermutation().indices()(c));
    const Eigen::JacobiSVD<MatrixXd> svd(pivots, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const MatrixXd coordinates = (vectors * (svd.matrixU() * svd.matrixV().transpose())).cwiseAbs();
    std::vector<int32_t> labels;
    for (int64_t node = 0; node < vectors.rows(); ++node) {
        Eigen::Index best = 0;
        coordinates.row(node).maxCoeff(&best);
        labels.push_back(static_cast<int32_t>(best));
    }
    return labels;
}

}  // namespace

SpectralClusters spectral_clustering(const Graph& graph, int32_t clusters, bool by_eigengap, RandomStream random,
                                     const std::function<void()>& cancelled) {
    const VectorXd degrees = degrees_of(graph);
    std::vector<int32_t> position(static_cast<size_t>(graph.nodes), -1), connected;
    for (int32_t node = 0; node < graph.nodes; ++node)
        if (degrees(node) > 0) {
            position[static_cast<size_t>(node)] = static_cast<int32_t>(connected.size());
            connected.push_back(node);
        }
    SpectralClusters result;
    result.labels.assign(static_cast<size_t>(graph.nodes), -1);
    if (connected.empty()) return result;

    const auto nodes = static_cast<int32_t>(connected.size());
    const int64_t most = std::clamp(clusters, 1, nodes);
    const Leading leading = leading_eigenvectors(shifted_adjacency(graph, degrees, position, nodes),
                                                 std::min<int64_t>(most + 1, nodes), random, cancelled);
    const int64_t chosen = by_eigengap ? clusters_by_gap(leading.values, most) : most;
    MatrixXd vectors = leading.vectors.leftCols(chosen);
    for (int32_t i = 0; i < nodes; ++i) vectors.row(i) /= std::sqrt(degrees(connected[static_cast<size_t>(i)]));

    const std::vector<int32_t> labels = assign_by_pivots(vectors);
    std::vector<int32_t> number(static_cast<size_t>(chosen), -1);
    for (size_t i = 0; i < labels.size(); ++i) {
        int32_t& cluster = number[static_cast<size_t>(labels[i])];
        if (cluster < 0) cluster = result.clusters++;
        result.labels[static_cast<size_t>(connected[i])] = cluster;
    }
    return result;
}

}  // namespace armillary::numeric
