// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/hypersphere_text.h"

#include <fmt/format.h>

#include <cmath>

#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

using diagnostics::Estimate;

/// `-3.774`, or with its error where it was estimated: `-3.774 ± 0.002`.
std::string estimate_text(const Estimate& estimate) {
    if (!(estimate.standard_error > 0)) return format_value(estimate.value);
    return fmt::format("{} ± {:.1g}", format_value(estimate.value), estimate.standard_error);
}

std::string sides_text(const jobs::SphereReport& report) {
    TextTable table({"", "rows", "width", "uniformity", "by degree", "evenly spread", "effective rank",
                     "mean cosine", "length", "with degree"});
    const auto add = [&](const char* name, const std::optional<jobs::SphereSide>& shown) {
        if (!shown) return;
        const diagnostics::SideReport& side = shown->report;
        table.add({name, format_count(side.rows), format_count(side.dim), estimate_text(side.uniformity.distinct),
                   estimate_text(side.uniformity.degree_weighted), format_value(side.uniform_limit),
                   format_value(side.effective_rank), format_value(side.mean_cosine),
                   format_value(side.norms.mean), format_value(side.norm_degree_correlation)});
    };
    add("users", report.users);
    add("items", report.items);
    std::string text = table.to_string();
    if (!std::isnan(report.alignment.value))
        text += fmt::format("alignment {} over {} training pairs (0 = together, 2 = unrelated)\n",
                            estimate_text(report.alignment), format_count(report.pairs));
    return text;
}

std::string epochs_text(const std::vector<jobs::SphereEpoch>& epochs) {
    if (epochs.size() < 2) return {};
    TextTable table({"over epochs", "first", "", "last"});
    for (const char* name : {"alignment", "user_uniformity", "item_uniformity", "item_effective_rank"}) {
        std::vector<double> values;
        for (const jobs::SphereEpoch& epoch : epochs)
            if (const auto found = epoch.figures.find(name); found != epoch.figures.end())
                values.push_back(found->second);
        if (!values.empty())
            table.add({name, format_value(values.front()), sparkline(values), format_value(values.back())});
    }
    return table.empty() ? std::string() : '\n' + table.to_string();
}

std::string groups_text(const std::string& title, const char* column,
                        const std::vector<diagnostics::GroupReport>& groups) {
    if (groups.empty()) return {};
    TextTable table({column, "rows", "interactions each", "alignment", "uniformity", "length"});
    for (const diagnostics::GroupReport& group : groups)
        table.add({group.name, format_count(group.rows), format_value(group.degree),
                   estimate_text(group.alignment), estimate_text(group.uniformity), format_value(group.norm)});
    return '\n' + title + '\n' + table.to_string();
}

std::string share_of(int64_t some, int64_t all) {
    return fmt::format("{} of {}", format_count(some), format_count(all));
}

std::string side_text(const std::string& name, const char* by_degree, const jobs::SphereSide& side,
                      const std::string& attribute) {
    const diagnostics::SideReport& report = side.report;
    std::string text = '\n' + name + '\n';
    if (report.zero_rows + report.broken_rows > 0)
        text += fmt::format("  left out: {} rows of zeros, {} with NaN or infinity\n",
                            format_count(report.zero_rows), format_count(report.broken_rows));
    text += fmt::format("  spectrum  {}  {:.1f} % of the squared length along one direction\n",
                        sparkline(report.spectrum), 100 * report.top_share);
    if (!side.angles.smooth.empty())
        text += fmt::format("  angles    {}  -180 to 180 degrees, in the plane that keeps most\n",
                            sparkline(side.angles.smooth));
    text += fmt::format("  lengths   {} (5 %) {} (median) {} (95 %)\n", format_value(report.norms.q05),
                        format_value(report.norms.median), format_value(report.norms.q95));
    if (side.hubs.neighbours > 0)
        text += fmt::format(
            "  hubs      of {} neighbours: skewness {}, the largest in {} lists, {:.1f} % in none{}\n",
            side.hubs.neighbours, format_value(side.hubs.skewness), format_count(side.hubs.largest),
            100 * side.hubs.orphan_share,
            side.hubs.rows < report.rows ? fmt::format(" (a sample of {})", share_of(side.hubs.rows, report.rows))
                                         : std::string());
    if (report.rows - report.zero_rows - report.broken_rows < 2)
        text += "  one point alone: uniformity and neighbours need two\n";
    else if (report.collapsed())
        text +=
            "  collapsed: the vectors fill few of their directions (effective rank under an eighth of what could "
            "be, or mean cosine over 0.9)\n";
    text += groups_text(fmt::format("  by {} first", by_degree), "tenth", side.deciles);
    text += groups_text("  by " + attribute, "value", side.groups);
    return text;
}

}  // namespace

std::string hypersphere_text(const jobs::SphereReport& report, const std::vector<jobs::SphereEpoch>& epochs) {
    return sides_text(report) + epochs_text(epochs) +
           (report.users ? side_text("users", "activity, least active tenth", *report.users, report.attribute)
                         : std::string()) +
           (report.items ? side_text("items", "popularity, rarest tenth", *report.items, report.attribute)
                         : std::string());
}

}  // namespace armillary::app
