// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "app/cli/commands/commands.h"
#include "app/cli/text/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/split.h"
#include "core/jobs/preparation.h"
#include "core/statistics/ranking.h"
#include "core/statistics/sampled_correction.h"

namespace armillary::app {

namespace {

struct EvaluateOptions {
    std::string run, split = "test", k, ties;
    std::optional<int> sampled;  ///< negatives
    std::optional<double> gamma;
};

void check_sampled(int negatives, std::optional<double> gamma) {
    if (negatives < 1) throw UsageError("the number of sampled negatives is 1 or more", "--sampled");
    if (!gamma) return;
    if (!(*gamma > 0 && *gamma <= 1)) throw UsageError("gamma is above 0 and at most 1", "--gamma");
    if (negatives > statistics::kMostSampledNegatives)
        throw UsageError(fmt::format("gamma is of the correction, which is made for up to {} negatives",
                                     statistics::kMostSampledNegatives),
                         "--gamma");
}

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

/// Items that each user's held-out one is ranked among, itself included: all but the known ones. [users]
std::vector<int64_t> candidates_of(const jobs::Task& task, const std::string& part) {
    const bool with_valid = part == "test" && task.parameters.boolean("evaluation.mask_valid");
    const data::Histories known = with_valid
                                      ? data::histories_of(*task.dataset, task.split->train, task.split->valid)
                                      : data::histories_of(*task.dataset, task.split->train);
    std::vector<int64_t> candidates;
    for (int32_t user = 0; user < known.user_count(); ++user) {
        const std::set<int32_t> items(known.begin(user), known.end(user));
        candidates.push_back(task.dataset->item_count() - static_cast<int64_t>(items.size()));
    }
    return candidates;
}

/// The exact metrics, those that ranking the relevant item among sampled negatives gives in expectation, and, of
/// not too many, what the correction makes of these.
statistics::SampledAccount account_of(const jobs::Evaluation& evaluation, const jobs::Task& task,
                                      const std::vector<int64_t>& cut_offs, int64_t negatives, double gamma) {
    const auto ledger = evaluation.per_user.find(statistics::kAuc);
    if (ledger == evaluation.per_user.end())
        throw Error(ErrorKind::internal, "the evaluation tells no AUC of its users");
    std::vector<double> beaten_by;
    for (double auc : ledger->second) beaten_by.push_back(1 - auc);
    auto account =
        statistics::sampled_account(beaten_by, candidates_of(task, evaluation.split), cut_offs, negatives, gamma);
    for (auto& [name, value] : account.full)
        if (const auto exact = evaluation.metrics.find(name); exact != evaluation.metrics.end())
            value = exact->second;
    return account;
}

std::string account_text(const statistics::SampledAccount& account, int negatives, double gamma) {
    const std::string sampled = fmt::format("sampled({})", negatives);
    const bool corrected = !account.corrected.empty();
    std::vector<std::string> header{"metric", "full", sampled};
    if (corrected) header.insert(header.end(), {"corrected", "±"});
    TextTable table(header);
    for (const std::string& name : sorted_metric_keys(account.full)) {
        std::vector<std::string> row{name, format_value(account.full.at(name)),
                                     format_value(account.sampled.at(name))};
        if (corrected)
            row.insert(row.end(),
                       {format_value(account.corrected.at(name)), format_value(account.drawing_errors.at(name))});
        table.add(row);
    }
    const std::string correction =
        corrected ? fmt::format(
                        "corrected: the estimate of the full metric that can be made from such ranks "
                        "(gamma {}); ±: how much it would vary from draw to draw, its bias not "
                        "included",
                        gamma)
                  : fmt::format("It is corrected for up to {} negatives only", statistics::kMostSampledNegatives);
    return fmt::format(
               "\n{}: what ranking against {} uniformly drawn items would give in expectation; not "
               "comparable with the full ranking, and models may stand in another order. {}\n",
               sampled, negatives, correction) +
           table.to_string("  ");
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
    const double gamma = options.gamma.value_or(statistics::kSampledGamma);
    const auto schema = descriptor::schema_of(prepared.task.model);
    descriptor::ParameterSet parameters = prepared.task.parameters;
    for (const auto& [name, text] :
         {std::pair{"evaluation.k", options.k}, std::pair{"evaluation.ties", options.ties}})
        if (!text.empty()) parameters.set(name, descriptor::parse(descriptor::find_parameter(schema, name), text));
    if (options.gamma && !options.sampled)
        throw UsageError("gamma is of the correction of sampled metrics: give --sampled N too", "--gamma");
    if (options.sampled) check_sampled(*options.sampled, options.gamma);
    if (options.sampled) check_one_held_out(prepared.task, options.split);
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    const jobs::Evaluation evaluation =
        model->evaluate(options.split, parameters.integers("evaluation.k"), parameters.text("evaluation.ties"),
                        context.environment.stop);
    std::optional<statistics::SampledAccount> sampled;
    if (options.sampled)
        sampled =
            account_of(evaluation, prepared.task, parameters.integers("evaluation.k"), *options.sampled, gamma);
    if (context.json) {
        nlohmann::ordered_json document{{"run", run.id},
                                        {"split", evaluation.split},
                                        {"users", evaluation.users},
                                        {"undefined_users", evaluation.undefined_users},
                                        {"metrics", metrics_json(evaluation.metrics)},
                                        {"standard_errors", metrics_json(evaluation.standard_errors)}};
        if (sampled)
            document["sampled"] = {{"negatives", *options.sampled},
                                   {"metrics", metrics_json(sampled->sampled)},
                                   {"full", metrics_json(sampled->full)},
                                   {"gamma", gamma},
                                   {"corrected", metrics_json(sampled->corrected)},
                                   {"drawing_errors", metrics_json(sampled->drawing_errors)}};
        context.print(document);
        return 0;
    }
    context.out << fmt::format("{} on {}, {}: mean over {} users", run.id, run.dataset, evaluation.split,
                               format_count(evaluation.users));
    if (evaluation.undefined_users > 0)
        context.out << fmt::format(" ({} more have no {} item)", format_count(evaluation.undefined_users),
                                   evaluation.split);
    context.out << '\n' << metrics_table(evaluation.metrics);
    if (sampled) context.out << account_text(*sampled, *options.sampled, gamma);
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
                   "Tell too what sampling so many negatives would give, as some papers do, and what can be "
                   "told of the full ranking from that",
                   "N");
    command.option("--gamma", options->gamma,
                   "Of that estimate: small for little bias, up to 1 for little variance (default: 0.1)", "G");
    command.action = [&context, options] { return run_evaluate(context, *options); };
}

}  // namespace armillary::app
