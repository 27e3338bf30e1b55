// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/statistics/measure.h"

namespace armillary::statistics {

// Further measures of one ranked list (evaluation.md 2.1), beside those of ranking.h that every run records.
// `relevance` flags the list's items, best first; `relevant_total` is how many items are relevant at all. All are
// `no_test_items` when that is 0. k >= 1.

/// hits / min(k, |R|): can always reach 1. The recall of papers on variational autoencoders.
Measure capped_recall(std::span<const uint8_t> relevance, int k, int64_t relevant_total);
/// Precision over the length of the list where that is shorter than k.
Measure list_precision(std::span<const uint8_t> relevance, int k, int64_t relevant_total);
/// Harmonic mean of precision and recall; 0 when both are 0.
Measure f1(std::span<const uint8_t> relevance, int k, int64_t relevant_total);
/// Precision at |R|; places that the list does not have are misses.
Measure r_precision(std::span<const uint8_t> relevance, int64_t relevant_total);
/// Average precision divided by |R| instead of min(k, |R|).
Measure average_precision_of_all(std::span<const uint8_t> relevance, int k, int64_t relevant_total);

/// Rank-biased precision (Moffat and Zobel 2008), and the most that items below the list could add.
struct RankBiased {
    Measure value;
    double residual = 0;  ///< persistence^length
};
RankBiased rank_biased_precision(std::span<const uint8_t> relevance, double persistence, int64_t relevant_total);

enum class Gain {
    exponential,  ///< 2^g - 1
    linear        ///< g
};
/// NDCG of graded relevance. `grades` of the list's items, `judged` of all judged items. Throws `UsageError` for a
/// negative grade; `no_test_items` when all gains are 0.
Measure graded_ndcg(std::span<const double> grades, std::span<const double> judged, int k,
                    Gain gain = Gain::exponential);

/// P(score of a relevant candidate > of another) + P(equal) / 2.
Measure auc(std::span<const double> scores, std::span<const uint8_t> relevant);

}  // namespace armillary::statistics
