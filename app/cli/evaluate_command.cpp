// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/split.h"
#include "core/jobs/preparation.h"
#include "core/statistics/ranking.h"
#include "core/statistics/sampled.h"
#include "core/statistics/summary.h"

namespace armillary::app {

namespace {

struct EvaluateOptions {
    std::string run, split = "test", k, ties;
    std::optional<int> sampled;  ///< negatives
};

/// Throws unless every user has at most one held-out item: only then one rank tells what a sample would.
void check_one_held_out(const jobs::Task& task, const std::string& part) {
    const data::Histories held_out =
        data::histories_of(*task.dataset, part == "test" ? task.split->test : task.split->valid);
    for (int32_t user = 0; user < held_out.user_count(); ++user)
        if (held_out.length(user) > 1)
            throw UsageError(
                "what sampled negatives would give is told for one held-out item a user; this run's split holds "
                "out more (split.method=leave_one_out holds out one)",
                "--sampled");
}

/// Metrics as a ranking of the relevant item among `negatives` sampled ones gives them in expectation.
std::map<std::string, double> sampled_metrics(const jobs::Evaluation& evaluation,
                                              const std::vector<int64_t>& cut_offs, int64_t negatives) {
    const auto ledger = evaluation.per_user.find(statistics::kAuc);
    if (ledger == evaluation.per_user.end())
        throw Error(ErrorKind::internal, "the evaluation tells no AUC of its users");
    std::map<std::string, double> metrics;
    const auto mean = [&](const auto& expected) {
        std::vector<double> values;
        for (double auc : ledger->second) values.push_back(expected(1 - auc));
        return statistics::aggregate(values).value;
    };
    for (int64_t k : cut_offs) {
        metrics[fmt::format("hit@{}", k)] =
            mean([&](double p) { return statistics::expected_sampled_hit(p, negatives, k); });
        metrics[fmt::format("ndcg@{}", k)] =
            mean([&](double p) { return statistics::expected_sampled_ndcg(p, negatives, k); });
    }
    metrics["mrr"] = mean([&](double p) { return statistics::expected_sampled_reciprocal_rank(p, negatives); });
    return metrics;
}

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
    if (options.sampled && *options.sampled < 1)
        throw UsageError("the number of sampled negatives is 1 or more", "--sampled");
    if (options.sampled) check_one_held_out(prepared.task, options.split);
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    const jobs::Evaluation evaluation =
        model->evaluate(options.split, parameters.integers("evaluation.k"), parameters.text("evaluation.ties"),
                        context.environment.stop);
    std::map<std::string, double> sampled;
    if (options.sampled)
        sampled = sampled_metrics(evaluation, parameters.integers("evaluation.k"), *options.sampled);
    if (context.json) {
        nlohmann::ordered_json document{{"run", run.id},
                                        {"split", evaluation.split},
                                        {"users", evaluation.users},
                                        {"undefined_users", evaluation.undefined_users},
                                        {"metrics", metrics_json(evaluation.metrics)},
                                        {"standard_errors", metrics_json(evaluation.standard_errors)}};
        if (options.sampled)
            document["sampled"] = {{"negatives", *options.sampled}, {"metrics", metrics_json(sampled)}};
        context.print(document);
        return 0;
    }
    context.out << fmt::format("{} on {}, {}: mean over {} users", run.id, run.dataset, evaluation.split,
                               format_count(evaluation.users));
    if (evaluation.undefined_users > 0)
        context.out << fmt::format(" ({} more have no {} item)", format_count(evaluation.undefined_users),
                                   evaluation.split);
    context.out << '\n' << metrics_table(evaluation.metrics);
    if (options.sampled)
        context.out
            << fmt::format(
                   "\nsampled({}): what ranking against {} uniformly drawn items would give in expectation. Not "
                   "comparable with the figures above, and models may stand in another order:\n",
                   *options.sampled, *options.sampled)
            << metrics_table(sampled);
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
    command.option("--sampled", options->sampled,
                   "Tell too what sampling so many negatives would give, as some papers do", "N");
    command.action = [&context, options] { return run_evaluate(context, *options); };
}

}  // namespace armillary::app
