// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"

namespace armillary::diagnostics {

/// A categorical attribute of the items. An item may have several values (genres, a path of categories).
struct Categories {
    std::string name;
    std::vector<int64_t> offsets;  ///< [items + 1] into `values`
    std::vector<int32_t> values;   ///< values of the items, those of an item all different

    /// [items] one label each, for measures that want a partition: the first of the item's values that fewer than
    /// half of the items have (a path often begins with what all share), else its first; -1 without any.
    std::vector<int32_t> labels() const;
};

/// How well the first `depth` codes agree with the categories (tokenizers.md B.8).
struct DepthCoherence {
    int64_t depth = 0;
    double purity = 0;         ///< share of items with the commonest label of their group
    double random_purity = 0;  ///< of groups of the same sizes dealt out by chance: mean of seeded shuffles
    double nmi = 0;            ///< 2 I(S;Y) / (H(S) + H(Y))
    double ami = 0;            ///< corrected for chance: the one to compare across depths
    double uncertainty = 0;    ///< I(S;Y) / H(Y): the share of the label's uncertainty that the codes remove
    double conditional_information = 0;  ///< nats that this level adds to those before it

    double excess_purity() const { return purity - random_purity; }
};

/// Mean number of leading codes that pairs of items share, by how far their categories are apart: the number of
/// values that only one of the two has. Between nodes of a category tree that is the length of the way.
struct TreeDistance {
    int64_t distance = 0, pairs = 0;
    double shared_codes = 0;
};

/// Over the items that have a code and a category.
struct CoherenceReport {
    std::string attribute;
    int64_t items = 0, labels = 0;
    std::vector<DepthCoherence> depths;   ///< [levels]
    std::vector<TreeDistance> distances;  ///< of a seeded sample of pairs, by rising distance
    int64_t pairs = 0;                    ///< in the sample
    double tree_consistency = 0;  ///< - Spearman(distance, shared codes): positive where near items share more
};

/// Throws `BadInput` when the categories are not those of the table's items.
CoherenceReport measure_coherence(const CodeTable& table, const PrefixOrder& order, const Categories& categories);

}  // namespace armillary::diagnostics
