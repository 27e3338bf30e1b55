// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPolygonF>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "views/shared/cloud/cloud_camera.h"
#include "views/shared/cloud/cloud_content.h"

namespace armillary::views {

/// Draws clouds on the processor: each point a small disc, the nearest in front. Needs no OpenGL, so a cloud looks
/// the same on a screen, without one, and in a saved picture. A software OpenGL is slower (200,000 points: 100
/// ms).
class CloudSplat {
 public:
    /// The colours by tone and what the far side fades to.
    void set_colors(const std::array<uint32_t, 256>& colors, uint32_t background);

    /// Draws into `image()`, `size` in device pixels; discs have the radius given.
    void draw(const CloudContent& cloud, const CloudCamera& camera, const QSize& size, double radius);
    const QImage& image() const { return image_; }

    /// The point seen nearest to a pixel, within `reach` pixels of it.
    std::optional<size_t> at(const QPoint& pixel, int reach) const;

 private:
    static constexpr int kDepths = 16;

    QImage image_;
    std::vector<float> depth_;                                 ///< [pixels] of the point in front
    std::vector<int32_t> front_;                               ///< [pixels] the point in front, -1: none
    std::array<std::array<uint32_t, 256>, kDepths> shades_{};  ///< the farthest first
    uint32_t background_ = 0;
};

/// The points within an outline on a picture of this size; of a sphere those of its near side.
std::vector<size_t> points_within(const CloudContent& cloud, const CloudCamera& camera, const QSize& size,
                                  const QPolygonF& outline);

/// Where a point is on a picture of this size, and how near the eye (1: at the front of the unit ball).
struct CloudPlace {
    QPointF at;
    double depth = 0;
};
CloudPlace place_on_picture(const CloudContent& cloud, size_t point, const CloudProjection& projection);

}  // namespace armillary::views
