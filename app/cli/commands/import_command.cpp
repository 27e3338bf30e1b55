// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/import_run.h"
#include "app/cli/text/dataset_text.h"
#include "app/cli/text/progress_line.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

constexpr int64_t kPreviewRows = 1000;

struct ImportOptions {
    std::vector<std::string> paths, settings, repairs;
    std::string format, name, dataset, items, users, items_key, users_key;
    double max_rejected = 0.1;
    bool preview = false, replace = false;
};

std::string formats_help() {
    std::string text = "\nFormats (detected; --format overrides) and what --set takes:\n";
    for (const data::FormatInfo& format : data::format_list()) {
        text += fmt::format("  {}\n{}", format.id, wrap(format.summary, 90, "      "));
        for (const auto& setting : format.settings)
            text += fmt::format("      --set {}=…  {}\n", setting.name, setting.help);
    }
    return text;
}

data::ImportRequest request_of(const ImportOptions& options) {
    data::ImportRequest request;
    request.paths.assign(options.paths.begin(), options.paths.end());
    request.format = options.format;
    request.name = options.name;
    request.settings = split_settings(options.settings);
    if (!options.items.empty()) request.items = options.items;
    if (!options.users.empty()) request.users = options.users;
    request.items_key = options.items_key;
    request.users_key = options.users_key;
    request.repairs = options.repairs;
    request.max_rejected_share = options.max_rejected;
    if (options.preview) request.max_rows = kPreviewRows;
    return request;
}

/// The first interactions, as they would enter.
std::string first_rows(const data::Dataset& dataset) {
    const data::Interactions& rows = dataset.interactions();
    TextTable table({"user", "item", "value", "time"});
    for (int64_t row = 0; row < std::min<int64_t>(10, rows.size()); ++row) {
        const auto r = static_cast<size_t>(row);
        table.add({std::string(dataset.users()[rows.user[r]]), std::string(dataset.items()[rows.item[r]]),
                   rows.value.empty() ? "–" : format_number(rows.value[r]),
                   rows.time.empty() || rows.time[r] == data::kNoTime ? "–" : std::to_string(rows.time[r])});
    }
    return table.to_string("  ");
}

int show_preview(const Context& context, const data::ImportResult& result) {
    const data::Dataset& dataset = *result.dataset;
    store::DatasetSummary summary;
    summary.name = dataset.name();
    summary.users = dataset.user_count();
    summary.items = dataset.item_count();
    summary.interactions = dataset.interaction_count();
    summary.rejected = result.report.rows_rejected;
    summary.fingerprint = dataset.fingerprint();
    summary.format = result.report.format;
    summary.warnings = result.report.warnings;
    if (context.json) {
        nlohmann::ordered_json document = dataset_json(summary);
        add_report(document, result.report);
        document["preview"] = true;
        context.print(document);
        return 0;
    }
    print_report(context, result.report);
    context.warn(summary.warnings);
    context.out << dataset_line(summary)
                << fmt::format(" (preview of at most {} rows; nothing is stored)\n", format_count(kPreviewRows))
                << first_rows(dataset);
    return 0;
}

/// A folder with a run.json is a run that another program made.
int import_foreign_run(Context& context, const ImportOptions& options) {
    const std::pair<const char*, bool> of_datasets[] = {
        {"--format", !options.format.empty()},  {"--set", !options.settings.empty()},
        {"--items", !options.items.empty()},    {"--users", !options.users.empty()},
        {"--repair", !options.repairs.empty()}, {"--replace", options.replace}};
    for (const auto& [name, given] : of_datasets)
        if (given)
            throw UsageError(fmt::format("'{}' holds a run (run.json), and {} is for data sets: leave it out",
                                         options.paths.front(), name),
                             name);
    return import_run_folder(context, {options.paths.front(), options.name, options.dataset, options.preview});
}

int run_import(Context& context, const ImportOptions& options) {
    if (options.paths.empty())
        throw UsageError(
            "name the files or the folder to import: armillary-cli import PATH… (`import --help` lists the "
            "formats)");
    if (options.paths.size() == 1 && store::is_run_folder(options.paths.front()))
        return import_foreign_run(context, options);
    if (!options.dataset.empty())
        throw UsageError("--dataset is for folders of runs, and there is no run.json here", "--dataset");
    if (!(options.max_rejected >= 0 && options.max_rejected <= 1))
        throw UsageError(fmt::format("{} is no share: give a number from 0 to 1", options.max_rejected),
                         "--max-rejected");
    data::ImportRequest request = request_of(options);
    if (!options.preview) context.check_writable();
    data::ImportResult result;
    {
        ProgressLine line(context);
        jobs::ProgressMeter meter;
        request.stop = context.environment.stop;
        request.progress = [&](const data::ImportProgress& progress) {
            meter.update(static_cast<double>(progress.bytes_done), static_cast<double>(progress.bytes_total));
            if (!line.due()) return;
            std::string text = fmt::format("reading  {} rows", format_count(progress.rows));
            if (progress.bytes_total > 0)
                text += fmt::format("  {} of {}", format_bytes(static_cast<double>(progress.bytes_done)),
                                    format_bytes(static_cast<double>(progress.bytes_total)));
            if (const auto rate = meter.rate()) text += fmt::format("  {}/s", format_bytes(*rate));
            if (const auto left = meter.time_left()) text += "  " + to_string(*left) + " left";
            line.show(text);
        };
        result = data::import_files(request);
    }
    if (options.preview) return show_preview(context, result);
    return store_and_show(context, *result.dataset, result.report, options.replace);
}

}  // namespace

void add_import(Command& program, Context& context) {
    Command& command =
        program.command("import", "Read a data set, or the folder of a run made elsewhere, into the workspace");
    auto options = std::make_shared<ImportOptions>();
    command.option("paths", options->paths, "Files, a folder, a .zip or a .gz; a folder with a run.json is a run",
                   "PATH");
    command.option("--format", options->format, "Format; detected when it is not given", "ID");
    command.option("--name", options->name, "Name of the data set or run; else that of the file or folder",
                   "NAME");
    command.option("--dataset", options->dataset, "Of a run: the data set of the workspace that its items are of",
                   "NAME");
    command.option("--set", options->settings, "Setting of the format", "KEY=VALUE");
    command.option("--items", options->items, "Table that describes the items", "FILE");
    command.option("--users", options->users, "Table that describes the users", "FILE");
    command.option("--items-key", options->items_key, "Its column with the item's id", "COLUMN");
    command.option("--users-key", options->users_key, "Its column with the user's id", "COLUMN");
    command.option("--repair", options->repairs, "Repair of ids to apply: leading_zeros, case, trailing_dot_zero",
                   "NAME");
    command.option("--max-rejected", options->max_rejected, "Largest share of bad rows to accept (default: 0.1)",
                   "SHARE");
    command.flag("--preview", options->preview, "Show what would be read, store nothing");
    command.flag("--replace", options->replace, "Replace a data set of the same name");
    command.action = [&context, options] { return run_import(context, *options); };
    command.more_help = formats_help;
}

}  // namespace armillary::app
