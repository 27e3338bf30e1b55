// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <tuple>
#include <vector>

#include "core/numeric/random.h"

namespace armillary::numeric {

/// An undirected weighted graph: each edge (a, b, weight > 0) once, a != b.
struct Graph {
    int32_t nodes = 0;
    std::vector<std::tuple<int32_t, int32_t, double>> edges;
};

struct SpectralClusters {
    std::vector<int32_t> labels;  ///< [nodes], numbered by first member; -1 = a node without an edge
    int32_t clusters = 0;
};

/// Normalised spectral clustering (Shi and Malik 2000; von Luxburg 2007): the leading eigenvectors of
/// D^-1/2 A D^-1/2, divided by the root of the degrees, then assigned by pivoted QR (Damle, Minden and Ying 2019),
/// as scikit-learn's `cluster_qr`. Eigenvectors come from a filtered subspace iteration. With `by_eigengap` the
/// number of clusters is that of the largest gap among the leading eigenvalues, at least 2 and at most `clusters`.
/// `random` starts the iteration. `cancelled` is asked in every iteration and may throw.
SpectralClusters spectral_clustering(const Graph& graph, int32_t clusters, bool by_eigengap, RandomStream random,
                                     const std::function<void()>& cancelled = {});

}  // namespace armillary::numeric
