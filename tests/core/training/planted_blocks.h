// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"

namespace armillary::test {

struct World {
    data::DatasetPtr dataset;
    std::shared_ptr<data::Split> split;
};

/// 8 blocks of users and items, 800 by 400 (collaborative.md 2.10); an edge inside a block with probability 0.20,
/// across with 0.005; a fifth of the inner edges is held out.
World planted_blocks(uint64_t seed);

/// Recall@20 on the test part after training with these settings.
double recall_at_20(const char* model, const World& world,
                    std::vector<std::pair<std::string, std::string>> settings, int threads = 0);

/// Recall@20 of one who knows the blocks and ranks at random within them.
double oracle_recall(const World& world);

/// Share of the 10 nearest items, by cosine of `item_embeddings` [400, dim], that are of the item's own block.
double block_purity(const std::vector<float>& item_embeddings);

}  // namespace armillary::test
