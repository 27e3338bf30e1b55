// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "core/diagnostics/attention/attention_view.h"

namespace armillary::diagnostics {

/// Whether items look at items of their own category (sequential.md 5.3).
struct CategoryAttention {
    int64_t pairs = 0;  ///< different (query item, key item), both with a category
    /// (mean within a category - mean between categories) / deviation over all pairs: 0 for attention that is
    /// blind to categories. NaN where there are no pairs of both kinds.
    double block_diagonality = std::numeric_limits<double>::quiet_NaN();
    double within_share = std::numeric_limits<double>::quiet_NaN();    ///< of all attention between the pairs
    double expected_share = std::numeric_limits<double>::quiet_NaN();  ///< of categories dealt out by chance
    double p_value = std::numeric_limits<double>::quiet_NaN();  ///< that chance has such a share or a larger
    std::vector<double> blocks;  ///< [categories, categories] mean attention of query on key; NaN without pairs
};

/// Attention between items, summed over histories.
class ItemAttention {
 public:
    /// Adds the mean share over the layer's heads that each token gives each other token, shares of a query taken
    /// over its other tokens. `items` [tokens]: the item of each token, -1 = none.
    void add(const AttentionView& view, int64_t layer, std::span<const int32_t> items);
    /// Adds one observation of a query item looking at a key item.
    void add(int32_t query, int32_t key, double share);

    /// `labels` [items]: the category of each, -1 = none. The p-value and the expected share come from
    /// `permutations` seeded shuffles of the labels among the items.
    CategoryAttention by_category(std::span<const int32_t> labels, int64_t permutations, uint64_t seed) const;
    /// Attention on keys of the query's category, relative to the share of such keys: 1 = blind to categories.
    double category_lift(std::span<const int32_t> labels) const;

 private:
    struct Sum {
        double share = 0;
        int64_t count = 0;
    };
    std::map<std::pair<int32_t, int32_t>, Sum> pairs_;
};

}  // namespace armillary::diagnostics
