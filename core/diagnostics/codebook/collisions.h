// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"

namespace armillary::diagnostics {

/// Children of the nodes one level up in the prefix tree.
struct Branching {
    double mean = 0, median = 0;
    int64_t most = 0;
    double single_share = 0;  ///< of nodes with one child
};

/// Items told apart by their first `depth` codes (tokenizers.md B.5). Of the codes as they are: before any
/// de-duplication suffix.
struct DepthReport {
    int64_t depth = 0;
    int64_t distinct = 0;              ///< prefixes
    int64_t largest_bucket = 0;        ///< items
    int64_t colliding_items = 0;       ///< items that share their prefix with another
    double collision_rate = 0;         ///< colliding_items / items (`coll_items`)
    double surplus_rate = 0;           ///< 1 - distinct / items (`coll_unique`)
    double expected_surplus_rate = 0;  ///< of codes drawn with equal chances
    double entropy = 0;                ///< of the prefixes, over items, nats; at most log items
    double conditional_entropy = 0;    ///< entropy that this level adds
    Branching branching;
    double interaction_collision_rate =
        0;                           ///< share of interactions with colliding items; NaN without interactions
    double interaction_entropy = 0;  ///< of the prefixes, over interactions; NaN without interactions
};

/// One report a depth, 1 to levels. `weights` [items] are interactions of each item; empty leaves theirs
/// undefined.
std::vector<DepthReport> measure_depths(const CodeTable& table, const PrefixOrder& order,
                                        std::span<const double> weights = {});

/// Items that the input itself makes indistinguishable: no codebook can tell them apart, so collisions are split
/// into those that the input forces and those that the codebook makes. Over items with a code.
struct DuplicateReport {
    int64_t groups = 0;  ///< sets of at least two items with the same input
    int64_t items = 0;   ///< items in them
    int64_t largest_group = 0;
    int64_t split_groups = 0;  ///< groups whose items got different codes all the same
    int64_t forced_items = 0;  ///< colliding items all of whose companions have the same input
    int64_t made_items = 0;    ///< the other colliding items
    int64_t net_items = 0;     ///< what is left when equal inputs with equal codes count once
    int64_t net_colliding_items = 0;
    double net_collision_rate = 0, net_surplus_rate = 0;
};

/// `input_groups` [items]: equal numbers, from 0 below items, mean equal inputs. Throws `BadInput` for others.
DuplicateReport measure_duplicates(const CodeTable& table, const PrefixOrder& order,
                                   std::span<const int32_t> input_groups);

/// Group of each row of [items, dim]: the first row with the same values (0 = -0; NaN equals nothing).
std::vector<int32_t> group_identical_rows(std::span<const float> rows, int64_t items, int64_t dim);

}  // namespace armillary::diagnostics
