// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "core/model/model.h"
#include "models/blocks/layers.h"
#include "models/blocks/paths/item_paths.h"

namespace armillary::models {

/// Ties each level of a codebook to a level of the category tree (PRISM 2026, hierarchical semantic anchoring):
/// every category should lie where codes are, and the codes chosen so far should tell an item's category. Levels
/// below the longest category path have neither term.
class CategoryAnchors {
 public:
    /// `paths` [items] categories coarse to fine. A category's vector is the mean input of its items, a reading:
    /// the paper embeds its name. `rows` are the items with an input, `inputs` [rows, features].
    CategoryAnchors(const CodeLists& paths, const std::vector<int32_t>& rows, const torch::Tensor& inputs,
                    int levels, int64_t codebook_size, int64_t latent_dim, uint64_t seed);

    /// Distance of the projected categories from a soft mixture of codes, and of that mixture from its moving
    /// average; mean over anchored levels. `codebooks` by level [codes, latent_dim].
    torch::Tensor anchor_loss(const std::vector<torch::Tensor>& codebooks) const;
    /// Cross-entropy of the category by the sum of the first codes, mean over anchored levels. `sums` by level
    /// [batch, latent_dim], `items` [batch].
    torch::Tensor category_loss(const std::vector<torch::Tensor>& sums, const torch::Tensor& items) const;
    /// Share of items whose category at the level is told, of those that have one; by anchored level.
    std::vector<double> accuracy(const std::vector<torch::Tensor>& sums, const torch::Tensor& items) const;

    /// Moves the averages towards the present mixtures.
    void follow(const std::vector<torch::Tensor>& codebooks);
    void collect(model::NamedTensors& tensors) const;

 private:
    struct Level {
        torch::Tensor categories;      ///< [items] int64, -1 = none
        torch::Tensor vectors;         ///< [categories, features]
        torch::Tensor moving_mixture;  ///< [categories, codes], zeros until the first follow()
        Linear projection, classifier;
    };
    static torch::Tensor mixture(const Level& level, const torch::Tensor& codebook);

    std::vector<Level> levels_;
};

}  // namespace armillary::models
