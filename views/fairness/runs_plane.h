// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/store/workspace.h"
#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// What the mean is laid against.
enum class PlaneMeasure { user_gini, worst_tenth, exposure_gini };

/// A run as a point: how good and how fair it is.
struct PlanePoint {
    std::string run, label;  ///< `r7`, and what it is called under the pointer
    double mean = 0, user_gini = 0, worst_tenth = 0, exposure_gini = 0;  ///< NaN: not recorded

    double of(PlaneMeasure measure) const;
};

/// Runs of one data set that were measured alike, by one metric.
struct RunsPlane {
    std::string part, metric;
    std::vector<PlanePoint> points;
    int unlike = 0;  ///< runs of the data set that were measured otherwise and are left out

    static std::string key(const std::string& run, const std::string& part, const std::string& metric);
};
/// Points read before; null: the run was measured otherwise.
using KnownPoints = std::map<std::string, std::optional<PlanePoint>>;

/// In the background: the finished recommenders of the run's data set with its protocol. `run` is among them.
/// Takes points from `known` and adds to it. Throws `Cancelled` and what the store throws.
RunsPlane read_plane(store::Workspace& workspace, const std::vector<store::RunSummary>& runs,
                     const store::RunDetails& run, const std::string& part, const std::string& metric,
                     KnownPoints& known, std::stop_token stop);

/// `active` and `compared` are marked; the frontier runs along the runs that no other beats in both.
ChartContent plane_content(const RunsPlane& plane, PlaneMeasure measure, const std::string& active,
                           const std::string& compared);

/// Of points (more x is better): those that no other has more of both, by rising x. `more`: whether more y is
/// better.
std::vector<size_t> frontier(const std::vector<double>& x, const std::vector<double>& y, bool more);

}  // namespace armillary::views
