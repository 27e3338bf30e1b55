// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace armillary::numeric {

/// Of two points [dim].
float squared_distance(const float* a, const float* b, int64_t dim);

/// Nearest of `centroids` [clusters, dim] to each of `points` [count, dim]; ties go to the lowest index. Squared
/// distances are written where `squared` is not null. In parallel over points, bit-equal for any number of
/// threads.
void nearest_centroids(const float* points, int64_t count, const float* centroids, int64_t clusters, int64_t dim,
                       int32_t* labels, float* squared);

}  // namespace armillary::numeric
