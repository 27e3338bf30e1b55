// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/progress_line.h"
#include "app/cli/run_text.h"
#include "app/cli/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/experiment_run.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

struct SurveyOptions {
    std::string dataset, models;
    std::vector<std::string> settings, seeds;
};

/// A tokenizer and what became of it.
struct Row {
    std::string model;
    int64_t seed = 0;
    jobs::RunReport report;
    std::string refused;  ///< why it cannot run on this data set; then there is no report
};

std::vector<const descriptor::ModelDescriptor*> chosen_models(const SurveyOptions& options,
                                                              const Context& context) {
    std::vector<const descriptor::ModelDescriptor*> chosen;
    if (options.models.empty()) {
        for (const descriptor::ModelDescriptor& model : context.environment.models)
            if (model.has_capability("codes")) chosen.push_back(&model);
        return chosen;
    }
    for (std::string_view id : split(options.models, ',')) {
        const descriptor::ModelDescriptor& model = descriptor::find_model(context.environment.models, trim(id));
        if (!model.has_capability("codes"))
            throw UsageError(fmt::format("{} makes no codes; `models` lists the tokenizers", model.id),
                             "--models");
        chosen.push_back(&model);
    }
    return chosen;
}

std::vector<int64_t> chosen_seeds(const SurveyOptions& options) {
    std::vector<int64_t> seeds;
    for (const std::string& text : options.seeds) {
        const auto seed = parse_int(text);
        if (!seed || *seed < 0)
            throw UsageError(fmt::format("'{}' is no seed: write a whole number", text), "--seed");
        seeds.push_back(*seed);
    }
    return seeds.empty() ? std::vector<int64_t>{42} : seeds;
}

/// The settings that the model has a parameter for; one that no model knows is an error of its own.
descriptor::Experiment experiment_of(const SurveyOptions& options, const descriptor::ModelDescriptor& model,
                                     int64_t seed, std::vector<bool>& known) {
    descriptor::Experiment experiment{fmt::format("survey: {}", model.name), options.dataset, model.id, {}};
    const auto schema = descriptor::schema_of(model);
    for (size_t i = 0; i < options.settings.size(); ++i) {
        const auto [key, text] = split_setting(options.settings[i]);
        const descriptor::Parameter* parameter = nullptr;
        for (const descriptor::Parameter& candidate : schema)
            if (candidate.name == key || candidate.name.ends_with('.' + key)) parameter = &candidate;
        if (!parameter) continue;
        known[i] = true;
        experiment.parameters.set(parameter->name, descriptor::parse(*parameter, text));
    }
    experiment.parameters.set("training.seed", seed);
    return experiment;
}

Row run_one(Context& context, const descriptor::Experiment& experiment, int64_t seed) {
    Row row{experiment.model, seed, {}, {}};
    TrainingProgress progress(context);
    jobs::RunControl control(context.environment.stop);
    try {
        row.report = jobs::run_experiment(context.workspace(), experiment, context.environment.models,
                                          context.environment.engine(), progress, control);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage && error.kind() != ErrorKind::bad_input) throw;
        row.refused = error.what();
    }
    progress.finish();
    if (row.report.error) {
        if (row.report.status == "cancelled") throw Error(*row.report.error);
        row.refused = row.report.error->what();
    }
    return row;
}

double figure(const Row& row, const std::string& name) {
    const auto found = row.report.summary.find(name);
    return found == row.report.summary.end() ? std::nan("") : found->second;
}

/// `100/86.3/38.7`: of each level, in order.
std::string by_level(const Row& row, const char* name, double scale) {
    std::string text;
    for (int level = 0; row.report.summary.contains(fmt::format("{}[{}]", name, level)); ++level)
        text += fmt::format("{}{:.4g}", level ? "/" : "", scale * figure(row, fmt::format("{}[{}]", name, level)));
    return text;
}

