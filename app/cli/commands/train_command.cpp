// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/model_text.h"
#include "app/cli/text/progress_line.h"
#include "app/cli/text/run_text.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/jobs/debugger/repeat.h"
#include "core/jobs/experiment_run.h"

namespace armillary::app {

namespace {

struct TrainOptions {
    std::string file, dataset, model, name, resume, repeat;
    std::vector<std::string> settings, breakpoints;
    std::optional<uint64_t> seed;
};

descriptor::Experiment experiment_of(const TrainOptions& options, Context& context) {
    descriptor::Experiment experiment;
    if (!options.repeat.empty()) {
        store::RunStore& runs = context.workspace().runs();
        const store::RunDetails run = runs.get(options.repeat);
        experiment = jobs::repeated_experiment(run, runs.events(run.id));
    }
    if (!options.file.empty())
        experiment = descriptor::parse_experiment(read_file(options.file),
                                                  std::filesystem::path(options.file).filename().string());
    if (!options.dataset.empty()) experiment.dataset = options.dataset;
    if (!options.model.empty()) experiment.model = options.model;
    if (!options.name.empty()) experiment.name = options.name;
    if (experiment.model.empty())
        throw UsageError(
            "name what to train: `train EXPERIMENT.toml`, or `train --dataset NAME --model ID` (`models` lists "
            "the ids)");
    if (experiment.dataset.empty())
        throw UsageError("name the data set: --dataset NAME (`datasets` lists them)", "--dataset");
    const auto schema =
        descriptor::schema_of(descriptor::find_model(context.environment.models, experiment.model));
    for (const std::string& setting : options.settings) {
        const auto [key, text] = split_setting(setting);
        const descriptor::Parameter& parameter = descriptor::find_parameter(schema, key);
        experiment.parameters.set(parameter.name, descriptor::parse(parameter, text));
    }
    if (options.seed) experiment.parameters.set("training.seed", static_cast<int64_t>(*options.seed));
    return experiment;
}

/// How to go on from a breakpoint, in words and as a command.
struct WayOn {
    const char* what;
    std::string command;
};
std::vector<WayOn> ways_on(const jobs::RunReport& report, const jobs::BreakpointHit& hit) {
    constexpr std::string_view kOfCodes[] = {"usage", "perplexity", "dead"};
    const bool codes = jobs::Breakpoint(hit.condition).names_any(kOfCodes);
    return {{"To go on from its last checkpoint", "armillary-cli train --resume " + report.run},
            {"To train it again with a change at that batch",
             fmt::format("armillary-cli train --repeat {} --set 'training.interventions={} {}'", report.run,
                         hit.trained, codes ? "revive_dead_codes" : "learning_rate 0.0001")}};
}

nlohmann::ordered_json breakpoint_json(const jobs::RunReport& report, const jobs::BreakpointHit& hit) {
    nlohmann::ordered_json next = nlohmann::ordered_json::array();
    for (const WayOn& way : ways_on(report, hit)) next.push_back(way.command);
    return {{"condition", hit.condition},
            {"trained_batches", hit.trained},
            {"figures", hit.figures},
            {"where", report.error->where()},
            {"next", next}};
}

nlohmann::ordered_json report_json(const jobs::RunReport& report, const std::optional<jobs::BreakpointHit>& hit) {
    nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
    for (const jobs::Evaluation* evaluation : {&report.valid, &report.test})
        if (!evaluation->metrics.empty()) metrics[evaluation->split] = metrics_json(evaluation->metrics);
    if (!report.summary.empty()) metrics["diagnostics"] = metrics_json(report.summary);
    nlohmann::ordered_json document{{"run", report.run},
                                    {"status", report.status},
                                    {"model", report.model},
                                    {"dataset", report.dataset},
                                    {"seed", report.seed},
                                    {"epochs", report.epochs},
                                    {"best_epoch", report.best_epoch},
                                    {"seconds", report.seconds},
                                    {"cpu_seconds", report.cpu_seconds},
                                    {"peak_memory_bytes", report.peak_memory_bytes},
                                    {"metrics", metrics},
                                    {"warnings", report.warnings},
                                    {"folder", report.folder.string()}};
    if (hit) document["breakpoint"] = breakpoint_json(report, *hit);
    if (report.error && report.status == "failed")
        document["error"] = {{"kind", to_string(report.error->kind())},
                             {"message", report.error->what()},
                             {"where", report.error->where().empty() ? report.run : report.error->where()}};
    return document;
}

void print_report(const Context& context, const jobs::RunReport& report,
                  const std::optional<jobs::BreakpointHit>& hit) {
    std::ostream& out = context.out;
    if (hit) {
        context.err << fmt::format("{} {} ({})\n", report.run, report.error->what(), report.error->where());
        for (const WayOn& way : ways_on(report, *hit)) context.note(fmt::format("{}: {}", way.what, way.command));
        return;
    }
    if (report.status != "done") {
        context.err << fmt::format("{} {} after epoch {}{}\n", report.run, report.status, report.epochs,
                                   report.status != "failed" ? std::string()
                                   : report.error->where().empty()
                                       ? fmt::format(": {}", report.error->what())
                                       : fmt::format(": {}: {}", report.error->where(), report.error->what()));
        const bool can_go_on =
            report.error->kind() != ErrorKind::usage && report.error->kind() != ErrorKind::bad_input;
        context.note(can_go_on ? fmt::format("What it recorded is kept. Continue: armillary-cli train --resume {}",
                                             report.run)
                               : "Change what the message names and train anew.");
        return;
    }
    out << fmt::format("{} done in {}: {} on {}, seed {}, {} epoch{}, best {}, peak memory {}\n", report.run,
                       format_duration(report.seconds), report.model, report.dataset, report.seed, report.epochs,
                       report.epochs == 1 ? "" : "s", report.best_epoch,
                       format_bytes(static_cast<double>(report.peak_memory_bytes)));
    if (!report.test.metrics.empty()) {
        out << fmt::format("\nTest, mean over {} users", format_count(report.test.users));
        if (report.test.undefined_users > 0)
            out << fmt::format(" ({} more have no test item)", format_count(report.test.undefined_users));
        out << ", every item ranked but those the user had before:\n" << metrics_table(report.test.metrics);
    }
    if (!report.summary.empty()) out << "\nThe codes of the best epoch:\n" << tokenizer_account(report.summary);
    out << fmt::format("\nRecorded in {}\n", report.folder.string());
    const char* next = !report.test.metrics.empty() ? "evaluate"
                       : report.summary.empty()     ? "hypersphere"
                                                    : "codebook";
    context.note(fmt::format("Next: armillary-cli runs show {0}, armillary-cli {1} {0}", report.run, next));
}

int run_train(Context& context, const TrainOptions& options) {
    TrainingProgress progress(context);
    jobs::RunControl control(context.environment.stop);
    control.set_breakpoints(options.breakpoints, jobs::RunControl::AtBreakpoint::stop);
    jobs::RunReport report;
    if (!options.resume.empty()) {
        if (!options.file.empty() || !options.dataset.empty() || !options.model.empty() || !options.name.empty() ||
            !options.settings.empty() || options.seed || !options.repeat.empty())
            throw UsageError(
                "a resumed run goes on as it began: give --resume RUN alone, or with breakpoints (--break)",
                "--resume");
        store::Workspace& workspace = context.workspace();
        workspace.runs().get(options.resume);  // a run that is not there is told before the engine is loaded
        report = jobs::resume_run(workspace, options.resume, context.environment.models,
                                  context.environment.engine(), progress, control);
    } else {
        if (!options.repeat.empty() && !options.file.empty())
            throw UsageError("give an experiment file or a run to repeat, not both", "--repeat");
        const descriptor::Experiment experiment = experiment_of(options, context);
        store::Workspace& workspace = context.workspace();
        jobs::PreparedRun prepared =
            jobs::prepare_run(workspace, experiment, context.environment.models, context.environment.stop);
        context.warn(prepared.warnings);
        report = jobs::start_run(workspace, std::move(prepared), context.environment.engine(), progress, control);
    }
    progress.finish();
    std::optional<jobs::BreakpointHit> hit;
    if (report.error && report.error->kind() == ErrorKind::breakpoint) hit = progress.breakpoint();
    if (context.json)
        context.print(report_json(report, hit));
    else
        print_report(context, report, hit);
    return report.error ? exit_code(report.error->kind()) : 0;
}

std::string train_help(const TrainOptions& options, const Context& context) {
    std::string model = options.model;
    if (model.empty() && !options.file.empty())
        model = descriptor::parse_experiment(read_file(options.file), options.file).model;
    if (model.empty()) return "\n`train --model ID --help` lists the parameters of a model.\n";
    return '\n' + model_text(descriptor::find_model(context.environment.models, model), true);
}

}  // namespace

void add_train(Command& program, Context& context) {
    Command& command = program.command("train", "Train a model and record the run");
    auto options = std::make_shared<TrainOptions>();
    command.option("experiment", options->file, "Experiment file", "EXPERIMENT.toml");
    command.option("--dataset", options->dataset, "Data set of the workspace", "NAME");
    command.option("--model", options->model, "Model", "ID");
    command.option("--set", options->settings, "Parameter; its last part is enough where that is clear",
                   "KEY=VALUE");
    command.option("--seed", options->seed, "Seed of everything that is drawn (training.seed)", "N");
    command.option("--name", options->name, "Name of the run, for people", "NAME");
    command.option("--resume", options->resume, "Continue a run that was stopped", "RUN");
    command.option("--repeat", options->repeat, "Train as a run was trained, with all that was changed by hand",
                   "RUN");
    command.option("--break", options->breakpoints,
                   "Stop where this becomes true: usage[0] < 0.2, isnan(loss), gradient_norm > 50", "EXPR");
    command.action = [&context, options] { return run_train(context, *options); };
    command.more_help = [&context, options] { return train_help(*options, context); };
}

}  // namespace armillary::app
