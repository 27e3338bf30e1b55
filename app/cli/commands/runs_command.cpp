// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/run_compare.h"
#include "app/cli/text/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

/// The figure that a list shows of a run: test NDCG, or what there is.
std::string headline(const store::RunSummary& run) {
    for (const char* split : {"test", "valid", "diagnostics"}) {
        const auto metrics = run.metrics.find(split);
        if (metrics == run.metrics.end() || metrics->second.empty()) continue;
        for (const char* key : {"ndcg@10", "collision_rate"})
            if (metrics->second.contains(key))
                return fmt::format("{} {} {}", split, key, format_value(metrics->second.at(key)));
        const auto& [key, value] = *metrics->second.begin();
        return fmt::format("{} {} {}", split, key, format_value(value));
    }
    return "–";
}

int list_runs(Context& context, bool with_deleted) {
    ordered_json documents = ordered_json::array();
    TextTable table({"run", "status", "model", "data set", "seed", "epochs", "time", "result", "name", "started"});
    for (const store::RunSummary& run : context.workspace().runs().list(with_deleted)) {
        documents.push_back(run_json(run));
        table.add({run.id, run.deleted ? "deleted" : run.status, or_unknown(run.model),
                   run.imported ? or_unknown(run.dataset) : run.dataset, seed_text(run),
                   std::to_string(run.epochs), run.imported ? "–" : format_duration(run.seconds), headline(run),
                   run.name, run.created});
    }
    if (context.json)
        context.print({{"runs", documents}});
    else if (table.empty())
        context.out << "No runs yet. `armillary-cli train --dataset NAME --model ID` makes one.\n";
    else
        context.out << table.to_string();
    return 0;
}

/// JSON that the store keeps as text; null where a run of another program has none.
ordered_json embedded(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json::parse(text);
}

int show_run_as_json(const Context& context, store::RunStore& runs, const store::RunDetails& run) {
    ordered_json document = run_json(run);
    document["folder"] = runs.folder(run.id).string();
    document["dataset_fingerprint"] = run.dataset_fingerprint;
    document["split_fingerprint"] = run.split_fingerprint;
    document["notes"] = run.notes;
    document["tags"] = run.tags;
    document["inputs"] = ordered_json::array();
    for (const store::NewRun::Input& input : run.inputs)
        document["inputs"].push_back({{"role", input.role}, {"run", input.run}});
    document["experiment"] = run.experiment_toml;
    document["parameters"] = embedded(run.parameters_json);
    document["protocol"] = embedded(run.protocol_json);
    document["environment"] = embedded(run.environment_json);
    document["leakage"] = embedded(run.leakage_json);
    document["series"] = ordered_json::array();
    for (const auto& [split, name] : runs.series_names(run.id)) {
        ordered_json points = ordered_json::array();
        for (const store::SeriesPoint& point : runs.series(run.id, split, name))
            points.push_back({{"epoch", point.epoch}, {"step", point.step}, {"value", json_number(point.value)}});
        document["series"].push_back({{"split", split}, {"name", name}, {"points", points}});
    }
    document["events"] = ordered_json::array();
    for (const store::RunEvent& event : runs.events(run.id))
        document["events"].push_back(
            {{"step", event.step}, {"time", event.time}, {"kind", event.kind}, {"detail", event.detail}});
    context.print(document);
    return 0;
}

/// Of a run made elsewhere.
std::string made_when(const store::RunDetails& run) {
    const auto environment = ordered_json::parse(run.environment_json, nullptr, false);
    const bool said = environment.is_object() && environment.contains("created");
    return said ? run.created : fmt::format("when is not known; imported {}", run.created);
}

