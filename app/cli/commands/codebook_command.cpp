// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/codebook_text.h"
#include "app/cli/text/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/codebook/code_collisions.h"
#include "core/jobs/codebook/codebook_doctor.h"
#include "core/jobs/inputs.h"
#include "core/jobs/run_surroundings.h"
#include "core/store/run_folder.h"

namespace armillary::app {

namespace {

struct CodebookOptions {
    std::string run;
    std::optional<int> epoch;
    std::string collisions = "keep";
};

/// The codes stand on their own; what they are shown without is said.
jobs::RunSurroundings surroundings_of(Context& context, const store::RunDetails& run) {
    jobs::RunSurroundings found =
        jobs::run_surroundings(context.workspace(), run, context.environment.models, context.environment.stop);
    if (!found.missing.empty())
        context.note(fmt::format("note: without interactions and categories: {}", found.missing));
    if (!found.no_inputs.empty() && found.no_inputs != found.missing)
        context.note(fmt::format("note: which items have equal inputs is not known: {}", found.no_inputs));
    return found;
}

/// The recorded vectors of the codes, with the memory they stand in.
struct Codebooks {
    std::vector<std::vector<float>> values;
    std::vector<diagnostics::VectorRows> rows;  ///< [levels]
};

Codebooks recorded_codebooks(const std::filesystem::path& folder, int epoch, const std::vector<int64_t>& sizes) {
    Codebooks codebooks{std::vector<std::vector<float>>(sizes.size()),
                        std::vector<diagnostics::VectorRows>(sizes.size())};
    for (size_t level = 0; level < sizes.size(); ++level) {
        const auto array = store::read_epoch_array(folder, epoch, fmt::format("codebooks/{}", level));
        if (!array || array->shape.size() != 2 || array->shape[0] != sizes[level]) continue;
        codebooks.values[level] = array->as_floats();
        codebooks.rows[level] = {codebooks.values[level], array->shape[0], array->shape[1]};
    }
    return codebooks;
}

diagnostics::CodebookReport report_of(Context& context, const store::RunDetails& run,
                                      const jobs::RecordedCodes& codes, features::CollisionPolicy policy) {
    store::RunStore& runs = context.workspace().runs();
    const std::filesystem::path folder = runs.folder(run.id);
    const bool as_recorded = policy == features::CollisionPolicy::keep;
    const jobs::RunSurroundings surroundings = surroundings_of(context, run);
    diagnostics::CodebookEvidence evidence;
    evidence.table.codes = codes.codes;
    evidence.table.items = static_cast<int64_t>(codes.items.size());
    evidence.table.level_sizes = jobs::recorded_level_sizes(folder, codes);
    evidence.interactions = surroundings.facts.interactions;
    evidence.input_groups = surroundings.facts.input_groups;
    if (surroundings.facts.categories) evidence.categories = &*surroundings.facts.categories;
    const Codebooks codebooks = recorded_codebooks(folder, codes.epoch, evidence.table.level_sizes);
    evidence.codebooks = codebooks.rows;
    diagnostics::CodebookReport report = diagnostics::measure_codebook(evidence);
    // Recorded figures are those of the codes as the tokenizer gave them.
    if (as_recorded) diagnostics::add_recorded(report, jobs::recorded_figures(runs, run.id, codes.epoch));
    if (!report.inputs && surroundings.task)
        report.inputs = jobs::input_report(*surroundings.task, surroundings.facts);
    return report;
}

int run_codebook(Context& context, const CodebookOptions& options) {
    if (options.run.empty()) throw UsageError("name the run: armillary-cli codebook RUN");
    store::Workspace& workspace = context.workspace();
    const store::RunDetails run = workspace.runs().get(options.run);
    const features::CollisionPolicy policy = features::collision_policy_from(options.collisions);
    std::vector<std::string> notes;
    const jobs::RecordedCodes codes = jobs::resolve_collisions(
        workspace, run, jobs::recorded_codes(workspace, run, options.epoch), policy, notes);
    for (const std::string& note : notes) context.note(note);
    const diagnostics::CodebookReport report = report_of(context, run, codes, policy);
    if (!context.json) {
        context.out << fmt::format("{}: {} on {}, epoch {}, {} items with a code\n\n", run.id,
                                   or_unknown(run.model), or_unknown(run.dataset), codes.epoch,
                                   format_count(report.items))
                    << codebook_text(report);
        return 0;
    }
    nlohmann::ordered_json document{{"run", run.id},
                                    {"model", run.model},
                                    {"dataset", run.dataset},
                                    {"epoch", codes.epoch},
                                    {"collision_policy", options.collisions}};
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
    command.option(
        "--collisions", options->collisions,
        fmt::format("Measure the codes after this policy for items that share an ID: {} (default: keep)",
                    join(features::collision_policy_names(), ", ")),
        "POLICY");
    command.action = [&context, options] { return run_codebook(context, *options); };
    add_codebook_doctor(command, context);
    add_codebook_price(command, context);
    add_codebook_survey(command, context);
    add_codebook_levers(command, context);
}

}  // namespace armillary::app
