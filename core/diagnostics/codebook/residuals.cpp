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

std::vector<float> residual_norms(const CodeTable& table, const VectorRows& latents,
                                  std::span<const VectorRows> codebooks) {
    const auto levels = static_cast<size_t>(table.levels());
    bool fits = latents.count == table.items && codebooks.size() == levels;
    for (size_t level = 0; fits && level < levels; ++level)
        fits = codebooks[level].dim == latents.dim && codebooks[level].count >= table.level_sizes[level];
    if (!fits) throw BadInput("the codebooks are not those of a residual quantiser of these latents");
    std::vector<float> norms, residual(static_cast<size_t>(latents.dim));
    const auto add_norm = [&] {
        norms.push_back(static_cast<float>(
            std::sqrt(std::inner_product(residual.begin(), residual.end(), residual.begin(), 0.0))));
    };
    for (int64_t item = 0; item < table.items; ++item) {
        bool whole = true;
        for (int64_t level = 0; level < table.levels(); ++level) whole = whole && table.code(item, level) >= 0;
        if (!whole) continue;
        residual.assign(latents.row(item), latents.row(item) + latents.dim);
        add_norm();
        for (size_t level = 0; level < levels; ++level) {
            const float* code = codebooks[level].row(table.code(item, static_cast<int64_t>(level)));
            for (size_t i = 0; i < residual.size(); ++i) residual[i] -= code[i];
            add_norm();
        }
    }
    return norms;
}

}  // namespace armillary::diagnostics
