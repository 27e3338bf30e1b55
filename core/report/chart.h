// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/report/html.h"

namespace armillary::report {

// Figures of a report as SVG, without a window: drawn once, scaled by the reader, coloured by the page's style.
// Each is a <figure> with its numbers as a folded table. A chart without a finite point is left out (blank).

/// A line over x; NaN is a gap.
struct ChartLine {
    std::string name;
    std::vector<double> x, y;
    int color = 0;        ///< 0 to 7, see `kStyle`
    bool points = false;  ///< a dot at every point: of few points, or of a path
};
/// Something that happened at an x.
struct ChartMark {
    double x = 0;
    std::string text;
};
struct LineChart {
    std::string title, subtitle;
    std::string x_label, y_label;
    std::vector<ChartLine> lines;
    std::vector<ChartMark> marks = {};
    bool from_zero = false;       ///< the y axis begins at 0
    bool whole_x = true;          ///< x counts something: epochs
    bool logarithmic = false;     ///< both axes; points of 0 or less are left out
    std::string point_name = {};  ///< heads the column of x in the table
};
Html draw(const LineChart& chart, Words say);

/// A dot with the interval around it, one a row.
struct ChartEstimate {
    std::string name;
    double value = 0, low = 0, high = 0;
    int color = 0;
};
struct EstimateChart {
    std::string title, subtitle, x_label;
    std::vector<ChartEstimate> estimates;
    bool from_zero = true;
};
Html draw(const EstimateChart& chart, Words say);

/// Bars of equal width from 0 to `end`, as shares of their sum; of several series side by side.
struct Histogram {
    std::string title, subtitle, x_label, y_label;
    struct Series {
        std::string name;
        std::vector<int64_t> counts;
        int color = 0;
    };
    std::vector<Series> series;
    double end = 1;
};
Html draw(const Histogram& chart, Words say);

}  // namespace armillary::report
