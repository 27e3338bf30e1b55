// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/hypersphere/sphere_reading.h"
#include "views/shared/charts/chart_content.h"
#include "views/shared/figure_card.h"

namespace armillary::views {

// What the panels of the Hypersphere page draw, of one run or two. Runs have their colours; items are drawn whole
// and users dashed.

/// Alignment against uniformity, a path a run over its epochs: down and to the left is better.
ChartContent plane_chart(const SphereReadings& readings);

/// Figures recorded over the epochs that are drawn together: `uniformity`, `effective_rank`, …
struct SphereCurve {
    QString stem, title;
};
std::vector<SphereCurve> sphere_curves();
ChartContent curve_chart(const SphereReadings& readings, const QString& stem);

/// Density of the directions on the circle of their two largest dimensions, against an even one.
ChartContent angle_chart(const SphereReadings& readings);
/// Singular values by rank, as shares of the largest.
ChartContent spectrum_chart(const SphereReadings& readings);
/// How often rows are among the ten nearest neighbours of others.
ChartContent hub_chart(const SphereReadings& readings);

/// What is measured of groups of rows.
enum class GroupMeasure { uniformity, alignment, length };
/// By popularity decile (`deciles`), else by the attribute that the report was split by.
ChartContent group_chart(const SphereReadings& readings, diagnostics::Side side, bool deciles,
                         GroupMeasure measure);

std::vector<FigureCard> sphere_figures(const SphereReadings& readings);

}  // namespace armillary::views
