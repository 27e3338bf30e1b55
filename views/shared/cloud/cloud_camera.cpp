// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/cloud/cloud_camera.h"

#include <QMatrix3x3>
#include <algorithm>
#include <cmath>

namespace armillary::views {

namespace {

constexpr double kRadius = 0.43;  ///< of the unit ball, as a share of the picture's shorter side, at zoom 1

}  // namespace

void CloudCamera::roll(const QPointF& by) {
    const double length = std::hypot(by.x(), by.y());
    if (length == 0) return;
    // Moving right turns about the axis that points up, moving down about the one that points right; y is down.
    const QVector3D axis(static_cast<float>(by.y() / length), static_cast<float>(by.x() / length), 0);
    const double degrees = std::min(length, 3.0) * 180 / M_PI;
    turn = (QQuaternion::fromAxisAndAngle(axis, static_cast<float>(degrees)) * turn).normalized();
}

void CloudCamera::zoom_by(double factor, const QPointF& anchor) {
    const double before = zoom;
    zoom = std::clamp(zoom * factor, kLeastZoom, kMostZoom);
    shift += anchor * (1 / zoom - 1 / before);
}

CloudProjection::CloudProjection(const CloudCamera& camera, const QSize& size)
    : scale(static_cast<float>(kRadius * std::min(size.width(), size.height()) * camera.zoom)) {
    const QMatrix3x3 matrix = camera.turn.toRotationMatrix();
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            turn[static_cast<size_t>(3 * row + column)] = (row == 1 ? -1 : 1) * matrix(row, column);
    middle_x = static_cast<float>(size.width() / 2.0 + scale * camera.shift.x());
    middle_y = static_cast<float>(size.height() / 2.0 + scale * camera.shift.y());
}

}  // namespace armillary::views
