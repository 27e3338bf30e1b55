// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <cstdint>
#include <vector>

#include "views/shared/charts/chart_scale.h"

namespace armillary::views {

/// More points in a line are drawn as the least and greatest of each pixel column.
inline constexpr size_t kWholeLine = 20'000;
/// More points of a scatter are thinned evenly.
inline constexpr size_t kWholeScatter = 3'000;

/// Indices into a series, without a gap.
using Run = std::vector<uint32_t>;

/// The points of a line that are drawn, in runs between its gaps. Of a long line each of the `columns` keeps its
/// first, least, greatest and last point.
std::vector<Run> line_runs(const ChartSeries& series, const ChartScale& x, const ChartScale& y, int columns);

/// `most` of `count` indices, evenly spread; all of them when there are fewer.
std::vector<size_t> thinned(size_t count, size_t most);

/// What of a line lies within the rectangle, in as many pieces as it takes.
std::vector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rectangle);

}  // namespace armillary::views
