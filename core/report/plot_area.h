// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/html.h"

namespace armillary::report {

/// Width of a text at 12 pixels, near enough to keep labels apart.
double text_width(std::string_view text);
std::string pixels(double value);

/// At most about `count` round numbers within [low, high].
std::vector<double> ticks(double low, double high, int count);
/// Powers of ten within [low, high], both above 0.
std::vector<double> decades(double low, double high);
/// As an axis writes it, with as many digits as the step between ticks needs.
std::string tick_text(double value, double step);

/// From values to pixels. The margins hold the labels.
struct PlotArea {
    static constexpr double kWidth = 832;
    double height = 320, left = 64, right = 24, top = 24, bottom = 48;
    double x_low = 0, x_high = 1, y_low = 0, y_high = 1;
    bool logarithmic = false;

    double x(double value) const;
    double y(double value) const;
    double inner_width() const { return kWidth - left - right; }
    double inner_height() const { return height - top - bottom; }

    /// The opening tag with title and description for those who cannot see it.
    void open(Html& svg, const std::string& title, const std::string& description) const;
    void add_x_axis(Html& svg, const std::string& label, bool whole) const;
    void add_y_axis(Html& svg, const std::string& label) const;
};

/// The least range that holds the values, widened where it is empty; `padding` as a share of it on either side.
struct Range {
    double low = 0, high = 0;
    bool known = false;
    void take(double value);
    Range padded(double padding) const;
};

}  // namespace armillary::report
