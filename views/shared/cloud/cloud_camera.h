// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QQuaternion>
#include <QSize>
#include <array>

namespace armillary::views {

/// From where a cloud is seen: turned about its middle, without perspective, so that equal distances stay equal.
struct CloudCamera {
    QQuaternion turn;
    double zoom = 1;
    QPointF shift = {};  ///< of the middle, in units of the cloud

    static constexpr double kLeastZoom = 0.25, kMostZoom = 200;

    /// As a hand turns a ball: `by` in units of its radius, to the right and down.
    void roll(const QPointF& by);
    /// The place under `anchor` (in units from the middle of the picture) stays where it is.
    void zoom_by(double factor, const QPointF& anchor);
    bool operator==(const CloudCamera&) const = default;
};

/// The camera as numbers for one size of picture: pixel = middle + scale * (row of `turn` . place), y down; depth
/// grows towards the eye.
struct CloudProjection {
    CloudProjection(const CloudCamera& camera, const QSize& size);

    std::array<float, 9> turn;  ///< rows: right, down, towards the eye
    float middle_x, middle_y;
    float scale;  ///< pixels a unit
};

}  // namespace armillary::views
