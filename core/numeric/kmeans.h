// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/numeric/nearest_centroids.h"
#include "core/numeric/random.h"

namespace armillary::numeric {

struct KMeansResult {
    std::vector<float> centroids;  ///< [clusters, dim]
    std::vector<int32_t> labels;   ///< [points], of the returned centroids
    double inertia = 0;            ///< sum of squared distances
    int iterations = 0;
    int distinct = 0;  ///< clusters with a point; fewer than asked when there are fewer distinct points
};

/// Lloyd's iterations from the given centroids [clusters, dim] until no label changes or `max_iterations`. A
/// cluster that loses its last point is moved to the point farthest from its centroid. `cancelled` is asked in
/// every iteration, more than once where points are many, and may throw.
KMeansResult lloyd(const float* points, int64_t count, int64_t dim, std::vector<float> centroids,
                   int max_iterations, const std::function<void()>& cancelled = {});

/// k-means++ (Arthur and Vassilvitskii 2007), then `lloyd`. With fewer distinct points than clusters, the surplus
/// centroids repeat points.
KMeansResult kmeans(const float* points, int64_t count, int64_t dim, int64_t clusters, int max_iterations,
                    RandomStream random, const std::function<void()>& cancelled = {});

}  // namespace armillary::numeric
