// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/statistics/distribution.h"

namespace armillary::statistics {

/// How often each item stands at each rank of the users' lists: what a run records of its recommendations, and all
/// that item fairness without relevance needs (evaluation.md 3.4).
struct ExposureTable {
    int64_t items = 0, ranks = 0;
    std::vector<int32_t> counts;  ///< [items, ranks]

    ExposureTable() = default;
    ExposureTable(int64_t item_count, int64_t rank_count);
    /// A list, best first: at most `ranks` items, each once.
    void add(std::span<const int32_t> list);
    /// Lists that are not empty: m.
    int64_t lists() const;
    /// [items] in how many lists among the first k: c.
    std::vector<double> within(int64_t k) const;
    /// [items] the sum of `weight` of the ranks (from 1) up to k.
    template <typename Weight>
    std::vector<double> weighted(int64_t k, Weight weight) const {
        std::vector<double> sums(static_cast<size_t>(items), 0);
        for (int64_t rank = 1; rank <= std::min(k, ranks); ++rank) {
            const double w = weight(rank);
            for (size_t item = 0; item < sums.size(); ++item)
                sums[item] += w * counts[item * static_cast<size_t>(ranks) + static_cast<size_t>(rank - 1)];
        }
        return sums;
    }
};

/// A measure as it was published, and moved to the range that lists of k distinct items can reach: 0 the unfairest
/// and 1 the fairest such lists (or the other way for Gini).
struct CorrectedMeasure {
    Measure original, corrected;
    double unfairest = std::numeric_limits<double>::quiet_NaN(), fairest = unfairest;
};

/// Compare only at equal lists, k and items.
struct ItemExposure {
    int64_t items = 0, lists = 0, k = 0;
    int64_t missing = 0;  ///< places that short lists left empty; then nothing is corrected
    CorrectedMeasure jain, coverage, entropy, gini, weighted_gini,
        satisfaction;            ///< coverage: QF; satisfaction: FSat
    Measure disparity;           ///< VoCD over exposed items, all of them coupled, no tolerance
    Measure individual;          ///< II-D: the same for all full lists of k
    Measure average;             ///< AI-D
    std::vector<double> lorenz;  ///< at most 101 points: share of the exposure on the least exposed items
};
/// `patience` is gamma of II-D and AI-D: a user looks at rank r with probability gamma^(r - 1).
ItemExposure measure_exposure(const ExposureTable& table, int64_t k, double patience = 0.8);

/// Mean over pairs of items of |c_i - c_j| / max(c_i, c_j), what exceeds `tolerance`; of exposed items, or of all
/// (pairs that are both never listed are skipped). `no_units` without a pair. O(d^2) in the distinct counts.
Measure coupled_disparity(std::span<const double> counts, bool all_items = false, double tolerance = 0);

/// Exposure beside popularity in training (evaluation.md 2.4).
struct TailExposure {
    int64_t tail_items =
        0;  ///< outside the smallest head with 80 % of the training interactions; ties stay in the head
    Measure tail_share;              ///< APLT: share of the lists' places that go to them
    Measure tail_training_share;     ///< their share of the training interactions
    Measure mean_popularity;         ///< ARP: training interactions of a listed item
    Measure popularity_correlation;  ///< Spearman of popularity and exposure
    Measure personalisation;         ///< 1 - mean overlap of two users' lists
};
/// `popularity`: [items] training interactions.
TailExposure measure_tail(const ExposureTable& table, int64_t k, std::span<const double> popularity,
                          double head_share = 0.8);

}  // namespace armillary::statistics
