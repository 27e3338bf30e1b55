// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/several_runs.h"
#include "app/cli/text/run_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

struct SurveyOptions {
    std::string dataset, models;
    std::vector<std::string> settings, seeds;
};

/// A tokenizer and what became of it.
struct Row : TriedRun {
    std::string model;
    int64_t seed = 0;
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
            throw UsageError(
                fmt::format("{} makes {}; leave it out (`models` tells what makes codes)", model.id,
                            model.kind == descriptor::ModelKind::tokenizer ? "vectors, no codes" : "no codes"),
                "--models");
        chosen.push_back(&model);
    }
    return chosen;
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
                     "purity 1", "by chance", "purity", "time"});
    for (const Row& row : rows)
        if (row.refused.empty())
            table.add({row.model, row.report.run, by_level(row, "usage", 100), by_level(row, "perplexity", 1),
                       format_value(figure(row, "forced_items")), format_value(figure(row, "made_items")),
                       format_value(figure(row, "reconstruction_error")),
                       format_value(figure(row, "neighbour_recall@10")), format_value(figure(row, "purity[1]")),
                       format_value(figure(row, "random_purity[1]")), format_value(deepest(row, "purity")),
                       format_duration(row.report.seconds)});
    context.out
        << table.to_string()
        << "\nforced, made: items that share their ID because their inputs are equal, or because of the "
           "codebook\npurity: of the first code, beside that of groups as large by chance, and of the whole ID\n";
    for (const Row& row : rows)
        if (!row.refused.empty()) context.out << fmt::format("\n{} was left out: {}\n", row.model, row.refused);
}

int run_survey(Context& context, const SurveyOptions& options) {
    if (options.dataset.empty())
        throw UsageError("name the data set: --dataset NAME (`datasets` lists them)", "--dataset");
    const auto models = chosen_models(options, context);
    const std::vector<int64_t> seeds = read_seeds(options.seeds, {42});
    SharedSettings settings(options.settings);
    std::vector<std::pair<descriptor::Experiment, int64_t>> experiments;
    for (const descriptor::ModelDescriptor* model : models)
        for (int64_t seed : seeds) {
            descriptor::Experiment experiment{
                fmt::format("survey: {}", model->name), options.dataset, model->id, {}};
            settings.apply(*model, experiment.parameters);
            experiment.parameters.set("training.seed", seed);
            experiments.emplace_back(std::move(experiment), seed);
        }
    settings.check();
    context.workspace().load_dataset(options.dataset);  // one that is not there is told before anything is trained
    std::vector<Row> rows;
    int code = 0;
    try {
        for (const auto& [experiment, seed] : experiments)
            rows.push_back({try_run(context, experiment), experiment.model, seed});
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::cancelled || rows.empty()) throw;
        context.note(fmt::format("cancelled after {} of {} runs", rows.size(), experiments.size()));
        code = exit_code(error.kind());  // what was done is shown all the same
    }
    if (std::all_of(rows.begin(), rows.end(), [](const Row& row) { return !row.refused.empty(); }))
        code = std::max(code, 1);  // nothing was trained
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
