// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/importer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/companions.h"
#include "core/data/importers/format.h"
#include "core/data/importers/rows.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

namespace {

std::vector<std::string> format_ids() {
    std::vector<std::string> ids;
    for (const auto& format : formats()) ids.push_back(format->info().id);
    return ids;
}

[[noreturn]] void refuse(const ImportRequest& request, const Source& source) {
    const std::string where = request.paths.empty() ? source.name() : request.paths.front().string();
    const std::string formats_looked_for = join(format_ids(), ", ");
    const auto& entries = source.entries();
    if (entries.empty())
        throw BadInput(
            fmt::format("the folder holds no data; these formats were looked for: {}", formats_looked_for), where);
    const bool all_empty = std::all_of(entries.begin(), entries.end(), [&](auto& entry) {
        return entry.bytes == 0 && source.head(entry).empty();
    });
    if (all_empty) throw BadInput("the file is empty; choose one with rows", where);
    throw BadInput(
        fmt::format("nothing here is in a known format; these were looked for: {}. Name one as the format if it "
                    "is there, or choose the file itself",
                    formats_looked_for),
        where);
}

std::vector<std::string> known_settings(const FormatInfo& info) {
    std::vector<std::string> known;
    for (const auto& setting : info.settings) known.push_back(setting.name);
    for (const auto& setting : common_settings()) known.push_back(setting.name);
    return known;
}

/// The first setting of the request that the format does not have, or nothing.
std::string unknown_setting(const ImportRequest& request, const FormatInfo& info) {
    const std::vector<std::string> known = known_settings(info);
    for (const auto& [name, value] : request.settings)
        if (std::find(known.begin(), known.end(), name) == known.end()) return name;
    return {};
}

const Format& choose_format(const ImportRequest& request, const Source& source) {
    if (!request.format.empty()) {
        for (const auto& format : formats())
            if (format->info().id == request.format) return *format;
        const auto nearest = nearest_word(request.format, format_ids());
        throw UsageError(
            fmt::format("no format is called '{}'{}; there are {}", request.format,
                        nearest ? fmt::format(" (did you mean {}?)", *nearest) : "", join(format_ids(), ", ")),
            "format");
    }
    // Settings say what the user has in mind: formats that do not know them stand back, unless none does.
    const auto knows = [&](const auto& format) { return unknown_setting(request, format->info()).empty(); };
    const bool any_knows = std::any_of(formats().begin(), formats().end(), knows);
    const Format* best = nullptr;
    double confidence = 0;
    for (const auto& format : formats()) {
        const double sure = any_knows && !knows(format) ? 0 : format->detect(source, request.settings);
        if (sure > confidence) {
            confidence = sure;
            best = format.get();
        }
    }
    if (!best) refuse(request, source);
    return *best;
}

void check_settings(const ImportRequest& request, const FormatInfo& info) {
    if (const std::string name = unknown_setting(request, info); !name.empty()) {
        const std::vector<std::string> known = known_settings(info);
        const auto nearest = nearest_word(name, known);
        throw UsageError(
            fmt::format("the format {} has no setting '{}'{}; it has {}", info.id, name,
                        nearest ? fmt::format(" (did you mean {}?)", *nearest) : "", join(known, ", ")),
            name);
    }
    const auto encoding = request.settings.find("encoding");
    if (encoding != request.settings.end() && encoding->second != "auto" && encoding->second != "utf-8" &&
        encoding->second != "latin-1")
        throw UsageError(fmt::format("encoding is '{}', and may be auto, utf-8 or latin-1", encoding->second),
                         "encoding");
}

void check_rejected(const ImportReport& report, const ImportRequest& request) {
    if (report.rows_rejected == 0) return;
    const double share = static_cast<double>(report.rows_rejected) / static_cast<double>(report.rows_read);
    if (share <= request.max_rejected_share) return;
    const Rejection& first = report.examples.front();
    std::string where = fmt::format("{}:{}", first.file, first.line);
    if (first.column > 0) where += fmt::format(":{}", first.column);
    throw BadInput(
        fmt::format(
            "{} of {} rows ({:.1f} %) cannot be used, more than the limit of {:.1f} %. The first: {}. Mend "
            "the file or the settings of the format ({}), or raise max_rejected_share",
            format_count(report.rows_rejected), format_count(report.rows_read), 100 * share,
            100 * request.max_rejected_share, first.reason, report.format),
        where);
}

/// Columns that were started by one file and not by another (a train part with times, a test part without) are
/// completed as absent.
void complete_columns(Interactions& interactions) {
    const size_t rows = interactions.user.size();
    const auto complete = [rows](auto& column, auto absent) {
        if (!column.empty()) column.resize(rows, absent);
    };
    complete(interactions.value, std::numeric_limits<float>::quiet_NaN());
    complete(interactions.time, kNoTime);
    complete(interactions.behaviour, uint8_t{0});
    complete(interactions.part, uint8_t{0});
}

}  // namespace

ImportResult import_files(const ImportRequest& request) {
    if (!(request.max_rejected_share >= 0 && request.max_rejected_share <= 1))
        throw UsageError("max_rejected_share must be a number from 0 to 1", "max_rejected_share");
    return import_source(request, Source(request.paths));
}

ImportResult import_source(const ImportRequest& request, const Source& source) {
    ImportResult result;
    ImportReport& report = result.report;
    Context context(request, source, report);
    context.throw_if_stopped();
    // A lone file that is no text says so, with the place, before any format is tried on it.
    if (const auto& entries = source.entries(); entries.size() == 1 && !entries[0].name.ends_with(".npy") &&
                                                (entries[0].bytes > 0 || entries[0].packed()) &&
                                                source.head(entries[0]).empty())
        context.unchecked_text(entries[0]);
    const Format& format = choose_format(request, source);
    report.format = format.info().id;
    check_settings(request, format.info());
    for (const std::string& warning : source.warnings()) context.warn(warning);

    DatasetParts parts = format.read(context);
    check_rejected(report, request);
    if (parts.items.size() == 0)
        throw BadInput(report.rows_rejected > 0
                           ? "no row of the file can be used: " + report.examples.front().reason
                           : "the file holds no rows; choose one with interactions",
                       request.paths.empty() ? source.name() : request.paths.front().string());
    complete_columns(parts.interactions);
    if (parts.time_kind == TimeKind::utc_milliseconds) warn_of_whole_days(context, parts.interactions);
    attach_companions(context, parts);
    if (request.items)
        join_side_table(context, context.side_file(*request.items), request.items_key, Role::item, parts.items,
                        parts.item_table);
    if (request.users)
        join_side_table(context, context.side_file(*request.users), request.users_key, Role::user, parts.users,
                        parts.user_table);
    mark_sensitive(parts.user_table);

    for (const SourceEntry& entry : source.entries())
        if (!context.used(entry)) report.unused_files.push_back(entry.name);
    if (report.rows_rejected > 0)
        context.warn(fmt::format("{} of {} rows could not be used and were left out",
                                 format_count(report.rows_rejected), format_count(report.rows_read)));
    parts.name = request.name.empty() ? source.name() : request.name;
    parts.loader = report.format;
    parts.sources = context.source_files();
    parts.warnings = report.warnings;
    result.dataset = std::make_shared<const Dataset>(std::move(parts));
    return result;
}

}  // namespace armillary::data
