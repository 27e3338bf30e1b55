// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plot_area.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace armillary::report {

double text_width(std::string_view text) {
    double width = 0;
    for (size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        width += length >= 3 ? 12.5 : 6.9;
        at += length;
    }
    return width;
}

std::string pixels(double value) {
    return fmt::format("{:.1f}", value);
}

std::vector<double> ticks(double low, double high, int count) {
    const double span = high - low;
    if (!(span > 0) || !std::isfinite(span)) return {low};
    const double raw = span / count, magnitude = std::pow(10, std::floor(std::log10(raw)));
    const double share = raw / magnitude;
    const double step = magnitude * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    std::vector<double> values;
    for (double n = std::ceil(low / step - 1e-9); n * step <= high + step * 1e-9; ++n) values.push_back(n * step);
    return values;
}

std::vector<double> decades(double low, double high) {
    std::vector<double> values;
    for (double power = std::ceil(std::log10(low) - 1e-9); power <= std::log10(high) + 1e-9; ++power)
        values.push_back(std::pow(10, power));
    return values;
}

std::string tick_text(double value, double step) {
    if (value == 0 || std::abs(value) < step * 1e-6) return "0";
    if (std::abs(value) >= 1e6 || std::abs(step) < 1e-5) return fmt::format("{:g}", value);
    const int digits = std::max(0, static_cast<int>(-std::floor(std::log10(std::abs(step)) + 1e-9)));
    return digits == 0 ? format_count(std::llround(value)) : fmt::format("{:.{}f}", value, digits);
}

double PlotArea::x(double value) const {
    const auto scale = [this](double v) { return logarithmic ? std::log10(v) : v; };
    return left + inner_width() * (scale(value) - scale(x_low)) / (scale(x_high) - scale(x_low));
}

double PlotArea::y(double value) const {
    const auto scale = [this](double v) { return logarithmic ? std::log10(v) : v; };
    return top + inner_height() * (1 - (scale(value) - scale(y_low)) / (scale(y_high) - scale(y_low)));
}

void PlotArea::open(Html& svg, const std::string& title, const std::string& description) const {
    svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", kWidth, height)},
                     {"role", "img"},
                     {"aria-label", title}});
    svg.element("title", title).element("desc", description);
}

void PlotArea::add_x_axis(Html& svg, const std::string& label, bool whole) const {
    const double base = height - bottom;
    svg.empty("line", {{"class", "axis"},
                       {"x1", pixels(left)},
                       {"x2", pixels(kWidth - right)},
                       {"y1", pixels(base)},
                       {"y2", pixels(base)}});
    std::vector<double> at = logarithmic ? decades(x_low, x_high) : ticks(x_low, x_high, 8);
    if (whole) std::erase_if(at, [](double value) { return value != std::floor(value); });
    const double step = at.size() > 1 && !logarithmic ? at[1] - at[0] : 1;
    for (double value : at)
        svg.element("text", tick_text(value, logarithmic ? value : step),
                    {{"x", pixels(x(value))}, {"y", pixels(base + 16)}, {"text-anchor", "middle"}});
    svg.element("text", label,
                {{"x", pixels(left + inner_width() / 2)}, {"y", pixels(height - 10)}, {"text-anchor", "middle"}});
}

void PlotArea::add_y_axis(Html& svg, const std::string& label) const {
    const std::vector<double> at = logarithmic ? decades(y_low, y_high) : ticks(y_low, y_high, 5);
    const double step = at.size() > 1 && !logarithmic ? at[1] - at[0] : 1;
    for (double value : at) {
        svg.empty("line", {{"class", "grid"},
                           {"x1", pixels(left)},
                           {"x2", pixels(kWidth - right)},
                           {"y1", pixels(y(value))},
                           {"y2", pixels(y(value))}});
        svg.element("text", tick_text(value, logarithmic ? value : step),
                    {{"x", pixels(left - 8)}, {"y", pixels(y(value) + 4)}, {"text-anchor", "end"}});
    }
    const double middle = top + inner_height() / 2;
    svg.element(
        "text", label,
        {{"text-anchor", "middle"}, {"transform", fmt::format("translate(14 {:.1f}) rotate(-90)", middle)}});
}

void Range::take(double value) {
    if (!std::isfinite(value)) return;
    low = known ? std::min(low, value) : value;
    high = known ? std::max(high, value) : value;
    known = true;
}

Range Range::padded(double padding) const {
    Range wider = *this;
    double span = high - low;
    if (!(span > 0)) {
        span = std::max(std::abs(low), 1.0) * 0.5;
        padding = std::max(padding, 0.5);
    }
    wider.low -= span * padding;
    wider.high += span * padding;
    return wider;
}

}  // namespace armillary::report
