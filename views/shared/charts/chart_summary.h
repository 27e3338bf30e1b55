// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>

#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// What must be known of all series before a chart can be laid out.
struct ChartSummary {
    struct Range {
        double low = 0, high = 1;
    };
    Range x, y;            ///< of what its axis can show, uncertainty included
    bool zero = false;     ///< there are bars or areas
    double x_padding = 0;  ///< points stay off the borders
    size_t points = 0;     ///< of scatters, that the axes can show
    QString note;          ///< what is not drawn, and why
};
ChartSummary summary_of(const ChartContent& content);

}  // namespace armillary::views
