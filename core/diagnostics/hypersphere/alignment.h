// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/diagnostics/hypersphere/directions.h"

namespace armillary::diagnostics {

/// Pairs of a user and an item that belong together, as in training, by row.
struct Pairs {
    std::vector<int32_t> users, items;
    int64_t count() const { return static_cast<int64_t>(users.size()); }
};

/// All of them, or where there are more than `sampling.drawn_pairs` so many drawn at random.
Pairs draw_pairs(const Pairs& pairs, const Sampling& sampling);

/// [pairs] |x_user - y_item|^2 of the directions, in [0, 4]; NaN for a pair with a row that has none. Throws
/// `BadInput` where users and items differ in width, or a pair names a row that is not there.
std::vector<double> pair_distances(const Directions& users, const Directions& items, const Pairs& pairs);

/// Alignment (Wang and Isola 2020): the mean of what is defined among the distances; the standard error is that of
/// a sample, 0 where `all` pairs were measured.
Estimate mean_distance(std::span<const double> distances, bool all);

}  // namespace armillary::diagnostics
