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

    const PrefixOrder order = order_by_prefix(table);
    CodebookReport report;
    report.items = order.size();
    report.items_without_code = table.items - order.size();
    for (int64_t level = 0; level < table.levels(); ++level)
        report.levels.push_back(measure_level(evidence, level));
    report.depths = measure_depths(table, order, evidence.interactions);
    if (!evidence.input_groups.empty())
        report.input_duplicates = measure_duplicates(table, order, evidence.input_groups);
    if (!evidence.residual_norms.empty())
        report.residuals = measure_residuals(evidence.residual_norms, table.items, table.levels());
    return report;
}

std::vector<std::pair<std::string, double>> series_of(const CodebookReport& report) {
    std::vector<std::pair<std::string, double>> series;
    for (size_t level = 0; level < report.levels.size(); ++level) {
        const Usage& usage = report.levels[level].by_items;
        series.emplace_back(fmt::format("usage[{}]", level), usage.utilisation);
        series.emplace_back(fmt::format("perplexity[{}]", level), usage.perplexity);
        series.emplace_back(fmt::format("dead[{}]", level), usage.dead);
        series.emplace_back(fmt::format("gini[{}]", level), usage.gini);
        series.emplace_back(fmt::format("top_share[{}]", level), usage.top_share);
    }
    for (const DepthReport& depth : report.depths)
        series.emplace_back(fmt::format("collision_rate[{}]", depth.depth), depth.collision_rate);
    const DepthReport& full = report.depths.back();
    series.emplace_back("collision_rate", full.collision_rate);
    series.emplace_back("distinct", full.distinct);
    series.emplace_back("largest_bucket", full.largest_bucket);
    if (report.input_duplicates) {
        series.emplace_back("forced_items", report.input_duplicates->forced_items);
        series.emplace_back("made_items", report.input_duplicates->made_items);
    }
    return series;
}

}  // namespace armillary::diagnostics
