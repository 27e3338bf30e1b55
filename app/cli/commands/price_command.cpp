// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/progress_line.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/codebook/code_price.h"
#include "core/jobs/experiment_run.h"
#include "core/statistics/ranking.h"

namespace armillary::app {

namespace {

struct PriceOptions {
    std::string run, metric = "ndcg@10";
    std::optional<int> epochs;
};

jobs::RunReport train_one(Context& context, const descriptor::Experiment& experiment) {
    TrainingProgress progress(context);
    jobs::RunControl control(context.environment.stop);
    jobs::RunReport report = jobs::run_experiment(context.workspace(), experiment, context.environment.models,
                                                  context.environment.engine(), progress, control);
    progress.finish();
    if (report.error) throw Error(*report.error);
    return report;
}

/// Told before the trainings, not after them.
void check_metric(const std::string& metric, const descriptor::Experiment& experiment, const Context& context) {
    const int k = statistics::parse_metric(metric).k;
    const auto measured =
        descriptor::check_experiment(experiment, context.environment.models).parameters.integers("evaluation.k");
    if (std::find(measured.begin(), measured.end(), k) == measured.end())
        throw UsageError(fmt::format("lists are cut at {}, not at {}", fmt::join(measured, ", "), k), "--metric");
}

void print_price(const Context& context, const jobs::CodePrice& price, const std::string& ids,
                 const std::string& codes, const std::string& tokenizer) {
    context.out << fmt::format(
        "{} on the test part: {} with a vector for each item, {} with vectors of the codes of "
        "{}\n\n",
        price.metric, ids, codes, tokenizer);
    TextTable table({"held-out items", "users", "items", "codes", "difference", "std. error"});
    for (const jobs::PricePart& part : price.parts)
        table.add({part.items, format_count(part.users), format_value(part.ids), format_value(part.codes),
                   format_value(part.difference), format_value(part.standard_error)});
    context.out << table.to_string()
                << "\nhead: the most taken fifth of the items; differences are paired by user\n";
}

int run_price(Context& context, const PriceOptions& options) {
    if (options.run.empty()) throw UsageError("name the run: armillary-cli codebook price RUN");
    store::RunStore& runs = context.workspace().runs();
    const store::RunDetails tokenizer = runs.get(options.run);
    descriptor::ParameterSet settings;
    if (options.epochs) settings.set("training.epochs", int64_t{*options.epochs});
    const jobs::PriceExperiments pair = jobs::price_experiments(tokenizer, context.environment.models, settings);
    check_metric(options.metric, pair.ids, context);
    const jobs::RunReport ids = train_one(context, pair.ids), codes = train_one(context, pair.codes);
    const jobs::Task task = jobs::prepare_recorded_run(context.workspace(), runs.get(ids.run),
                                                       context.environment.models, context.environment.stop)
                                .task;
    const jobs::CodePrice price =
        jobs::price_of_codes(*task.dataset, *task.split, ids.test, codes.test, options.metric);
    if (!context.json) {
        print_price(context, price, ids.run, codes.run, tokenizer.id);
        return 0;
    }
    nlohmann::ordered_json parts = nlohmann::ordered_json::array();
    for (const jobs::PricePart& part : price.parts)
        parts.push_back({{"items", part.items},
                         {"users", part.users},
                         {"ids", part.ids},
                         {"codes", part.codes},
                         {"difference", part.difference},
                         {"standard_error", part.standard_error}});
    context.print(nlohmann::ordered_json{{"run", tokenizer.id},
                                         {"ids", ids.run},
                                         {"codes", codes.run},
                                         {"metric", price.metric},
                                         {"parts", parts}});
    return 0;
}

}  // namespace

void add_codebook_price(Command& codebook, Context& context) {
    Command& command = codebook.command(
        "price", "What the codes cost a recommender: SASRec with vectors of codes against vectors of items");
    auto options = std::make_shared<PriceOptions>();
    command.option("run", options->run, "A tokenizer's run: r12, its name, or `last`", "RUN");
    command.option("--metric", options->metric, "Metric to compare (default: ndcg@10)", "NAME");
    command.option("--epochs", options->epochs, "Most epochs of each of the two trainings", "N");
    command.action = [&context, options] { return run_price(context, *options); };
}

}  // namespace armillary::app
