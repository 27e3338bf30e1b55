// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/spectral_clustering.h"

#include <gtest/gtest.h>

#include <set>

namespace armillary::numeric {
namespace {

/// Nodes of block `node % blocks` are joined, with a chance of `inside`; others with a chance of `across`.
Graph blocks_graph(int nodes, int blocks, double inside, double across) {
    RandomStream random(2, "graph");
    Graph graph{nodes, {}};
    for (int a = 0; a < nodes; ++a)
        for (int b = a + 1; b < nodes; ++b)
            if (random.uniform() < (a % blocks == b % blocks ? inside : across))
                graph.edges.emplace_back(a, b, 1 + random.below(3));
    return graph;
}

SpectralClusters clusters_of(const Graph& graph, int clusters, bool by_eigengap = false) {
    return spectral_clustering(graph, clusters, by_eigengap, RandomStream(1));
}

TEST(SpectralClustering, RecoversTheComponentsExactly) {
    for (int blocks : {2, 5, 20}) {
        const auto result = clusters_of(blocks_graph(200, blocks, 0.9, 0), blocks);
        EXPECT_EQ(result.clusters, blocks);
        // Numbered by first member, and nodes 0, 1, … belong to blocks 0, 1, …
        for (int node = 0; node < 200; ++node) EXPECT_EQ(result.labels[node], node % blocks) << blocks;
    }
}

TEST(SpectralClustering, RecoversBlocksThatAreWeaklyJoined) {
    const auto result = clusters_of(blocks_graph(200, 4, 0.5, 0.02), 4);
    for (int node = 0; node < 200; ++node) EXPECT_EQ(result.labels[node], node % 4);
}

TEST(SpectralClustering, EigengapFindsTheNumberOfClusters) {
    EXPECT_EQ(clusters_of(blocks_graph(200, 4, 0.5, 0.02), 12, true).clusters, 4);
    // Nothing to find, but a cut was asked for.
    EXPECT_GE(clusters_of(blocks_graph(30, 1, 1, 0), 6, true).clusters, 2);
}

TEST(SpectralClustering, NodesWithoutAnEdgeHaveNoCluster) {
    Graph graph{6, {{0, 1, 1.0}, {1, 2, 1.0}, {4, 5, 2.0}}};
    const auto result = clusters_of(graph, 2);
    EXPECT_EQ(result.labels, (std::vector<int32_t>{0, 0, 0, -1, 1, 1}));
    EXPECT_EQ(clusters_of({3, {}}, 2).clusters, 0);
}

TEST(SpectralClustering, TwoCliquesJoinedByOneEdgeAreCutAtIt) {
    Graph graph{10, {{4, 5, 1.0}}};
    for (int a = 0; a < 5; ++a)
        for (int b = a + 1; b < 5; ++b) {
            graph.edges.emplace_back(a, b, 1.0);
            graph.edges.emplace_back(a + 5, b + 5, 1.0);
        }
    EXPECT_EQ(clusters_of(graph, 2).labels, (std::vector<int32_t>{0, 0, 0, 0, 0, 1, 1, 1, 1, 1}));
}

TEST(SpectralClustering, MoreClustersThanNodesLeavesEachAlone) {
    const auto result = clusters_of({3, {{0, 1, 1.0}, {1, 2, 1.0}}}, 10);
    EXPECT_EQ(std::set<int32_t>(result.labels.begin(), result.labels.end()).size(), 3u);
}

}  // namespace
}  // namespace armillary::numeric