int show_run(Context& context, const std::string& name) {
    store::RunStore& runs = context.workspace().runs();
    runs.list();  // a run whose process is gone becomes `interrupted` on the way
    const store::RunDetails run = runs.get(name);
    if (context.json) return show_run_as_json(context, runs, run);
    std::ostream& out = context.out;
    out << fmt::format("{}  {}{}\n{} on {}, seed {}, {} epochs, best {}\n", run.id, run.deleted ? "deleted, " : "",
                       run.status, or_unknown(run.model), or_unknown(run.dataset), seed_text(run), run.epochs,
                       run.best_epoch > 0 ? std::to_string(run.best_epoch) : "unknown");
    if (run.imported)
        out << fmt::format("made elsewhere, {}; how long it took is not known\n", made_when(run));
    else
        out << fmt::format("started {}, took {} ({} of processor time), peak memory {}\n", run.created,
                           format_duration(run.seconds), format_duration(run.cpu_seconds),
                           format_bytes(static_cast<double>(run.peak_memory_bytes)));
    if (!run.name.empty()) out << "name: " << run.name << '\n';
    if (!run.notes.empty()) out << "notes: " << run.notes << '\n';
    if (!run.tags.empty()) out << "tags: " << join(run.tags, ", ") << '\n';
    if (!run.error.empty()) out << "error: " << run.error << '\n';
    for (const store::NewRun::Input& input : run.inputs) out << fmt::format("{}: {}\n", input.role, input.run);
    out << "folder: " << runs.folder(run.id).string() << '\n';
    for (const auto& [split, metrics] : run.metrics) out << '\n' << split << ":\n" << metrics_table(metrics);
    TextTable curves({"curve", "first", "last", ""});
    for (const auto& [split, series] : runs.series_names(run.id)) {
        std::vector<double> values;
        for (const store::SeriesPoint& point : runs.series(run.id, split, series)) values.push_back(point.value);
        if (!values.empty())
            curves.add({split + " " + series, format_value(values.front()), format_value(values.back()),
                        sparkline(values)});
    }
    if (!curves.empty()) out << '\n' << curves.to_string();
    TextTable events({"step", "event", "detail"});
    for (const store::RunEvent& event : runs.events(run.id))
        events.add({format_count(event.step), event.kind, event.detail});
    if (!events.empty()) out << '\n' << events.to_string();
    if (!run.experiment_toml.empty()) out << "\nExperiment:\n" << run.experiment_toml;
    return 0;
}

int set_deleted(Context& context, const std::string& name, bool deleted) {
    store::RunStore& runs = context.workspace().runs();
    const std::string id = runs.get(name).id;
    runs.set_deleted(id, deleted);
    if (context.json)
        context.print({{"run", id}, {"deleted", deleted}});
    else
        context.out << (deleted ? fmt::format("deleted {0}; take it back with `runs restore {0}`, remove it for "
                                              "good with `runs purge`\n",
                                              id)
                                : fmt::format("restored {}\n", id));
    return 0;
}

int purge_runs(Context& context) {
    const int removed = context.workspace().runs().purge();
    if (context.json)
        context.print({{"purged", removed}});
    else
        context.out << fmt::format("removed {} deleted run{} for good\n", removed, removed == 1 ? "" : "s");
    return 0;
}

struct NoteOptions {
    std::string run;
    std::optional<std::string> name, notes;
    std::vector<std::string> tags;
};

int annotate_run(Context& context, const NoteOptions& options) {
    if (!options.name && !options.notes && options.tags.empty())
        throw UsageError("say what to note: `runs note RUN TEXT`, --name NAME or --tag TAG");
    store::RunStore& runs = context.workspace().runs();
    const std::string id = runs.get(options.run).id;
    runs.annotate(id, options.name, options.notes,
                  options.tags.empty() ? std::nullopt : std::optional(options.tags));
    const store::RunDetails run = runs.get(id);
    if (context.json)
        context.print({{"run", id}, {"name", run.name}, {"notes", run.notes}, {"tags", run.tags}});
    else
        context.out << "noted " << id << '\n';
    return 0;
}

}  // namespace

void add_runs(Command& program, Context& context) {
    Command& runs = program.command("runs", "List, show, compare and tidy runs");
    auto with_deleted = std::make_shared<bool>(false);
    Command& list = runs.command("list", "All runs, newest first");
    list.flag("--deleted", *with_deleted, "Deleted ones too");
    runs.action = list.action = [&context, with_deleted] { return list_runs(context, *with_deleted); };

    auto add_for_run = [&](const char* word, const char* help, std::function<int(const std::string&)> action) {
        Command& command = runs.command(word, help);
        auto run = std::make_shared<std::string>();
        command.option("run", *run, "Run: r12, its name, or `last`", "RUN");
        command.action = [run, word, action] {
            if (run->empty()) throw UsageError(fmt::format("name the run: armillary-cli runs {} RUN", word));
            return action(*run);
        };
    };
    add_for_run("show", "Everything recorded of a run",
                [&](const std::string& run) { return show_run(context, run); });
    add_for_run("delete", "Mark a run as deleted",
                [&](const std::string& run) { return set_deleted(context, run, true); });
    add_for_run("restore", "Take a deletion back",
                [&](const std::string& run) { return set_deleted(context, run, false); });

    add_runs_compare(runs, context);

    Command& note = runs.command("note", "Give a run a name, notes or tags");
    auto options = std::make_shared<NoteOptions>();
    note.option("run", options->run, "Run", "RUN");
    note.option("text", options->notes, "Notes; replace what was there", "TEXT");
    note.option("--name", options->name, "Name", "NAME");
    note.option("--tag", options->tags, "Tag; those given replace what was there", "TAG");
    note.action = [&context, options] { return annotate_run(context, *options); };

    Command& purge = runs.command("purge", "Remove deleted runs for good, with their files");
    purge.action = [&context] { return purge_runs(context); };
}

}  // namespace armillary::app
