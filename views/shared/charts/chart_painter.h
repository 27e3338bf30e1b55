// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shared/charts/chart_layout.h"
#include "views/shared/charts/chart_reading.h"

class QPainter;

namespace armillary::views {

/// Draws the chart in the theme's colours of now: texts, axes, events, points and bars with edges by hand, because
/// Qt Charts' axes cannot be set and its scatter is slow; lines, areas and bars of categories by Qt Charts.
void paint_chart(QPainter& painter, const ChartLayout& layout);

/// Over the chart: a guide, a mark on each value, and a box that says them.
void paint_reading(QPainter& painter, const ChartLayout& layout, const ChartReading& reading);

}  // namespace armillary::views
