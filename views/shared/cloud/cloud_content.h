// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace armillary::views {

/// Points in space, as data: `CloudView` draws them and lets the user turn, zoom and pick.
struct CloudContent {
    std::vector<float> places;   ///< [points, 3]; what the eye sees lies within the unit ball
    std::vector<uint8_t> tones;  ///< [points] which of the 256 colours; empty: all the first
    /// By tone; the last of them may stand for "unknown". Asked again when the theme changes.
    std::function<std::array<uint32_t, 256>()> colors;
    QString title = {}, subtitle = {};
    bool sphere = true;                                 ///< the points lie on the unit sphere, which is drawn
    std::function<QString(size_t point)> reading = {};  ///< what is said of a point under the pointer
    QString empty = {};                                 ///< the sentence shown when there is no point

    size_t size() const { return places.size() / 3; }
};
using CloudContentPtr = std::shared_ptr<const CloudContent>;

}  // namespace armillary::views
