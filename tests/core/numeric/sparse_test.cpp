// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/sparse.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/numeric/random.h"

namespace armillary::numeric {
namespace {

std::vector<float> dense_of(const SparseMatrix& matrix) {
    std::vector<float> dense(static_cast<size_t>(matrix.rows) * matrix.cols, 0.0f);
    for (int32_t row = 0; row < matrix.rows; ++row)
        for (int32_t at = matrix.offsets[row]; at < matrix.offsets[row + 1]; ++at)
            dense[static_cast<size_t>(row) * matrix.cols + matrix.columns[at]] = matrix.values[at];
    return dense;
}

TEST(Sparse, ProductEqualsTheDenseOne) {
    RandomStream random(1, "pairs");
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int i = 0; i < 30000; ++i) pairs.emplace_back(random.below(300), random.below(200));
    const SparseMatrix matrix = sparse_from_pairs(300, 200, pairs);
    const int64_t dim = 7;
    std::vector<float> x(200 * dim), out(300 * dim), expected(300 * dim, 0.0f);
    for (float& value : x) value = static_cast<float>(random.normal());
    matrix.multiply(x.data(), dim, out.data());
    const auto dense = dense_of(matrix);
    for (int r = 0; r < 300; ++r)
        for (int c = 0; c < 200; ++c)
            for (int j = 0; j < dim; ++j) expected[r * dim + j] += dense[r * 200 + c] * x[c * dim + j];
    for (size_t i = 0; i < out.size(); ++i) EXPECT_NEAR(out[i], expected[i], 1e-3);
}

TEST(Sparse, RepeatedPairsCountOnce) {
    const SparseMatrix matrix = sparse_from_pairs(2, 3, {{1, 2}, {0, 1}, {1, 2}, {1, 0}});
    EXPECT_EQ(matrix.columns, (std::vector<int32_t>{1, 0, 2}));
    EXPECT_EQ(matrix.offsets, (std::vector<int32_t>{0, 1, 3}));
}

TEST(Sparse, NormalisedAdjacencyHasTheWorkedValues) {
    // collaborative.md 10.2: edges (u0, i0), (u0, i1), (u1, i1).
    const auto dense = dense_of(normalised_bipartite(2, 2, {{0, 0}, {0, 1}, {1, 1}}));
    EXPECT_NEAR(dense[0 * 4 + 2], 0.70710678, 1e-6);
    EXPECT_NEAR(dense[0 * 4 + 3], 0.5, 1e-6);
    EXPECT_NEAR(dense[1 * 4 + 3], 0.70710678, 1e-6);
    for (int a = 0; a < 4; ++a)
        for (int b = 0; b < 4; ++b) EXPECT_EQ(dense[a * 4 + b], dense[b * 4 + a]);
}

TEST(Sparse, LeadingEigenvectorOfTheAdjacencyIsTheRootOfDegrees) {
    const SparseMatrix graph =
        normalised_bipartite(3, 3, {{0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 2}, {2, 0}, {0, 2}});
    std::vector<float> root_degree;
    for (int node = 0; node < 6; ++node)
        root_degree.push_back(std::sqrt(static_cast<float>(graph.offsets[node + 1] - graph.offsets[node])));
    std::vector<float> image(6);
    graph.multiply(root_degree.data(), 1, image.data());
    for (int node = 0; node < 6; ++node) EXPECT_NEAR(image[node], root_degree[node], 1e-5);
}

TEST(Sparse, NodesWithoutEdgesStayFinite) {
    const SparseMatrix graph = normalised_bipartite(2, 2, {{0, 0}});
    for (float value : graph.values) EXPECT_TRUE(std::isfinite(value));
    EXPECT_EQ(graph.offsets[2] - graph.offsets[1], 0);
}

}  // namespace
}  // namespace armillary::numeric
