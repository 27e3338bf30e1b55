// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <vector>

#include "views/hypersphere/sphere_reading.h"
#include "views/shared/cloud/cloud_content.h"

namespace armillary::views {

/// Something that points can be coloured by.
struct SphereColor {
    QString id;    ///< `side`, `popularity`, `length`, `code`, `item:genres`, `user:gender`
    QString name;  ///< as people choose it
};
/// What a run's points can be coloured by: the first tells users and items apart, or items by popularity.
std::vector<SphereColor> sphere_colors(const SphereReading& reading);

/// The points of a reading in their colours, and what these mean.
struct SpherePicture {
    struct Point {
        diagnostics::Side side;
        int32_t row;
    };
    std::vector<Point> points;
    std::shared_ptr<CloudContent> cloud;
    struct Meaning {
        QString name;
        int tone;
    };
    std::vector<Meaning> legend;  ///< categories, most frequent first
    QString low, high;            ///< ends of a scale instead

    /// The place of a point; -1: it is not drawn.
    int64_t find(diagnostics::Side side, int32_t row) const;
};
using SpherePicturePtr = std::shared_ptr<const SpherePicture>;

/// In the background. `color` as in `sphere_colors`, an unknown one as the first.
SpherePicturePtr sphere_picture(const SphereReadingPtr& reading, const QString& color, bool users, bool items);

/// The 256 colours of a picture in the current theme: categories or magnitudes, the last for what is not known.
std::array<uint32_t, 256> category_tones();
std::array<uint32_t, 256> magnitude_tones();

}  // namespace armillary::views
