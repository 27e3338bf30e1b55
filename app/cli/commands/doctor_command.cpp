// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/codebook_text.h"
#include "app/cli/text/progress_line.h"
#include "app/cli/text/run_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/jobs/codebook/codebook_doctor.h"
#include "core/jobs/experiment_run.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

struct DoctorOptions {
    std::string run;
    std::optional<int> cause;
};

/// Figures of the whole catalogue after the last epoch that was judged best, before and after the remedy.
struct Pair {
    std::map<std::string, double> before, after;
};

/// What people look at first; all else is in the two runs.
std::vector<std::string> compared_figures(const std::map<std::string, double>& figures) {
    std::vector<std::string> names;
    for (const char* name : {"usage", "perplexity"})
        for (int level = 0; figures.contains(fmt::format("{}[{}]", name, level)); ++level)
            names.push_back(fmt::format("{}[{}]", name, level));
    for (const char* name : {"collision_rate", "made_items", "reconstruction_error", "neighbour_recall@10"})
        if (figures.contains(name)) names.emplace_back(name);
    return names;
}

std::string pair_text(const Pair& pair, const std::string& before, const std::string& after) {
    TextTable table({"", before, after});
    for (const std::string& name : compared_figures(pair.after)) {
        const auto known = pair.before.find(name);
        table.add({name, format_value(known == pair.before.end() ? std::nan("") : known->second),
                   format_value(pair.after.at(name))});
    }
    return table.to_string();
}

const diagnostics::Cause& chosen_cause(const diagnostics::Diagnosis& diagnosis, int number,
                                       const std::string& run) {
    const auto causes = static_cast<int>(diagnosis.causes.size());
    if (causes == 0)
        throw UsageError(fmt::format("the doctor names no cause for {}, so there is no remedy to try", run),
                         "--try");
    if (number < 1 || number > causes)
        throw UsageError(fmt::format("{} has {} named cause{}: choose --try 1{}", run, causes,
                                     causes == 1 ? "" : "s", causes == 1 ? "" : fmt::format(" to {}", causes)),
                         "--try");
    return diagnosis.causes[static_cast<size_t>(number) - 1];
}

/// Trains the pair of the run: everything as it was but for the remedy.
jobs::RunReport try_remedy(Context& context, const store::RunDetails& run, const diagnostics::Cause& cause) {
    const descriptor::Experiment experiment = jobs::remedied_experiment(run, cause, context.environment.models);
    jobs::PreparedRun prepared =
        jobs::prepare_run(context.workspace(), experiment, context.environment.models, context.environment.stop);
    prepared.record.inputs.push_back({std::string(jobs::kRemedyOf), run.id});
    context.warn(prepared.warnings);
    TrainingProgress progress(context);
    jobs::RunControl control(context.environment.stop);
    jobs::RunReport report =
        jobs::start_run(context.workspace(), std::move(prepared), context.environment.engine(), progress, control);
    progress.finish();
    return report;
}

int run_doctor(Context& context, const DoctorOptions& options) {
    if (options.run.empty()) throw UsageError("name the run: armillary-cli codebook doctor RUN");
    const store::RunDetails run = context.workspace().runs().get(options.run);
    const diagnostics::Diagnosis diagnosis =
        diagnostics::diagnose(jobs::doctor_evidence(context.workspace(), run));
    ordered_json document{{"run", run.id}};
    document.update(ordered_json::parse(diagnostics::to_json(diagnosis)));
    if (!options.cause) {
        if (context.json)
            context.print(document);
        else
            context.out << diagnosis_text(diagnosis, run.id) << signs_text(diagnosis.signs);
        return 0;
    }
    const diagnostics::Cause& cause = chosen_cause(diagnosis, *options.cause, run.id);
    const jobs::RunReport report = try_remedy(context, run, cause);
    const auto known = run.metrics.find("diagnostics");
    const Pair pair{known == run.metrics.end() ? std::map<std::string, double>() : known->second, report.summary};
    if (context.json) {
        document["remedy"] = {{"run", report.run},
                              {"status", report.status},
                              {"cause", cause.id},
                              {"before", metrics_json(pair.before)},
                              {"after", metrics_json(pair.after)}};
        context.print(document);
    } else if (report.error) {
        context.err << fmt::format("{} {}: {}\n", report.run, report.status, report.error->what());
    } else {
        context.out << fmt::format(
            "{} is {} without '{}', same seed:\n\n{}\nCompare: armillary-cli runs compare {} {}\n", report.run,
            run.id, cause.id, pair_text(pair, run.id, report.run), run.id, report.run);
    }
    return report.error ? exit_code(report.error->kind()) : 0;
}

}  // namespace

void add_codebook_doctor(Command& codebook, Context& context) {
    Command& command =
        codebook.command("doctor", "Why a codebook collapsed: likely causes with their evidence, and remedies");
    auto options = std::make_shared<DoctorOptions>();
    command.option("run", options->run, "Run: r12, its name, or `last`", "RUN");
    command.counting_option("--try", options->cause,
                            "Train the run again without the first (or N-th) cause: same seed, one change", "N");
    command.action = [&context, options] { return run_doctor(context, *options); };
}

}  // namespace armillary::app
