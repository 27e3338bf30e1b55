// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/dataset_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/data/profile.h"

namespace armillary::app {

using nlohmann::ordered_json;

ordered_json dataset_json(const store::DatasetSummary& summary) {
    return {{"dataset", summary.name},      {"users", summary.users},
            {"items", summary.items},       {"interactions", summary.interactions},
            {"rejected", summary.rejected}, {"fingerprint", summary.fingerprint},
            {"format", summary.format},     {"warnings", summary.warnings}};
}

std::string dataset_line(const store::DatasetSummary& summary) {
    return fmt::format("{}: {} users, {} items, {} interactions", summary.name, format_count(summary.users),
                       format_count(summary.items), format_count(summary.interactions));
}

void add_report(ordered_json& document, const data::ImportReport& report) {
    document["rows_read"] = report.rows_read;
    document["rows_kept"] = report.rows_kept;
    document["rejections"] = ordered_json::array();
    for (const data::Rejection& rejection : report.examples)
        document["rejections"].push_back({{"file", rejection.file},
                                          {"line", rejection.line},
                                          {"column", rejection.column},
                                          {"reason", rejection.reason}});
    document["joins"] = ordered_json::array();
    for (const data::JoinReport& join : report.joins)
        document["joins"].push_back({{"what", join.what},
                                     {"key", join.key},
                                     {"matched", join.matched},
                                     {"unmatched_in_table", join.unmatched_in_table},
                                     {"unmatched_in_data", join.unmatched_in_data},
                                     {"examples_in_table", join.examples_in_table},
                                     {"examples_in_data", join.examples_in_data},
                                     {"repairs", join.repairs}});
    document["unused_files"] = report.unused_files;
}

void print_report(const Context& context, const data::ImportReport& report) {
    constexpr size_t kShown = 5;
    context.note(fmt::format("read as {}: {} rows, {} kept, {} rejected", report.format,
                             format_count(report.rows_read), format_count(report.rows_kept),
                             format_count(report.rows_rejected)));
    for (size_t i = 0; i < std::min(kShown, report.examples.size()); ++i) {
        const data::Rejection& rejection = report.examples[i];
        context.note(
            fmt::format("  {}:{}:{}: {}", rejection.file, rejection.line, rejection.column, rejection.reason));
    }
    if (report.rows_rejected > static_cast<int64_t>(kShown)) context.note("  …");
    for (const data::JoinReport& join : report.joins) {
        context.note(
            fmt::format("joined {} on '{}': {} matched, {} rows without an id in the data, {} ids without a row",
                        join.what, join.key, format_count(join.matched), format_count(join.unmatched_in_table),
                        format_count(join.unmatched_in_data)));
        for (const auto& [repair, gain] : join.repairs)
            if (gain > 0)
                context.note(fmt::format("  --repair {} would match {} more", repair, format_count(gain)));
    }
    if (!report.unused_files.empty()) context.note("not read: " + join(report.unused_files, ", "));
}

int store_and_show(Context& context, const data::Dataset& dataset, const data::ImportReport& report,
                   bool replace) {
    const data::DatasetProfile profile = data::compute_profile(dataset, context.environment.stop);
    const store::DatasetSummary summary =
        context.writable_workspace().add_dataset(dataset, report, data::to_json(profile), replace);
    if (context.json) {
        ordered_json document = dataset_json(summary);
        add_report(document, report);
        document["traps"] = profile.traps;
        context.print(document);
        return 0;
    }
    print_report(context, report);
    context.warn(summary.warnings);
    for (const std::string& trap : profile.traps) context.note("note: " + trap);
    context.out << dataset_line(summary) << '\n';
    context.note(fmt::format(
        "Next: armillary-cli datasets show \"{0}\", armillary-cli train --dataset \"{0}\" --model MODEL",
        summary.name));
    return 0;
}

}  // namespace armillary::app
