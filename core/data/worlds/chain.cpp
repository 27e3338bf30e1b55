// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/worlds/chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::data::worlds {

namespace {

constexpr int kIterations = 1'000'000;

/// Adds `weight` times the optimum for one law of the next item.
void add_optimum(std::span<const double> law, double weight, NextItemOptimum& out) {
    std::vector<double> sorted(law.begin(), law.end());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    out.hit.resize(sorted.size());
    double mass = 0;
    for (size_t r = 0; r < sorted.size(); ++r) {
        mass += sorted[r];
        out.hit[r] += weight * mass;
        out.mrr += weight * sorted[r] / static_cast<double>(r + 1);
        if (sorted[r] > 0) out.entropy -= weight * sorted[r] * std::log2(sorted[r]);
    }
}

}  // namespace

TransitionMatrix parse_matrix(std::string_view text) {
    TransitionMatrix matrix;
    const auto rows = split(text, ';');
    matrix.size = static_cast<int32_t>(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        double sum = 0;
        const auto cells = split(rows[i], ',');
        for (std::string_view cell : cells) {
            const auto number = parse_double(trim(cell));
            if (!number || !(*number >= 0 && *number <= 1))
                throw UsageError(fmt::format("row {}: '{}' is no probability", i + 1, cell), "matrix");
            matrix.values.push_back(*number);
            sum += *number;
        }
        if (cells.size() != rows.size() || std::abs(sum - 1) > 1e-9)
            throw UsageError(
                fmt::format("row {} has {} numbers that sum to {}; each of the {} rows needs {} that sum "
                            "to 1, such as 0.1,0.9;0.5,0.5",
                            i + 1, cells.size(), format_number(sum), rows.size(), rows.size()),
                "matrix");
    }
    return matrix;
}

std::vector<double> stationary_law(const TransitionMatrix& matrix) {
    const auto n = static_cast<size_t>(matrix.size);
    std::vector<double> law(n, 1.0 / static_cast<double>(n)), next(n);
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        for (size_t j = 0; j < n; ++j) next[j] = law[j] / 2;  // half a step stays: the same law, without periods
        for (size_t i = 0; i < n; ++i)
            for (size_t j = 0; j < n; ++j) next[j] += law[i] * matrix.values[i * n + j] / 2;
        double change = 0;
        for (size_t j = 0; j < n; ++j) change = std::max(change, std::abs(next[j] - law[j]));
        law.swap(next);
        if (change < 1e-15) break;
    }
    return law;
}

NextItemOptimum best_with_order(const TransitionMatrix& matrix, std::span<const double> stationary) {
    NextItemOptimum out;
    for (int32_t i = 0; i < matrix.size; ++i) add_optimum(matrix.row(i), stationary[static_cast<size_t>(i)], out);
    return out;
}

NextItemOptimum best_without_order(std::span<const double> stationary) {
    NextItemOptimum out;
    add_optimum(stationary, 1.0, out);
    return out;
}

}  // namespace armillary::data::worlds
