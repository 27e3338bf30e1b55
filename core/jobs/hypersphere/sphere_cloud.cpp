// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/hypersphere/sphere_cloud.h"

#include <algorithm>

#include "core/base/error.h"

namespace armillary::jobs {

namespace {

using diagnostics::Directions;

const Embeddings::Rows& side_of(const Embeddings& embeddings, int side) {
    return side == 0 ? embeddings.users : embeddings.items;
}

std::vector<const Directions*> pointers(const std::vector<Directions>& sets) {
    std::vector<const Directions*> all;
    for (const Directions& set : sets) all.push_back(&set);
    return all;
}

Directions directions_of(const Embeddings& embeddings, int side) {
    return diagnostics::directions_of(side_of(embeddings, side).view(), side == 0 ? "users" : "items");
}

SphereCloud::Side drawn_side(const Directions& points, const diagnostics::Frame& frame, int64_t most_points) {
    SphereCloud::Side side;
    side.rows = points.rows;
    side.places = diagnostics::coordinates(points, frame);
    side.angles = diagnostics::angle_density(side.places);
    if (points.count() <= most_points) return side;
    // By given row, so that the same points are drawn in every epoch.
    std::vector<int32_t> rows;
    std::vector<std::array<float, 3>> places;
    for (const int32_t row :
         diagnostics::draw_rows(static_cast<int64_t>(points.places.size()), most_points, /*seed=*/0))
        if (const int32_t place = points.places[static_cast<size_t>(row)]; place >= 0) {
            rows.push_back(row);
            places.push_back(side.places[static_cast<size_t>(place)]);
        }
    side.rows = std::move(rows);
    side.places = std::move(places);
    return side;
}

}  // namespace

SphereClouds::SphereClouds(const Embeddings& reference, int64_t most_points)
    : reference_epoch_(reference.epoch), most_points_(most_points) {
    for (const int side : {0, 1}) {
        const Embeddings::Rows& rows = side_of(reference, side);
        if (rows.count == 0) continue;
        if (groups_.empty() || groups_.back().points.front().dim != rows.dim) groups_.emplace_back();
        groups_.back().sides.push_back(side);
        groups_.back().points.push_back(directions_of(reference, side));
    }
    if (groups_.empty()) throw BadInput("there are no embeddings to be drawn");
    for (Group& group : groups_) {
        const auto points = pointers(group.points);
        if (std::all_of(points.begin(), points.end(), [](const Directions* set) { return set->count() == 0; }))
            throw BadInput("no row has a direction: there is nothing to be drawn");
        group.frame = diagnostics::principal_frame(points);
    }
}

SphereCloud SphereClouds::cloud(const Embeddings& embeddings) const {
    SphereCloud cloud;
    cloud.epoch = embeddings.epoch;
    double rows = 0;
    for (const Group& group : groups_) {
        std::vector<Directions> points;
        for (const int side : group.sides) points.push_back(directions_of(embeddings, side));
        diagnostics::Frame frame = group.frame;
        if (embeddings.epoch != reference_epoch_) {
            const diagnostics::Rotation rotation =
                diagnostics::procrustes(pointers(points), pointers(group.points));
            frame = diagnostics::rotated_back(group.frame, rotation);
            cloud.moved += rotation.moved * static_cast<double>(rotation.rows);
            rows += static_cast<double>(rotation.rows);
        }
        for (size_t at = 0; at < points.size(); ++at)
            (group.sides[at] == 0 ? cloud.users : cloud.items) = drawn_side(points[at], frame, most_points_);
    }
    if (rows > 0) cloud.moved /= rows;
    return cloud;
}

}  // namespace armillary::jobs
