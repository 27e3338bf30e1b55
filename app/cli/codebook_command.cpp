// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/inputs.h"
#include "core/jobs/preparation.h"

namespace armillary::app {

namespace {

struct CodebookOptions {
    std::string run;
    std::optional<int> epoch;
};

/// What the data set adds to the codes: how often items were met, and which of them look the same.
struct Surroundings {
    std::vector<double> interactions;
    std::vector<int32_t> input_groups;
};

Surroundings surroundings_of(Context& context, const store::RunDetails& run) {
    Surroundings found;
    try {
        const jobs::PreparedRun prepared = jobs::prepare_recorded_run(
            context.workspace(), run, context.environment.models, context.environment.stop);
        const data::Dataset& dataset = *prepared.task.dataset;
        if (dataset.interaction_count() > 0) {
            found.interactions.assign(static_cast<size_t>(dataset.item_count()), 0);
            for (int32_t item : dataset.interactions().item) ++found.interactions[static_cast<size_t>(item)];
        }
        if (const auto& features = prepared.task.features)
            found.input_groups =
                diagnostics::group_identical_rows(features->values, features->rows, features->dim);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        // The codes stand on their own: a run made elsewhere, or whose data has changed, is shown without its
        // surroundings.
        context.note(fmt::format("note: without interactions and inputs: {}", error.what()));
    }
    return found;
}

void print_codebook(const Context& context, const store::RunDetails& run, int epoch,
                    const diagnostics::CodebookReport& report) {
    context.out << fmt::format("{}: {} on {}, epoch {}, {} items with a code\n\n", run.id, run.model, run.dataset,
                               epoch, format_count(report.items));
    TextTable levels({"level", "codes", "used", "utilisation", "by chance", "perplexity", "dead", "top share"});
    for (size_t l = 0; l < report.levels.size(); ++l) {
        const diagnostics::LevelReport& level = report.levels[l];
        const diagnostics::Usage& usage = level.by_items;
        levels.add({std::to_string(l), format_count(level.size), format_count(usage.used),
                    format_value(usage.utilisation), format_value(level.expected_utilisation),
                    format_value(usage.perplexity), format_count(usage.dead), format_value(usage.top_share)});
    }
    TextTable depths({"first codes", "distinct", "colliding items", "collision rate", "largest bucket"});
    for (const diagnostics::DepthReport& depth : report.depths)
        depths.add({std::to_string(depth.depth), format_count(depth.distinct), format_count(depth.colliding_items),
                    format_value(depth.collision_rate), format_count(depth.largest_bucket)});
    context.out << levels.to_string() << '\n' << depths.to_string();
    if (const auto& duplicates = report.input_duplicates)
        context.out << fmt::format(
            "\n{} items have an input that another item has too; of the colliding items {} collide for that "
            "reason alone, {} because of the codebook\n",
            format_count(duplicates->items), format_count(duplicates->forced_items),
            format_count(duplicates->made_items));
}

int run_codebook(Context& context, const CodebookOptions& options) {
    if (options.run.empty()) throw UsageError("name the run: armillary-cli codebook RUN");
    store::Workspace& workspace = context.workspace();
    const store::RunDetails run = workspace.runs().get(options.run);
    const jobs::RecordedCodes codes = jobs::recorded_codes(workspace, run, options.epoch);
    const Surroundings surroundings = surroundings_of(context, run);
    diagnostics::CodebookEvidence evidence;
    evidence.table.codes = codes.codes;
    evidence.table.items = static_cast<int64_t>(codes.items.size());
    evidence.table.level_sizes = jobs::recorded_level_sizes(workspace.runs().folder(run.id), codes);
    evidence.interactions = surroundings.interactions;
    evidence.input_groups = surroundings.input_groups;
    const diagnostics::CodebookReport report = diagnostics::measure_codebook(evidence);
    if (!context.json) {
        print_codebook(context, run, codes.epoch, report);
        return 0;
    }
    nlohmann::ordered_json document{
        {"run", run.id}, {"model", run.model}, {"dataset", run.dataset}, {"epoch", codes.epoch}};
    document.update(nlohmann::ordered_json::parse(diagnostics::to_json(report)));
    context.print(document);
    return 0;
}

}  // namespace

void add_codebook(Command& program, Context& context) {
    Command& command =
        program.command("codebook", "How a tokenizer uses its codes: usage, perplexity, collisions");
    auto options = std::make_shared<CodebookOptions>();
    command.option("run", options->run, "Run: r12, its name, or `last`", "RUN");
    command.option("--epoch", options->epoch, "Recorded epoch (default: the best)", "N");
    command.action = [&context, options] { return run_codebook(context, *options); };
}

}  // namespace armillary::app
