// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/training/recording.h"

namespace armillary::test {

/// The hierarchical clusters of tokenizers.md 0.4 (SYN-H): 4,096 items in 64 dimensions.
struct SynH {
    static constexpr int kItems = 4096, kDim = 64, kCoarse = 32, kFine = 8;

    data::DatasetPtr dataset;
    std::shared_ptr<const data::FeatureMatrix> features;
    std::vector<int> coarse;  ///< [items] cluster
};

/// 32 unit directions times 4, each with 8 sub-centres 1.5 away, plus noise of deviation 0.3.
const SynH& syn_h();

/// Users of SYN-S (tokenizers.md 0.4): each walks on a fixed permutation of the 32 clusters, so that items of
/// successive clusters are taken together although their content has nothing in common.
data::DatasetPtr walks_over_clusters();

using Settings = std::vector<std::pair<std::string, std::string>>;

/// The RQ-VAE of tokenizers.md A.2's checks (K = 32, L = 3, latent 16, 50 epochs) with other settings, on SYN-H or
/// other vectors of its items.
jobs::Task rq_vae_task(int seed, const Settings& settings,
                       std::shared_ptr<const data::FeatureMatrix> features = nullptr);

/// Trains it.
Recording train_rq_vae(int seed, const Settings& settings);

}  // namespace armillary::test
