// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_run.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/text/progress_line.h"
#include "app/cli/text/run_text.h"
#include "core/base/text.h"
#include "core/jobs/imported/run_import.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

ordered_json sentences(const std::vector<store::Skipped>& skipped) {
    ordered_json list = ordered_json::array();
    for (const store::Skipped& each : skipped) list.push_back(each.sentence());
    return list;
}

std::string epochs_words(const std::vector<int>& epochs) {
    if (epochs.empty()) return "no codes";
    if (epochs.size() == 1) return fmt::format("codes of epoch {}", epochs.front());
    return fmt::format("codes of {} epochs, {} to {}", epochs.size(), epochs.front(), epochs.back());
}

void print_skipped(const Context& context, const std::vector<store::Skipped>& skipped) {
    for (const store::Skipped& each : skipped) context.note("skipped: " + each.sentence());
}

int preview(const Context& context, const RunImportOptions& options) {
    const jobs::ForeignRunFiles files = jobs::read_run_folder(options.folder, context.environment.stop);
    const store::ForeignRun& run = files.folder.run;
    const std::vector<int> epochs = files.epochs_with_codes();
    const int64_t items = files.items ? files.items->size() : 0;
    if (context.json) {
        context.print({{"preview", true},
                       {"kind", run.kind},
                       {"model", run.model},
                       {"name", run.name},
                       {"items", items},
                       {"epochs", epochs},
                       {"level_sizes", files.arrays.level_sizes},
                       {"skipped", sentences(files.folder.skipped)}});
        return 0;
    }
    print_skipped(context, files.folder.skipped);
    context.out << fmt::format("{} of kind {}, model {}: {} items, {}, {} figures (preview; nothing is stored)\n",
                               run.name.empty() ? "a run" : run.name, run.kind, or_unknown(run.model),
                               format_count(items), epochs_words(epochs),
                               format_count(static_cast<int64_t>(files.metrics.size())));
    return 0;
}

}  // namespace

int import_run_folder(Context& context, const RunImportOptions& options) {
    if (options.preview) return preview(context, options);
    context.check_writable();
    store::Workspace& workspace = context.writable_workspace();
    jobs::RunImportReport report;
    {
        ProgressLine line(context);
        report =
            jobs::import_run(workspace, {options.folder, options.dataset, options.name, context.environment.stop,
                                         [&line](const std::string& what, int64_t done, int64_t total) {
                                             if (line.due())
                                                 line.show(fmt::format("{}  {} of {}", what, done, total));
                                         }});
    }
    const store::RunDetails run = workspace.runs().get(report.run);
    if (context.json) {
        context.print({{"run", run.id},
                       {"status", run.status},
                       {"kind", run.kind},
                       {"model", run.model},
                       {"dataset", run.dataset},
                       {"items", report.items},
                       {"items_of_dataset", report.items_of_dataset},
                       {"epochs", report.epochs},
                       {"skipped", sentences(report.skipped)}});
        return 0;
    }
    print_skipped(context, report.skipped);
    context.out << fmt::format("{}: {}, model {}, {} items, {}\n", run.id, run.name, or_unknown(run.model),
                               format_count(report.items), epochs_words(report.epochs));
    if (!options.dataset.empty())
        context.out << fmt::format("{} of the items are in the data set '{}'\n",
                                   format_count(report.items_of_dataset), run.dataset);
    if (!report.epochs.empty()) context.out << fmt::format("See them: armillary-cli codebook {}\n", run.id);
    return 0;
}

}  // namespace armillary::app
