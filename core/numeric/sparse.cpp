// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/sparse.h"

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace armillary::numeric {

void SparseMatrix::multiply(const float* dense, int64_t dim, float* out) const {
    using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor, int32_t>;
    using Dense = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const Sparse> matrix(rows, cols, static_cast<Eigen::Index>(values.size()), offsets.data(),
                                          columns.data(), values.data());
    Eigen::Map<Dense>(out, rows, dim).noalias() = matrix * Eigen::Map<const Dense>(dense, cols, dim);
}

SparseMatrix sparse_from_pairs(int32_t rows, int32_t cols, std::vector<std::pair<int32_t, int32_t>> pairs) {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    SparseMatrix matrix;
    matrix.rows = rows;
    matrix.cols = cols;
    matrix.offsets.assign(static_cast<size_t>(rows) + 1, 0);
    matrix.columns.reserve(pairs.size());
    for (const auto& [row, column] : pairs) {
        ++matrix.offsets[static_cast<size_t>(row) + 1];
        matrix.columns.push_back(column);
    }
    for (size_t row = 0; row < static_cast<size_t>(rows); ++row) matrix.offsets[row + 1] += matrix.offsets[row];
    matrix.values.assign(pairs.size(), 1.0f);
    return matrix;
}

SparseMatrix transposed(const SparseMatrix& matrix) {
    SparseMatrix out;
    out.rows = matrix.cols;
    out.cols = matrix.rows;
    out.offsets.assign(static_cast<size_t>(out.rows) + 1, 0);
    for (const int32_t column : matrix.columns) ++out.offsets[static_cast<size_t>(column) + 1];
    std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
    out.columns.resize(matrix.columns.size());
    out.values.resize(matrix.values.size());
    std::vector<int32_t> next(out.offsets.begin(), out.offsets.end() - 1);
    for (int32_t row = 0; row < matrix.rows; ++row)
        for (int32_t at = matrix.offsets[static_cast<size_t>(row)];
             at < matrix.offsets[static_cast<size_t>(row) + 1]; ++at) {
            const auto place =
                static_cast<size_t>(next[static_cast<size_t>(matrix.columns[static_cast<size_t>(at)])]++);
            out.columns[place] = row;
            out.values[place] = matrix.values[static_cast<size_t>(at)];
        }
    return out;
}

SparseMatrix normalised_bipartite(int32_t users, int32_t items,
                                  const std::vector<std::pair<int32_t, int32_t>>& edges) {
    std::vector<std::pair<int32_t, int32_t>> both;
    both.reserve(edges.size() * 2);
    for (const auto& [user, item] : edges) {
        both.emplace_back(user, users + item);
        both.emplace_back(users + item, user);
    }
    SparseMatrix graph = sparse_from_pairs(users + items, users + items, std::move(both));
    auto degree = [&](int32_t node) {
        return static_cast<double>(graph.offsets[static_cast<size_t>(node) + 1] -
                                   graph.offsets[static_cast<size_t>(node)]);
    };
    for (int32_t node = 0; node < graph.rows; ++node)
        for (int32_t at = graph.offsets[static_cast<size_t>(node)];
             at < graph.offsets[static_cast<size_t>(node) + 1]; ++at)
            graph.values[static_cast<size_t>(at)] =
                static_cast<float>(1.0 / std::sqrt(degree(node) * degree(graph.columns[static_cast<size_t>(at)])));
    return graph;
}

}  // namespace armillary::numeric
