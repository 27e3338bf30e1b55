// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/numeric/kmeans.h"

namespace armillary::numeric {

/// How points are shared out among centroids of limited capacity.
enum class BalancedAssignment {
    /// Centroid by centroid, in random order: each takes the nearest points that are still free, up to its
    /// capacity (OneRec, Deng et al. 2025).
    greedy,
    /// Entropic optimal transport between points and capacities, then rounding point by point, in random order, to
    /// the largest share of the plan with room left (MiniOneRec). Holds a [points, clusters] matrix of doubles.
    transport,
    /// The least total distance that sizes within one of floor(points / clusters) allow, found exactly by a
    /// min-cost
    /// flow (`assign_within`). Holds a [points, clusters] matrix of floats.
    flow,
};

/// k-means whose clusters have sizes floor(points / clusters) or one more, with `flow` also one fewer
/// (tokenizers.md A.4). Starts from the centroids of plain k-means, alternates assignment and means until no label
/// changes or `max_iterations`, and returns the best assignment met: where the order is random, the last one is no
/// better than others. `labels` are the balanced ones, so a point's centroid need not be its nearest. `cancelled`
/// may throw.
KMeansResult balanced_kmeans(const float* points, int64_t count, int64_t dim, int64_t clusters, int max_iterations,
                             BalancedAssignment assignment, RandomStream random,
                             const std::function<void()>& cancelled = {});

}  // namespace armillary::numeric
