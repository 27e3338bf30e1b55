// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/figure_text.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

/// Characters, not bytes. Wide and combining characters count as one: the tables hold names and numbers.
size_t width_of(const std::string& text) {
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_number(const std::string& cell) {
    std::string plain;
    std::copy_if(cell.begin(), cell.end(), std::back_inserter(plain), [](char c) { return c != ','; });
    return cell.empty() || cell == "–" || parse_double(plain).has_value();
}

std::string without_trailing_blanks(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace

std::string format_value(double value) {
    return figure_text(value);
}

std::string sparkline(std::span<const double> values, size_t width) {
    static constexpr std::array<const char*, 8> kBars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double low = INFINITY, high = -INFINITY;
    for (double value : values)
        if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    const size_t columns = std::min(width, values.size());
    std::string line;
    for (size_t c = 0; c < columns; ++c) {
        const double value = values[columns == 1 ? 0 : c * (values.size() - 1) / (columns - 1)];
        if (!std::isfinite(value))
            line += ' ';
        else
            line += kBars[high > low ? static_cast<size_t>(std::lround((value - low) / (high - low) * 7)) : 3];
    }
    return line;
}

std::string TextTable::to_string(const std::string& indent) const {
    std::vector<size_t> widths;
    std::vector<bool> numeric(header_.size(), true);
    for (size_t c = 0; c < header_.size(); ++c) {
        widths.push_back(width_of(header_[c]));
        for (const auto& row : rows_) {
            widths[c] = std::max(widths[c], width_of(row[c]));
            numeric[c] = numeric[c] && is_number(row[c]);
        }
    }
    auto line_of = [&](const std::vector<std::string>& cells) {
        std::string line = indent;
        for (size_t c = 0; c < cells.size(); ++c) {
            const std::string padding(widths[c] - width_of(cells[c]), ' ');
            line += (numeric[c] ? padding + cells[c] : cells[c] + padding) + "  ";
        }
        return without_trailing_blanks(line) + '\n';
    };
    std::string text;
    if (std::any_of(header_.begin(), header_.end(), [](const std::string& cell) { return !cell.empty(); }))
        text += line_of(header_);
    for (const auto& row : rows_) text += line_of(row);
    return text;
}

std::string wrap(const std::string& text, size_t width, const std::string& indent) {
    std::string lines, line;
    for (std::string_view word : split(text, ' ')) {
        if (!line.empty() && width_of(line) + 1 + word.size() > width) {
            lines += indent + line + '\n';
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    return lines + indent + line + '\n';
}

}  // namespace armillary::app
