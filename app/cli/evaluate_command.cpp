// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/preparation.h"

namespace armillary::app {

namespace {

struct EvaluateOptions {
    std::string run, split = "test", k, ties;
};

int run_evaluate(Context& context, const EvaluateOptions& options) {
    if (options.run.empty()) throw UsageError("name the run: armillary-cli evaluate RUN");
    if (options.split != "valid" && options.split != "test")
        throw UsageError(fmt::format("'{}' is no part that can be evaluated: valid or test", options.split),
                         "--split");
    store::Workspace& workspace = context.workspace();
    const store::RunDetails run = workspace.runs().get(options.run);
    jobs::check_made_here(run);
    if (!descriptor::find_model(context.environment.models, run.model).has_capability("scores"))
        throw UsageError(
            fmt::format("{} is a tokenizer and ranks nothing. `armillary-cli codebook {}` looks into it.", run.id,
                        run.id),
            run.id);
    const jobs::PreparedRun prepared =
        jobs::prepare_recorded_run(workspace, run, context.environment.models, context.environment.stop);
    const auto schema = descriptor::schema_of(prepared.task.model);
    descriptor::ParameterSet parameters = prepared.task.parameters;
    for (const auto& [name, text] :
         {std::pair{"evaluation.k", options.k}, std::pair{"evaluation.ties", options.ties}})
        if (!text.empty()) parameters.set(name, descriptor::parse(descriptor::find_parameter(schema, name), text));
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    const jobs::Evaluation evaluation =
        model->evaluate(options.split, parameters.integers("evaluation.k"), parameters.text("evaluation.ties"),
                        context.environment.stop);
    if (context.json) {
        context.print({{"run", run.id},
                       {"split", evaluation.split},
                       {"users", evaluation.users},
                       {"undefined_users", evaluation.undefined_users},
                       {"metrics", metrics_json(evaluation.metrics)},
                       {"standard_errors", metrics_json(evaluation.standard_errors)}});
        return 0;
    }
    context.out << fmt::format("{} on {}, {}: mean over {} users", run.id, run.dataset, evaluation.split,
                               format_count(evaluation.users));
    if (evaluation.undefined_users > 0)
        context.out << fmt::format(" ({} more have no {} item)", format_count(evaluation.undefined_users),
                                   evaluation.split);
    context.out << '\n' << metrics_table(evaluation.metrics);
    return 0;
}

}  // namespace

void add_evaluate(Command& program, Context& context) {
    Command& command = program.command("evaluate", "Evaluate a trained recommender again");
    auto options = std::make_shared<EvaluateOptions>();
    command.option("run", options->run, "Run: r12, its name, or `last`", "RUN");
    command.option("--split", options->split, "Part: valid or test (default: test)", "PART");
    command.option("--k", options->k, "Cut-offs (default: those of the run)", "5,10,20");
    command.option("--ties", options->ties,
                   "Order of equal scores: hash, raw_id or expected (default: that of the run)", "POLICY");
    command.action = [&context, options] { return run_evaluate(context, *options); };
}

}  // namespace armillary::app
