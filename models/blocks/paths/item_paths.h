// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/blocks/paths/index_tokenizer.h"

namespace armillary::models {

/// Item columns that make a category path.
struct CategoryColumns {
    std::vector<const data::Attribute*> columns;  ///< categorical, coarse to fine; or one multi_categorical
    int most_levels = 0;                          ///< length of the longest path
};

/// The columns named in `names` (separated by commas), or with `auto` all categorical ones that are not sensitive,
/// else the first column of category lists. Throws `UsageError` naming the columns there are.
CategoryColumns category_columns(const data::Dataset& dataset, const std::string& names);

/// Domains of items: the categories of one column.
struct ItemDomains {
    std::string column;
    int32_t count = 0;             ///< at least 2
    std::vector<int32_t> of_item;  ///< [items] numbered in order of appearance, -1 = none; of a list the first
};
/// By the column `name`, or with `auto` by the first that `category_columns` takes. Throws `UsageError` naming the
/// columns there are, also where the column has no categories or one only, or no two items are of one domain.
ItemDomains item_domains(const data::Dataset& dataset, const std::string& name);

/// [items] categories coarse to fine, numbered by level in order of appearance. A path ends before its first
/// missing category.
CodeLists category_paths(const data::Dataset& dataset, const CategoryColumns& categories);

/// Settings of `collaborative_paths`.
struct CollaborativeTree {
    int32_t clusters = 20;
    int32_t leaf_size = 500;  ///< a larger cluster is divided again
    int depth = 16;           ///< levels of clusters at most
};

/// [items] path in a tree of recursive spectral clusterings of item co-occurrence in the training part (Hua et al.
/// 2023, CID; tokenizers.md A.15). Two items co-occur as often as users have both. Below the first level the
/// number of clusters is cut down to the largest eigengap. Reading: of the normalised Laplacian, whose eigenvalues
/// are there already. Items that co-occur with none in their cluster form one of their own, which is not divided.
CodeLists collaborative_paths(const model::Context& context, const CollaborativeTree& tree);

/// `model.clusters`, `model.leaf_size`, `model.depth`, and what they say.
std::vector<descriptor::Parameter> collaborative_parameters();
CollaborativeTree collaborative_tree(const descriptor::ParameterSet& parameters);
/// `model.attributes`.
descriptor::Parameter category_parameter();

}  // namespace armillary::models
