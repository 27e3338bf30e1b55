// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/numeric/random.h"

namespace armillary::test {

/// Item vectors with known clusters, two levels deep (tokenizers.md 0.4).
struct ClusteredItems {
    static constexpr int kDim = 64, kCoarse = 32, kFine = 8;
    std::vector<float> values;      ///< [items, kDim]
    std::vector<int> coarse, fine;  ///< [items] label of 32, of 256

    int64_t items() const { return static_cast<int64_t>(coarse.size()); }
};

/// 32 unit directions times 4, each with 8 sub-centres 1.5 away, plus noise of deviation 0.3. SYN-H has clusters
/// of one size, SYN-Z (`zipf`) sizes proportional to 1 / rank.
inline ClusteredItems clustered_items(bool zipf = false, int items = 4096, uint64_t seed = 11) {
    constexpr int kDim = ClusteredItems::kDim, kCoarse = ClusteredItems::kCoarse, kFine = ClusteredItems::kFine;
    numeric::RandomStream random(seed, "syn-h");
    auto direction = [&random] {
        std::vector<double> unit(kDim);
        double squared = 0;
        for (double& x : unit) {
            x = random.normal();
            squared += x * x;
        }
        for (double& x : unit) x /= std::sqrt(squared);
        return unit;
    };
    std::vector<std::vector<double>> centres, offsets;
    for (int c = 0; c < kCoarse; ++c) centres.push_back(direction());
    for (int s = 0; s < kCoarse * kFine; ++s) offsets.push_back(direction());
    double harmonic = 0;
    for (int rank = 1; rank <= kCoarse; ++rank) harmonic += 1.0 / rank;
    ClusteredItems made;
    double reached = 0;  // share of the items that the clusters up to the present one hold
    for (int item = 0, cluster = 0; item < items; ++item) {
        if (zipf) {
            if (item == 0) reached = 1 / harmonic;
            while (item >= reached * items && cluster + 1 < kCoarse) reached += 1.0 / (++cluster + 1) / harmonic;
        } else {
            cluster = item % kCoarse;
        }
        made.coarse.push_back(cluster);
        made.fine.push_back(cluster * kFine + item / kCoarse % kFine);
        const auto& centre = centres[static_cast<size_t>(cluster)];
        const auto& offset = offsets[static_cast<size_t>(made.fine.back())];
        for (size_t j = 0; j < kDim; ++j)
            made.values.push_back(static_cast<float>(4 * centre[j] + 1.5 * offset[j] + 0.3 * random.normal()));
    }
    return made;
}

/// Share of the items that bear the commonest label of their group.
inline double purity(const std::vector<int32_t>& groups, const std::vector<int>& labels) {
    std::vector<std::vector<int>> counts;
    for (size_t i = 0; i < groups.size(); ++i) {
        const auto group = static_cast<size_t>(groups[i]), label = static_cast<size_t>(labels[i]);
        if (counts.size() <= group) counts.resize(group + 1);
        if (counts[group].size() <= label) counts[group].resize(label + 1);
        ++counts[group][label];
    }
    double pure = 0;
    for (const auto& group : counts) {
        int largest = 0;
        for (int count : group) largest = std::max(largest, count);
        pure += largest;
    }
    return pure / static_cast<double>(groups.size());
}

}  // namespace armillary::test
