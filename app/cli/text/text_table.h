// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

namespace armillary::app {

/// Four significant digits, thousands separated, `–` for undefined: `0.05456`, `12,345`, `–`.
std::string format_value(double value);

/// A curve in one line of text, at most `width` characters: `▁▃▅▇█`. Undefined points are blanks.
std::string sparkline(std::span<const double> values, size_t width = 40);

/// Columns aligned for a terminal; columns whose cells are all numbers (or `–`) go to the right.
class TextTable {
 public:
    explicit TextTable(std::vector<std::string> header) : header_(std::move(header)) {}
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    bool empty() const { return rows_.empty(); }
    std::string to_string(const std::string& indent = {}) const;

 private:
    std::vector<std::string> header_;  ///< all empty: not shown
    std::vector<std::vector<std::string>> rows_;
};

/// Breaks a text at blanks into lines of at most `width` characters, each after `indent`.
std::string wrap(const std::string& text, size_t width, const std::string& indent = {});

}  // namespace armillary::app
