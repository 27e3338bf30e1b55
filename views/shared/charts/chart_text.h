// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QString>
#include <vector>

namespace armillary::views {

// How the texts of a chart find their room.

/// Shortened at its end where it is wider.
QString elided(const QFontMetricsF& metrics, const QString& text, double width);

/// Broken between words into at most so many lines; what is too long for its line is shortened.
QString in_lines(const QFontMetricsF& metrics, const QString& text, double width, int most);

/// Moves the middles apart until none is nearer than `height` to the next, each as little as possible, all between
/// `top` and `bottom`; false when they do not fit. In the order of the input.
bool spread(std::vector<double>& middles, double height, double top, double bottom);

}  // namespace armillary::views
