// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace armillary::numeric {

struct AssignmentBounds {
    int64_t least = 0, most = 0;  ///< points of a cluster
};

/// Points shared out at the least total cost, and the prices that prove it: `labels[i]` minimises
/// cost(i, c) + prices[c], only a cluster with `most` points has a price above 0, and only one with `least` points
/// a price below 0 (complementary slackness; Ahuja, Magnanti and Orlin 1993, section 9.4).
struct BoundedAssignment {
    std::vector<int32_t> labels;  ///< [points]
    std::vector<double> prices;   ///< [clusters]
};

/// Assigns each point to a cluster so that the sizes stay within the bounds and the sum of the costs is least: a
/// min-cost flow, solved by successive shortest paths over the clusters (section 9.7 there), exact up to rounding.
/// `costs` is [points, clusters]. `prices` of a similar problem, such as the last iteration's, save most of the
/// work; empty is allowed. Time grows with the points that the bounds move times clusters^2, memory with
/// clusters^2. Throws `BadInput` for bounds that no assignment keeps. `cancelled` may throw.
BoundedAssignment assign_within(std::span<const float> costs, int64_t points, int64_t clusters,
                                AssignmentBounds bounds, std::vector<double> prices = {},
                                const std::function<void()>& cancelled = {});

}  // namespace armillary::numeric
