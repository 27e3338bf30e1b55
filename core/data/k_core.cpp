// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/k_core.h"

#include <algorithm>

namespace armillary::data {

namespace {

/// Counting sort of `target` by `key`: the stable compressed rows of a bipartite graph.
void group(std::span<const int32_t> key, std::span<const int32_t> target, int32_t keys,
           std::vector<int64_t>& offsets, std::vector<int32_t>& grouped) {
    offsets.assign(static_cast<size_t>(keys) + 1, 0);
    for (int32_t k : key) ++offsets[static_cast<size_t>(k) + 1];
    for (size_t k = 1; k < offsets.size(); ++k) offsets[k] += offsets[k - 1];
    grouped.resize(target.size());
    std::vector<int64_t> next(offsets.begin(), offsets.end() - 1);
    for (size_t row = 0; row < target.size(); ++row)
        grouped[static_cast<size_t>(next[static_cast<size_t>(key[row])]++)] = target[row];
}

/// Users and items in one numbering (items after users), so that peeling is written once.
struct Vertices {
    const InteractionGraph& graph;

    size_t size() const { return static_cast<size_t>(graph.users()) + static_cast<size_t>(graph.items()); }
    bool is_user(size_t v) const { return v < static_cast<size_t>(graph.users()); }
    int32_t degree(size_t v) const { return static_cast<int32_t>(range(v).size()); }
    std::span<const int32_t> range(size_t v) const {
        const bool user = is_user(v);
        const size_t i = user ? v : v - static_cast<size_t>(graph.users());
        const auto& offsets = user ? graph.user_offsets : graph.item_offsets;
        const auto& targets = user ? graph.user_items : graph.item_users;
        return {targets.data() + offsets[i], static_cast<size_t>(offsets[i + 1] - offsets[i])};
    }
    template <typename Visit>
    void for_each_neighbour(size_t v, Visit visit) const {
        const size_t shift = is_user(v) ? static_cast<size_t>(graph.users()) : 0;
        for (int32_t w : range(v)) visit(static_cast<size_t>(w) + shift);
    }
    std::vector<int32_t> degrees() const {
        std::vector<int32_t> all(size());
        for (size_t v = 0; v < all.size(); ++v) all[v] = degree(v);
        return all;
    }
};

}  // namespace

InteractionGraph interaction_graph(std::span<const int32_t> user, std::span<const int32_t> item, int32_t users,
                                   int32_t items) {
    InteractionGraph graph;
    group(user, item, users, graph.user_offsets, graph.user_items);
    int64_t kept = 0, begin = 0;
    for (size_t u = 0; u < static_cast<size_t>(users); ++u) {
        const auto first = graph.user_items.begin() + begin,
                   last = graph.user_items.begin() + graph.user_offsets[u + 1];
        std::sort(first, last);
        begin = graph.user_offsets[u + 1];
        kept =
            std::copy(first, std::unique(first, last), graph.user_items.begin() + kept) - graph.user_items.begin();
        graph.user_offsets[u + 1] = kept;
    }
    graph.user_items.resize(static_cast<size_t>(kept));

    std::vector<int32_t> edge_user(static_cast<size_t>(kept));
    for (size_t u = 0; u < static_cast<size_t>(users); ++u)
        std::fill(edge_user.begin() + graph.user_offsets[u], edge_user.begin() + graph.user_offsets[u + 1],
                  static_cast<int32_t>(u));
    group(graph.user_items, edge_user, items, graph.item_offsets, graph.item_users);
    return graph;
}

Core k_core(const InteractionGraph& graph, int k_user, int k_item) {
    const Vertices vertices{graph};
    std::vector<int32_t> degree = vertices.degrees();
    std::vector<uint8_t> kept(degree.size(), 1);
    std::vector<size_t> queue;
    const auto check = [&](size_t v) {
        if (kept[v] && degree[v] < (vertices.is_user(v) ? k_user : k_item)) {
            kept[v] = 0;
            queue.push_back(v);
        }
    };
    for (size_t v = 0; v < degree.size(); ++v) check(v);
    while (!queue.empty()) {
        const size_t v = queue.back();
        queue.pop_back();
        vertices.for_each_neighbour(v, [&](size_t w) {
            --degree[w];
            check(w);
        });
    }
    const auto border = kept.begin() + graph.users();
    return {{kept.begin(), border}, {border, kept.end()}};
}

CoreNumbers core_numbers(const InteractionGraph& graph) {
    const Vertices vertices{graph};
    std::vector<int32_t> degree = vertices.degrees();
    const int32_t highest = degree.empty() ? 0 : *std::max_element(degree.begin(), degree.end());

    // `order` is sorted by degree; `start[d]` is where degree d begins. Lowering a degree swaps the vertex to the
    // front of its bucket and moves the border over it.
    std::vector<size_t> start(static_cast<size_t>(highest) + 2, 0), order(degree.size()), position(degree.size());
    for (int32_t d : degree) ++start[static_cast<size_t>(d) + 1];
    for (size_t d = 1; d < start.size(); ++d) start[d] += start[d - 1];
    std::vector<size_t> next(start.begin(), start.end() - 1);
    for (size_t v = 0; v < degree.size(); ++v) {
        position[v] = next[static_cast<size_t>(degree[v])]++;
        order[position[v]] = v;
    }
    for (size_t i = 0; i < order.size(); ++i) {
        const size_t v = order[i];
        vertices.for_each_neighbour(v, [&](size_t w) {
            if (degree[w] <= degree[v]) return;
            const size_t front = start[static_cast<size_t>(degree[w])]++;
            const size_t other = order[front];
            std::swap(order[position[w]], order[front]);
            position[other] = position[w];
            position[w] = front;
            --degree[w];
        });
    }
    const auto border = degree.begin() + graph.users();
    return {{degree.begin(), border}, {border, degree.end()}};
}

}  // namespace armillary::data
