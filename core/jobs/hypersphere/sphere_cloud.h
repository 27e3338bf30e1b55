// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/diagnostics/hypersphere/shape.h"
#include "core/jobs/hypersphere/recorded_embeddings.h"

namespace armillary::jobs {

/// Points of one epoch as they are drawn: directions in the frame of a reference epoch. Coordinates are those
/// along its three largest singular directions; a point's distance from the middle, at most 1, is the share that
/// three dimensions can show.
struct SphereCloud {
    struct Side {
        std::vector<int32_t> rows;                 ///< of each point, ascending
        std::vector<std::array<float, 3>> places;  ///< [points]
        diagnostics::AngleDensity angles;          ///< of all points, drawn or not
    };
    int epoch = 0;
    Side users, items;
    double moved = 0;  ///< mean squared distance from the reference that no rotation takes away; 0 for itself
};

/// Lays epochs of one run on a reference epoch (orthogonal Procrustes over users and items together), so that a
/// time slider shows learning and not the rotation that the losses leave free. Users and items of different widths
/// stand in frames of their own.
class SphereClouds {
 public:
    static constexpr int64_t kMostPoints = 200'000;  ///< a side; more are thinned to a seeded sample

    /// Throws `BadInput` where no row has a direction.
    explicit SphereClouds(const Embeddings& reference, int64_t most_points = kMostPoints);

    /// Throws `BadInput` for embeddings of another width, or without a row in common.
    SphereCloud cloud(const Embeddings& embeddings) const;
    /// Share of the squared length along each of the three axes: of both sides together, or of the items.
    const std::array<double, 3>& shares() const { return groups_.back().frame.shares; }

 private:
    /// Sides that stand on one sphere.
    struct Group {
        std::vector<int> sides;  ///< 0 = users, 1 = items
        std::vector<diagnostics::Directions> points;
        diagnostics::Frame frame;
    };

    int reference_epoch_;
    int64_t most_points_;
    std::vector<Group> groups_;
};

}  // namespace armillary::jobs
