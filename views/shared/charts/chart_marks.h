// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shared/charts/chart_layout.h"

class QPainter;

namespace armillary::views {

/// Draws what Qt Charts is good at: lines, areas, bands, and bars of categories.
void paint_marks(QPainter& painter, const ChartLayout& layout);

/// Whether `paint_marks` draws these bars: Qt Charts knows no bars with edges, and an item for each is slow for
/// many.
bool drawn_by_qt_charts(const ChartLayout& layout, const DrawnSeries& bars);

/// A run of a line on the picture, in the pieces that lie within the plot; steps with their corners.
std::vector<QPolygonF> line_on_picture(const ChartLayout& layout, const DrawnSeries& series, const Run& run);

}  // namespace armillary::views
