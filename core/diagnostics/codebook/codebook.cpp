// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/codebook.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "core/base/error.h"

namespace armillary::diagnostics {

namespace {

void check_interactions(std::span<const double> interactions, int64_t items) {
    if (interactions.empty()) return;
    if (static_cast<int64_t>(interactions.size()) != items)
        throw BadInput(fmt::format("{} interaction counts do not fit {} items", interactions.size(), items));
    for (double count : interactions)
        if (!(count >= 0) || std::isinf(count)) throw BadInput(fmt::format("an item has {} interactions", count));
}

void measure_geometries(const VectorRows& codebook, std::optional<double> reference, LevelReport& report) {
    if (codebook.count == 0) return;
    if (codebook.count != report.size)
        throw BadInput(
            fmt::format("{} code vectors are not those of a codebook of {}", codebook.count, report.size));
    report.geometry = measure_geometry(codebook, reference);
    std::vector<int32_t> used;
    for (size_t code = 0; code < report.by_items.amounts.size(); ++code)
        if (report.by_items.amounts[code] > 0) used.push_back(static_cast<int32_t>(code));
    const std::vector<float> vectors = gather(codebook, used);
    report.used_geometry = measure_geometry({vectors, static_cast<int64_t>(used.size()), codebook.dim}, reference);
}

LevelReport measure_level(const CodebookEvidence& evidence, int64_t level) {
    LevelReport report;
    report.size = evidence.table.level_sizes[static_cast<size_t>(level)];
    report.by_items = measure_usage(evidence.table, level);
    const auto& amounts = report.by_items.amounts;
    report.items = static_cast<int64_t>(std::accumulate(amounts.begin(), amounts.end(), 0.0));
    report.expected_utilisation = expected_utilisation(report.size, report.items);
    if (!evidence.interactions.empty())
        report.by_interactions = measure_usage(evidence.table, level, evidence.interactions);
    return report;
}

}  // namespace

CodebookReport measure_codebook(const CodebookEvidence& evidence) {
    const CodeTable& table = evidence.table;
    check_codes(table);
    check_interactions(evidence.interactions, table.items);

    if (!evidence.codebooks.empty() && static_cast<int64_t>(evidence.codebooks.size()) != table.levels())
        throw BadInput(
            fmt::format("{} codebooks are not those of {} levels", evidence.codebooks.size(), table.levels()));

    const PrefixOrder order = order_by_prefix(table);
    CodebookReport report;
    report.items = order.size();
    report.items_without_code = table.items - order.size();
    const auto columns = static_cast<size_t>(table.levels() + 1);
    if (!evidence.residual_norms.empty())
        report.residuals =
            measure_residuals(evidence.residual_norms,
                              static_cast<int64_t>(evidence.residual_norms.size() / columns), table.levels());
    for (int64_t level = 0; level < table.levels(); ++level) {
        const auto at = static_cast<size_t>(level);
        report.levels.push_back(measure_level(evidence, level));
        if (evidence.codebooks.empty()) continue;
        measure_geometries(evidence.codebooks[at],
                           report.residuals ? std::optional(report.residuals->norms[at].mean) : std::nullopt,
                           report.levels.back());
    }
    report.depths = measure_depths(table, order, evidence.interactions);
    if (!evidence.input_groups.empty())
        report.input_duplicates = measure_duplicates(table, order, evidence.input_groups);
    if (evidence.categories) report.coherence = measure_coherence(table, order, *evidence.categories);
    return report;
}

}  // namespace armillary::diagnostics
