// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/several_runs.h"
#include "app/cli/text/comparison_text.h"
#include "app/cli/text/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

struct BenchmarkOptions {
    std::string dataset, models, seeds, to;
    std::vector<std::string> settings, metrics;
    double smallest_effect = 0;
};

/// A training that is planned, and what became of it.
struct Entry : TriedRun {
    descriptor::Experiment experiment;
    int64_t seed = 0;
};

std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts;
    for (std::string_view part : split(list, ','))
        if (!(part = trim(part)).empty()) parts.emplace_back(part);
    return parts;
}

std::vector<Entry> planned(const Context& context, const BenchmarkOptions& options) {
    if (options.dataset.empty())
        throw UsageError("name the data set: --dataset NAME (`datasets` lists them)", "--dataset");
    const std::vector<std::string> ids = parts_of(options.models);
    if (ids.size() < 2)
        throw UsageError("name the models to compare, the baseline first: --models most_pop,ease,bpr_mf",
                         "--models");
    const std::vector<int64_t> seeds = read_seeds(parts_of(options.seeds), {42});
    SharedSettings settings(options.settings);
    std::vector<Entry> entries;
    for (const std::string& id : ids) {
        const descriptor::ModelDescriptor& model = descriptor::find_model(context.environment.models, id);
        if (!model.has_capability("scores"))
            throw UsageError(
                fmt::format("{} ranks nothing; `codebook survey` sets tokenizers side by side", model.id),
                "--models");
        for (int64_t seed : seeds) {
            Entry& entry = entries.emplace_back();
            entry.seed = seed;
            entry.experiment = {"benchmark: " + model.name, options.dataset, model.id, {}};
            settings.apply(model, entry.experiment.parameters);
            entry.experiment.parameters.set("training.seed", seed);
            entry.experiment = descriptor::check_experiment(entry.experiment, context.environment.models);
        }
    }
    settings.check();
    return entries;
}

/// Trains all that are planned; what was done before a cancellation is kept. Returns how many were tried.
size_t train_all(Context& context, std::vector<Entry>& entries) {
    for (size_t done = 0; done < entries.size(); ++done) {
        Entry& entry = entries[done];
        context.note(
            fmt::format("{} of {}: {}, seed {}", done + 1, entries.size(), entry.experiment.model, entry.seed));
        try {
            static_cast<TriedRun&>(entry) = try_run(context, entry.experiment);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::cancelled || done == 0) throw;
            context.note(fmt::format("cancelled after {} of {} runs", done, entries.size()));
            return done;
        }
    }
    return entries.size();
}

std::vector<store::RunDetails> finished_runs(store::RunStore& store, const std::vector<Entry>& entries,
                                             size_t tried) {
    std::vector<store::RunDetails> runs;
    for (size_t i = 0; i < tried; ++i)
        if (entries[i].refused.empty()) runs.push_back(store.get(entries[i].report.run));
    return runs;
}

ordered_json runs_json(const std::vector<Entry>& entries, size_t tried) {
    ordered_json runs = ordered_json::array();
    for (size_t i = 0; i < tried; ++i) {
        const Entry& entry = entries[i];
        ordered_json run{{"model", entry.experiment.model}, {"seed", entry.seed}};
        if (entry.refused.empty())
            run.update({{"run", entry.report.run},
                        {"epochs", entry.report.epochs},
                        {"best_epoch", entry.report.best_epoch},
                        {"seconds", entry.report.seconds},
                        {"metrics", metrics_json(entry.report.test.metrics)}});
        else
            run["left_out"] = entry.refused;
        runs.push_back(run);
    }
    return runs;
}

std::string runs_text(const std::vector<Entry>& entries, size_t tried) {
    TextTable table({"run", "model", "seed", "epochs", "best", "time"});
    std::string left_out;
    for (size_t i = 0; i < tried; ++i) {
        const Entry& entry = entries[i];
        if (entry.refused.empty())
            table.add({entry.report.run, entry.experiment.model, std::to_string(entry.seed),
                       std::to_string(entry.report.epochs), std::to_string(entry.report.best_epoch),
                       format_duration(entry.report.seconds)});
        else
            left_out +=
                fmt::format("{}, seed {}, was left out: {}\n", entry.experiment.model, entry.seed, entry.refused);
    }
    return table.to_string() + left_out;
}

int run_benchmark(Context& context, const BenchmarkOptions& options) {
    if (!(options.smallest_effect >= 0))
        throw UsageError("the smallest effect of interest is the size of a difference: 0 or more",
                         "--smallest-effect");
    std::vector<Entry> entries = planned(context, options);
    store::Workspace& workspace = context.workspace();
    workspace.dataset_summary(options.dataset);  // one that is not there is told before anything is trained
    const size_t tried = train_all(context, entries);
    const std::vector<store::RunDetails> runs = finished_runs(workspace.runs(), entries, tried);
    jobs::LedgerComparison comparison;
    comparison.untested = "no run ended well";
    jobs::ComparisonSettings settings;
    settings.metrics = options.metrics;
    settings.smallest_effect = options.smallest_effect;
    if (!runs.empty()) comparison = jobs::compare_ledgers(workspace.runs(), jobs::by_experiment(runs), settings);
    if (!options.to.empty()) write_table(options.to, comparison_table(comparison));
    if (context.json)
        context.print(ordered_json{{"dataset", options.dataset},
                                   {"runs", runs_json(entries, tried)},
                                   {"comparison", comparison_json(comparison)}});
    else
        context.out << runs_text(entries, tried) << '\n' << comparison_text(comparison);
    return tried < entries.size() ? exit_code(ErrorKind::cancelled) : 0;
}

}  // namespace

void add_benchmark(Command& program, Context& context) {
    Command& command = program.command(
        "benchmark", "Trains several models on one data set and compares them: means, intervals, paired tests");
    auto options = std::make_shared<BenchmarkOptions>();
    command.option("--dataset", options->dataset, "Data set of the workspace", "NAME");
    command.option("--models", options->models, "Models, separated by commas; the first is the baseline", "ID,ID");
    command.option("--seeds", options->seeds, "Seeds, separated by commas (default: 42)", "N,N");
    command.option("--set", options->settings, "A parameter, for every model that has it", "KEY=VALUE");
    command.option("--metric", options->metrics,
                   "Metric to compare; may be repeated, and p-values are corrected over all (default: ndcg@10)",
                   "NAME");
    command.option("--smallest-effect", options->smallest_effect,
                   "Differences whose interval stays below this count as equivalent (default: none)", "SIZE");
    command.option("--to", options->to, "Write the table too: .csv or .json", "FILE");
    command.action = [&context, options] { return run_benchmark(context, *options); };
}

}  // namespace armillary::app
