// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/cloud/cloud_splat.h"

#include <QColor>
#include <algorithm>
#include <cmath>

namespace armillary::views {

namespace {

constexpr double kFarShare = 0.25;  ///< of its colour that a point at the back keeps

uint32_t mixed(uint32_t under, uint32_t over, double share) {
    const auto channel = [&](int (*of)(QRgb)) {
        return static_cast<int>(std::lround(of(under) + share * (of(over) - of(under))));
    };
    return qRgb(channel(qRed), channel(qGreen), channel(qBlue));
}

/// Offsets of a disc's pixels from its middle, as half-widths by row.
std::vector<int> disc(double radius) {
    std::vector<int> half_widths;
    const int rows = std::max(static_cast<int>(radius), 0);
    for (int y = -rows; y <= rows; ++y)
        half_widths.push_back(static_cast<int>(std::sqrt((rows + 0.5) * (rows + 0.5) - y * y)));  // a round disc
    return half_widths;
}

}  // namespace

void CloudSplat::set_colors(const std::array<uint32_t, 256>& colors, uint32_t background) {
    background_ = background;
    for (size_t depth = 0; depth < kDepths; ++depth)
        for (size_t tone = 0; tone < colors.size(); ++tone)
            shades_[depth][tone] = mixed(background, colors[tone],
                                         kFarShare + (1 - kFarShare) * static_cast<double>(depth) / (kDepths - 1));
}

void CloudSplat::draw(const CloudContent& cloud, const CloudCamera& camera, const QSize& size, double radius) {
    if (image_.size() != size) image_ = QImage(size, QImage::Format_RGB32);
    if (size.isEmpty()) return;
    image_.fill(background_);
    const auto pixels = static_cast<size_t>(size.width()) * static_cast<size_t>(size.height());
    depth_.assign(pixels, -HUGE_VALF);
    front_.assign(pixels, -1);

    const CloudProjection view(camera, size);
    const std::vector<int> half_widths = disc(radius);
    const int rows = static_cast<int>(half_widths.size()) / 2, width = size.width(), height = size.height();
    auto* const image = reinterpret_cast<uint32_t*>(image_.bits());  // rows of 32-bit pixels have no padding
    const auto points = static_cast<int32_t>(cloud.size());
    for (int32_t point = 0; point < points; ++point) {
        const float* place = cloud.places.data() + 3 * static_cast<size_t>(point);
        const auto along = [&](int axis) {
            const float* row = view.turn.data() + 3 * axis;
            return row[0] * place[0] + row[1] * place[1] + row[2] * place[2];
        };
        const float depth = along(2), x = view.middle_x + view.scale * along(0),
                    y = view.middle_y + view.scale * along(1);
        // Also leaves out what is not a number.
        if (!(x > -8 && y > -8 && x < static_cast<float>(width + 8) && y < static_cast<float>(height + 8)))
            continue;
        const int column = static_cast<int>(x), line = static_cast<int>(y);
        const auto shade = static_cast<size_t>(std::clamp((depth + 1) / 2 * (kDepths - 1), 0.0F, kDepths - 1.0F));
        const uint32_t color = shades_[shade][cloud.tones.empty() ? 0 : cloud.tones[static_cast<size_t>(point)]];
        for (int row = std::max(line - rows, 0); row <= std::min(line + rows, height - 1); ++row) {
            const int half = half_widths[static_cast<size_t>(row - line + rows)];
            const int last = std::min(column + half, width - 1);
            for (int at = std::max(column - half, 0); at <= last; ++at) {
                const auto pixel = static_cast<size_t>(row) * static_cast<size_t>(width) + static_cast<size_t>(at);
                if (depth <= depth_[pixel]) continue;
                depth_[pixel] = depth;
                front_[pixel] = point;
                image[pixel] = color;
            }
        }
    }
}

std::optional<size_t> CloudSplat::at(const QPoint& pixel, int reach) const {
    std::optional<size_t> found;
    int nearest = reach * reach + 1;
    for (int y = std::max(pixel.y() - reach, 0); y <= std::min(pixel.y() + reach, image_.height() - 1); ++y)
        for (int x = std::max(pixel.x() - reach, 0); x <= std::min(pixel.x() + reach, image_.width() - 1); ++x) {
            const int32_t point =
                front_[static_cast<size_t>(y) * static_cast<size_t>(image_.width()) + static_cast<size_t>(x)];
            const int distance = (x - pixel.x()) * (x - pixel.x()) + (y - pixel.y()) * (y - pixel.y());
            if (point < 0 || distance >= nearest) continue;
            nearest = distance;
            found = static_cast<size_t>(point);
        }
    return found;
}

CloudPlace place_on_picture(const CloudContent& cloud, size_t point, const CloudProjection& projection) {
    const float* place = cloud.places.data() + 3 * point;
    std::array<double, 3> turned{};
    for (size_t axis = 0; axis < 3; ++axis)
        for (size_t d = 0; d < 3; ++d) turned[axis] += double{projection.turn[3 * axis + d]} * place[d];
    return {
        {projection.middle_x + projection.scale * turned[0], projection.middle_y + projection.scale * turned[1]},
        turned[2]};
}

std::vector<size_t> points_within(const CloudContent& cloud, const CloudCamera& camera, const QSize& size,
                                  const QPolygonF& outline) {
    const CloudProjection projection(camera, size);
    const QRectF box = outline.boundingRect();
    std::vector<size_t> points;
    for (size_t point = 0; point < cloud.size(); ++point) {
        const CloudPlace place = place_on_picture(cloud, point, projection);
        if (cloud.sphere && place.depth < 0) continue;
        if (box.contains(place.at) && outline.containsPoint(place.at, Qt::OddEvenFill)) points.push_back(point);
    }
    return points;
}

}  // namespace armillary::views
