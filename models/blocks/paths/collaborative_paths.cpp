// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "core/numeric/spectral_clustering.h"
#include "models/blocks/collaborative/histories.h"
#include "models/blocks/paths/item_paths.h"

namespace armillary::models {

namespace {

template <typename Visit>
void for_row(const numeric::SparseMatrix& matrix, int32_t row, Visit visit) {
    const auto r = static_cast<size_t>(row);
    for (int32_t at = matrix.offsets[r]; at < matrix.offsets[r + 1]; ++at)
        visit(matrix.columns[static_cast<size_t>(at)]);
}

/// How many users have both items, for each pair that some user has.
numeric::Graph co_occurrence(const model::Context& context) {
    const numeric::SparseMatrix by_user = user_item_matrix(context), by_item = item_user_matrix(context);
    numeric::Graph graph{context.items(), {}};
    std::vector<int32_t> together(static_cast<size_t>(context.items()), 0), met;
    for (int32_t item = 0; item < context.items(); ++item) {
        if (item % 1024 == 0) context.check_cancelled();
        met.clear();
        for_row(by_item, item, [&](int32_t user) {
            for_row(by_user, user, [&](int32_t other) {
                if (other > item && together[static_cast<size_t>(other)]++ == 0) met.push_back(other);
            });
        });
        std::sort(met.begin(), met.end());
        for (int32_t other : met) {
            graph.edges.emplace_back(item, other, together[static_cast<size_t>(other)]);
            together[static_cast<size_t>(other)] = 0;
        }
    }
    return graph;
}

/// A cluster of items with the graph among them; nodes are positions in `items`.
struct Branch {
    std::vector<int32_t> items;
    numeric::Graph graph;
};

std::vector<Branch> divide(const Branch& whole, const numeric::SpectralClusters& clusters) {
    std::vector<Branch> branches(static_cast<size_t>(clusters.clusters));
    std::vector<int32_t> position(whole.items.size());
    for (size_t node = 0; node < whole.items.size(); ++node) {
        if (clusters.labels[node] < 0) continue;
        Branch& branch = branches[static_cast<size_t>(clusters.labels[node])];
        position[node] = branch.graph.nodes++;
        branch.items.push_back(whole.items[node]);
    }
    for (const auto& [a, b, weight] : whole.graph.edges) {
        const int32_t label = clusters.labels[static_cast<size_t>(a)];
        if (label == clusters.labels[static_cast<size_t>(b)])
            branches[static_cast<size_t>(label)].graph.edges.emplace_back(
                position[static_cast<size_t>(a)], position[static_cast<size_t>(b)], weight);
    }
    return branches;
}

class TreeBuilder {
 public:
    TreeBuilder(const model::Context& context, const CollaborativeTree& tree)
        : context_(context), tree_(tree), paths_(static_cast<size_t>(context.items())) {}

    void grow(const Branch& branch, int level) {
        const bool small = level > 0 && static_cast<int64_t>(branch.items.size()) <= tree_.leaf_size;
        if (small || level == tree_.depth || branch.items.empty()) return;
        const numeric::RandomStream random(context_.seed, "collaborative_paths", static_cast<uint64_t>(level),
                                           static_cast<uint64_t>(branch.items.front()));
        const numeric::SpectralClusters clusters = numeric::spectral_clustering(
            branch.graph, tree_.clusters, level > 0, random, [this] { context_.check_cancelled(); });
        const bool has_loners = std::count(clusters.labels.begin(), clusters.labels.end(), -1) > 0;
        if (clusters.clusters + has_loners < 2) return;
        for (size_t node = 0; node < branch.items.size(); ++node)
            paths_[static_cast<size_t>(branch.items[node])].push_back(
                clusters.labels[node] < 0 ? clusters.clusters : clusters.labels[node]);
        for (const Branch& part : divide(branch, clusters)) grow(part, level + 1);
    }

    CodeLists paths() { return std::move(paths_); }

 private:
    const model::Context& context_;
    const CollaborativeTree& tree_;
    CodeLists paths_;
};

}  // namespace

CodeLists collaborative_paths(const model::Context& context, const CollaborativeTree& tree) {
    Branch all{std::vector<int32_t>(static_cast<size_t>(context.items())), co_occurrence(context)};
    std::iota(all.items.begin(), all.items.end(), 0);
    TreeBuilder builder(context, tree);
    builder.grow(all, 0);
    return builder.paths();
}

std::vector<descriptor::Parameter> collaborative_parameters() {
    return {
        descriptor::integer("model.clusters", 20, 2, 1000, "Clusters that a level is divided into"),
        descriptor::integer("model.leaf_size", 500, 1, 1e6, "A cluster of more items is divided again", "items"),
        descriptor::integer("model.depth", 16, 1, 64,
                            "Most levels of clusters; large ones at the end stay whole")};
}

CollaborativeTree collaborative_tree(const descriptor::ParameterSet& parameters) {
    return {static_cast<int32_t>(parameters.integer("model.clusters")),
            static_cast<int32_t>(parameters.integer("model.leaf_size")),
            static_cast<int>(parameters.integer("model.depth"))};
}

}  // namespace armillary::models
