// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::views {

/// How near two items are.
enum class Closeness {
    dot,     ///< product of their vectors: the larger the nearer
    cosine,  ///< of the angle between their vectors
    euclid,  ///< distance of their vectors: the smaller the nearer
    users,   ///< cosine of the sets of users who took them: |A ∩ B| / sqrt(|A| |B|)
};

struct Neighbour {
    int32_t item = -1;
    double value = 0;
};

/// The `k` rows of `vectors` [rows, dim] nearest to `row`, nearest first and without itself; equal ones by index.
/// By a measure of vectors. Left out are rows for which it is undefined: NaN, and for the cosine vectors of length
/// 0.
std::vector<Neighbour> nearest_rows(std::span<const float> vectors, int64_t dim, int32_t row, Closeness closeness,
                                    int k);

/// The `k` items that share the most users with `item`, by `Closeness::users`; those that share none are left out.
/// Repeated interactions count once. O(interactions). Throws `Cancelled`.
std::vector<Neighbour> nearest_by_users(const data::Dataset& dataset, int32_t item, int k,
                                        std::stop_token stop = {});

}  // namespace armillary::views
