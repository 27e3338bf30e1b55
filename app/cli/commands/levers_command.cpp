// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/several_runs.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/codebook/codebook_doctor.h"
#include "core/jobs/codebook/codebook_levers.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

constexpr const char* kModel = "rq_vae";
constexpr size_t kMatrix = 4;  ///< levers of the usual matrix

struct LeverOptions {
    std::string dataset;
    std::vector<std::string> levers, settings, seeds;
    bool crossed = false;
};

/// A run with where it is kept.
struct Row {
    jobs::LeverRun run;
    std::string id, refused;
};

std::vector<jobs::Lever> chosen_levers(const LeverOptions& options) {
    const std::vector<jobs::Lever>& all = jobs::codebook_levers();
    if (options.levers.empty()) return {all.begin(), all.begin() + kMatrix};
    std::vector<jobs::Lever> chosen;
    for (const std::string& id : options.levers) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const jobs::Lever& l) { return l.id == id; });
        if (found == all.end()) {
            std::vector<std::string> ids;
            for (const jobs::Lever& lever : all) ids.push_back(lever.id);
            throw UsageError(fmt::format("there is no lever '{}'; choose of {}", id, join(ids, ", ")), "--lever");
        }
        chosen.push_back(*found);
    }
    return chosen;
}

std::vector<std::pair<descriptor::Experiment, jobs::LeverRun>> planned(const LeverOptions& options,
                                                                       const std::vector<jobs::Lever>& levers,
                                                                       const Context& context) {
    const auto schema = descriptor::schema_of(descriptor::find_model(context.environment.models, kModel));
    descriptor::ParameterSet given;
    for (const std::string& setting : options.settings) {
        const auto [key, text] = split_setting(setting);
        const descriptor::Parameter& parameter = descriptor::find_parameter(schema, key);
        given.set(parameter.name, descriptor::parse(parameter, text));
    }
    std::vector<std::pair<descriptor::Experiment, jobs::LeverRun>> plan;
    for (const jobs::LeverPositions& positions : jobs::lever_plan(levers, options.crossed))
        for (int64_t seed : read_seeds(options.seeds, {1, 2, 3, 4, 5})) {
            descriptor::Experiment experiment{fmt::format("levers: {}", jobs::lever_words(levers, positions)),
                                              options.dataset, kModel,
                                              jobs::lever_parameters(levers, positions, given, schema)};
            experiment.parameters.set("training.seed", seed);
            descriptor::check_experiment(experiment, context.environment.models);
            plan.emplace_back(std::move(experiment), jobs::LeverRun{positions, seed, {}});
        }
    return plan;
}

/// `+0.3125`, `-0.02`.
std::string signed_value(double value) {
    return (value > 0 ? "+" : "") + format_value(value);
}

void print_effects(const Context& context, const std::vector<jobs::Lever>& levers, const std::vector<Row>& rows,
                   const std::vector<jobs::LeverEffect>& effects) {
    TextTable table(
        {"lever", "turned to", "figure", "at rest", "turned", "effect", "95 % interval", "expected", "found"});
    for (const jobs::LeverEffect& effect : effects)
        table.add({effect.lever, effect.setting, effect.figure, format_value(effect.at_rest),
                   format_value(effect.turned), signed_value(effect.difference.value),
                   fmt::format("{} to {}", signed_value(effect.difference.interval.low),
                               signed_value(effect.difference.interval.high)),
                   effect.expected == 0  ? ""
                   : effect.expected > 0 ? "up"
                                         : "down",
                   std::string(to_string(effect.verdict()))});
    context.out
        << table.to_string()
        << "\neffect: turned less at rest in the last epoch, the mean over pairs of runs that differ in this "
           "lever alone\ninterval: bootstrap over seeds; unclear: it holds 0\n";
    for (const Row& row : rows)
        if (!row.refused.empty())
            context.out << fmt::format("\n{}, seed {}, was left out: {}\n",
                                       jobs::lever_words(levers, row.run.positions), row.run.seed, row.refused);
}