/// Of the whole ID, the deepest that was measured.
double deepest(const Row& row, const char* name) {
    double value = std::nan("");
    for (int depth = 1; row.report.summary.contains(fmt::format("{}[{}]", name, depth)); ++depth)
        value = figure(row, fmt::format("{}[{}]", name, depth));
    return value;
}

void print_table(const Context& context, const std::vector<Row>& rows) {
    TextTable table({"tokenizer", "run", "used, %", "perplexity", "forced", "made", "reconstruction", "recall@10",
                     "purity 1", "purity", "time"});
    for (const Row& row : rows)
        if (row.refused.empty())
            table.add({row.model, row.report.run, by_level(row, "usage", 100), by_level(row, "perplexity", 1),
                       format_value(figure(row, "forced_items")), format_value(figure(row, "made_items")),
                       format_value(figure(row, "reconstruction_error")),
                       format_value(figure(row, "neighbour_recall@10")), format_value(figure(row, "purity[1]")),
                       format_value(deepest(row, "purity")), format_duration(row.report.seconds)});
    context.out << table.to_string()
                << "\nforced, made: items that share their ID because their inputs are equal, or because of the "
                   "codebook\npurity: of the first code, and of the whole ID\n";
    for (const Row& row : rows)
        if (!row.refused.empty()) context.out << fmt::format("\n{} was left out: {}\n", row.model, row.refused);
}

int run_survey(Context& context, const SurveyOptions& options) {
    if (options.dataset.empty())
        throw UsageError("name the data set: --dataset NAME (`datasets` lists them)", "--dataset");
    const auto models = chosen_models(options, context);
    const std::vector<int64_t> seeds = chosen_seeds(options);
    std::vector<bool> known(options.settings.size(), false);
    std::vector<std::pair<descriptor::Experiment, int64_t>> experiments;
    for (const descriptor::ModelDescriptor* model : models)
        for (int64_t seed : seeds) experiments.emplace_back(experiment_of(options, *model, seed, known), seed);
    for (size_t i = 0; i < known.size(); ++i)
        if (!known[i]) throw UsageError("none of these tokenizers has such a parameter", options.settings[i]);
    context.workspace().load_dataset(options.dataset);  // one that is not there is told before anything is trained
    std::vector<Row> rows;
    int code = 0;
    try {
        for (const auto& [experiment, seed] : experiments) rows.push_back(run_one(context, experiment, seed));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::cancelled || rows.empty()) throw;
        context.note(fmt::format("cancelled after {} of {} runs", rows.size(), experiments.size()));
        code = exit_code(error.kind());  // what was done is shown all the same
    }
    if (!context.json) {
        print_table(context, rows);
        return code;
    }
    ordered_json list = ordered_json::array();
    for (const Row& row : rows) {
        ordered_json entry{{"model", row.model}, {"seed", row.seed}};
        if (row.refused.empty())
            entry.update({{"run", row.report.run},
                          {"seconds", row.report.seconds},
                          {"figures", metrics_json(row.report.summary)}});
        else
            entry["left_out"] = row.refused;
        list.push_back(entry);
    }
    context.print(ordered_json{{"dataset", options.dataset}, {"tokenizers", list}});
    return code;
}

}  // namespace

void add_codebook_survey(Command& codebook, Context& context) {
    Command& command =
        codebook.command("survey", "Trains every tokenizer on a data set and sets their codes side by side");
    auto options = std::make_shared<SurveyOptions>();
    command.option("--dataset", options->dataset, "Data set to tokenise", "NAME");
    command.option("--models", options->models, "Tokenizers, separated by commas (default: all)", "ID,ID");
    command.option("--seed", options->seeds, "Seed; give it again for more seeds (default: 42)", "N");
    command.option("--set", options->settings, "A parameter, for every tokenizer that has it", "NAME=VALUE");
    command.action = [&context, options] { return run_survey(context, *options); };
}

}  // namespace armillary::app
