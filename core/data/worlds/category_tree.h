// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::data::worlds {

/// A balanced tree of categories with the same number of items at every leaf; which item sits where is random.
class CategoryTree {
 public:
    CategoryTree(std::vector<int32_t> branching, int32_t items_per_leaf, uint64_t seed);

    int32_t items() const { return static_cast<int32_t>(place_.size()); }
    int32_t levels() const { return static_cast<int32_t>(branching_.size()); }
    int32_t branching(int32_t level) const { return branching_[static_cast<size_t>(level)]; }
    /// Which child of its parent the item's category at `level` is: 0..branching(level)-1.
    int32_t child(int32_t item, int32_t level) const;
    /// The item's category at `level`, numbered over all categories of that level.
    int32_t node(int32_t item, int32_t level) const;
    /// The item's number within its leaf, from 0.
    int32_t place_in_leaf(int32_t item) const { return place_[static_cast<size_t>(item)] % items_per_leaf_; }
    std::vector<int32_t> children_of_items(int32_t level) const;
    std::vector<int32_t> nodes_of_items(int32_t level) const;
    /// Items below a category.
    std::vector<int32_t> items_of(int32_t level, int32_t node) const;

    /// Item vectors [items, dim]: the sum over the levels of decay^level times a random unit direction that
    /// belongs to the child's number, plus noise N(0, noise^2) in every coordinate. A residual quantiser with
    /// codebooks of the branching's sizes finds the tree exactly as the noise goes to 0, and its squared error is
    /// then noise^2 dim.
    FeatureMatrix vectors(int32_t dim, double decay, double noise, uint64_t seed) const;

 private:
    std::vector<int32_t> branching_;
    int32_t items_per_leaf_;
    std::vector<int32_t> place_;  ///< [items] leaf * items_per_leaf + number within the leaf
};

}  // namespace armillary::data::worlds