ordered_json effect_json(const jobs::LeverEffect& effect) {
    ordered_json entry{{"lever", effect.lever},
                       {"setting", effect.setting},
                       {"figure", effect.figure},
                       {"pairs", effect.pairs},
                       {"at_rest", effect.at_rest},
                       {"turned", effect.turned},
                       {"difference", effect.difference.value},
                       {"ci95", nullptr},
                       {"expected", effect.expected},
                       {"found", std::string(to_string(effect.verdict()))}};
    if (effect.difference.count > 1)
        entry["ci95"] = {effect.difference.interval.low, effect.difference.interval.high};
    return entry;
}

ordered_json run_entry(const std::vector<jobs::Lever>& levers, const Row& row) {
    ordered_json entry{{"turned", jobs::lever_words(levers, row.run.positions)}, {"seed", row.run.seed}};
    if (row.refused.empty())
        entry.update({{"run", row.id}, {"figures", row.run.figures}});
    else
        entry["left_out"] = row.refused;
    return entry;
}

Row run_one(Context& context, const descriptor::Experiment& experiment, jobs::LeverRun run) {
    const TriedRun tried = try_run(context, experiment);
    if (tried.refused.empty()) {
        const auto recorded =
            jobs::recorded_figures(context.workspace().runs(), tried.report.run, tried.report.epochs);
        for (const std::string& name : jobs::lever_figures())
            if (const auto found = recorded.find(name); found != recorded.end()) run.figures.insert(*found);
    }
    return {std::move(run), tried.report.run, tried.refused};
}

int run_levers(Context& context, const LeverOptions& options) {
    if (options.dataset.empty())
        throw UsageError(
            "name the data set: --dataset NAME. `world hierarchy` makes one whose categories are known",
            "--dataset");
    const std::vector<jobs::Lever> levers = chosen_levers(options);
    const auto plan = planned(options, levers, context);
    context.workspace().load_dataset(options.dataset);  // one that is not there is told before anything is trained
    context.note(fmt::format("{} runs of {}", plan.size(), kModel));
    std::vector<Row> rows;
    std::vector<jobs::LeverRun> runs;
    int code = 0;
    try {
        for (const auto& [experiment, run] : plan) {
            rows.push_back(run_one(context, experiment, run));
            runs.push_back(rows.back().run);
        }
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::cancelled || rows.empty()) throw;
        context.note(fmt::format("cancelled after {} of {} runs", rows.size(), plan.size()));
        code = exit_code(error.kind());  // what was done is shown all the same
    }
    const std::vector<jobs::LeverEffect> effects = jobs::lever_effects(levers, runs);
    if (!context.json) {
        print_effects(context, levers, rows, effects);
        return code;
    }
    ordered_json run_list = ordered_json::array(), effect_list = ordered_json::array();
    for (const Row& row : rows) run_list.push_back(run_entry(levers, row));
    for (const jobs::LeverEffect& effect : effects) effect_list.push_back(effect_json(effect));
    context.print(ordered_json{{"dataset", options.dataset}, {"runs", run_list}, {"effects", effect_list}});
    return code;
}

std::string lever_help() {
    std::string help = "Levers, each at rest first:\n";
    for (const jobs::Lever& lever : jobs::codebook_levers()) {
        std::vector<std::string> settings;
        for (const jobs::LeverSetting& setting : lever.settings) settings.push_back(setting.name);
        help += fmt::format("  {:<15} {}: {}\n", lever.id, lever.title, join(settings, ", "));
    }
    return help + fmt::format("The first {} are turned where none is named.\n", kMatrix);
}

}  // namespace

void add_codebook_levers(Command& codebook, Context& context) {
    Command& command = codebook.command(
        "levers", "What each lever does to an RQ-VAE's codes, everything else being equal: many small runs");
    auto options = std::make_shared<LeverOptions>();
    command.option("--dataset", options->dataset, "Data set to tokenise", "NAME");
    command.option("--lever", options->levers, "Lever to turn; give it again for more", "ID");
    command.option("--seed", options->seeds, "Seed; give it again for more seeds (default: 1 to 5)", "N");
    command.option("--set", options->settings, "A parameter of all runs", "NAME=VALUE");
    command.flag("--crossed", options->crossed, "Every combination of the levers, not each turned alone");
    command.more_help = lever_help;
    command.action = [&context, options] { return run_levers(context, *options); };
}

}  // namespace armillary::app
