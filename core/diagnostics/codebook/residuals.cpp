// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/residuals.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "core/base/error.h"

namespace armillary::diagnostics {

namespace {

double sum_of_squares(const std::vector<double>& values) {
    return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

}  // namespace

ResidualReport measure_residuals(std::span<const float> norms, int64_t items, int64_t levels) {
    if (items < 1 || levels < 1 || static_cast<int64_t>(norms.size()) != items * (levels + 1))
        throw BadInput(
            fmt::format("{} residual norms do not fit {} items and {} levels", norms.size(), items, levels));
    const auto columns = static_cast<size_t>(levels + 1);
    std::vector<std::vector<double>> by_level(columns);
    for (size_t at = 0; at < norms.size(); ++at) {
        if (!(norms[at] >= 0) || std::isinf(norms[at]))
            throw BadInput(fmt::format("item {} has a residual norm of {}", at / columns, norms[at]));
        by_level[at % columns].push_back(norms[at]);
    }
    ResidualReport report;
    for (const auto& column : by_level) report.norms.push_back(summarise(column));
    for (size_t level = 1; level < columns; ++level) {
        const auto &before = by_level[level - 1], &after = by_level[level];
        report.relative_error.push_back(sum_of_squares(after) / sum_of_squares(before));
        int64_t increased = 0;
        for (size_t item = 0; item < after.size(); ++item) increased += after[item] > before[item];
        report.increased_share.push_back(static_cast<double>(increased) / static_cast<double>(items));
    }
    return report;
}

}  // namespace armillary::diagnostics
