// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_reading.h"
#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// How the metric is spread over the users, as shares of them; the worst served marked, the mean too.
ChartContent histogram_content(const FairnessAnswer& answer);

/// What part of the sum the worst-served users have.
ChartContent lorenz_content(const FairnessAnswer& answer);

/// A Lorenz curve of `units` from its points as a report keeps them, thinned evenly.
ChartSeries lorenz_series(const std::vector<double>& points, int64_t units, const QString& name, ChartColor color);
/// The diagonal: all have the same.
ChartSeries equality_series();

/// Differences of two runs by user, the greatest first.
ChartContent difference_content(const FairnessAnswer& answer);

/// Of the worst served in each bar of the histogram: they have the least, so the bars fill from the left.
std::vector<double> worst_in_bars(const std::vector<int64_t>& histogram, double worst_users);

}  // namespace armillary::views
