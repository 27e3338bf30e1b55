// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::data {

/// The bipartite graph of users and items with parallel edges merged: who met what, as compressed rows both ways.
struct InteractionGraph {
    std::vector<int64_t> user_offsets;  ///< [users + 1]
    std::vector<int32_t> user_items;    ///< [edges], ascending within a user
    std::vector<int64_t> item_offsets;  ///< [items + 1]
    std::vector<int32_t> item_users;    ///< [edges], ascending within an item

    int64_t edges() const { return static_cast<int64_t>(user_items.size()); }
    int32_t users() const { return static_cast<int32_t>(user_offsets.size()) - 1; }
    int32_t items() const { return static_cast<int32_t>(item_offsets.size()) - 1; }
};

/// Builds the graph from parallel columns `user[row]`, `item[row]`. O(E log d) with d the longest history.
InteractionGraph interaction_graph(std::span<const int32_t> user, std::span<const int32_t> item, int32_t users,
                                   int32_t items);

/// Which users and items survive.
struct Core {
    std::vector<uint8_t> user, item;  ///< 1 = kept
};

/// The largest subgraph in which every user has at least `k_user` items and every item at least `k_item` users
/// (evaluation.md 1.3). Unique, whatever the order of removal; O(E).
Core k_core(const InteractionGraph& graph, int k_user, int k_item);

/// The largest k for which a vertex is in the (k, k)-core.
struct CoreNumbers {
    std::vector<int32_t> user, item;
};

/// Core numbers of all vertices by bucket peeling, O(E) (Batagelj and Zaversnik 2003).
CoreNumbers core_numbers(const InteractionGraph& graph);

}  // namespace armillary::data
