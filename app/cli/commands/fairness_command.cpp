// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/text/fairness_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/preparation.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

struct FairnessOptions {
    std::vector<std::string> runs, attributes;
    std::string metric = "ndcg@10", split = "test";
    int bins = 4, min_group = 30, worst = 0;
    bool evaluate = false;
};

/// A user among the worst served.
struct WorstUser {
    std::string user;
    double value = 0, interactions = 0;
};

/// Of equal values the most active first: the more is known of a user, the less excuse there is.
std::vector<WorstUser> worst_users(const jobs::FairnessRecord& record, const std::vector<double>& values,
                                   int count) {
    std::vector<int32_t> order = jobs::users_by_value(values);
    std::erase_if(order, [&](int32_t user) { return std::isnan(values[static_cast<size_t>(user)]); });
    const auto activity = [&](int32_t user) {
        return record.activity.empty() ? std::nan("") : record.activity[static_cast<size_t>(user)];
    };
    if (!record.activity.empty())
        std::stable_sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
            const double x = values[static_cast<size_t>(a)], y = values[static_cast<size_t>(b)];
            return x != y ? x < y : activity(a) > activity(b);
        });
    std::vector<WorstUser> worst;
    for (size_t at = 0; at < std::min(order.size(), static_cast<size_t>(count)); ++at)
        worst.push_back(
            {std::string(record.users[order[at]]), values[static_cast<size_t>(order[at])], activity(order[at])});
    return worst;
}

void rank_again(Context& context, jobs::FairnessRecord& record) {
    const jobs::PreparedRun prepared = jobs::prepare_recorded_run(
        context.workspace(), record.run, context.environment.models, context.environment.stop);
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    const descriptor::ParameterSet& parameters = prepared.task.parameters;
    jobs::add_exposure(record, model->evaluate(record.split, parameters.integers("evaluation.k"),
                                               parameters.text("evaluation.ties"), context.environment.stop));
}

struct Answer {
    std::vector<jobs::FairnessReport> reports;
    std::vector<std::vector<WorstUser>> worst;
};

Answer answer(Context& context, const FairnessOptions& options) {
    jobs::FairnessRequest request;
    request.metric = options.metric;
    request.attributes = options.attributes;
    request.grouping.bins = options.bins;
    request.min_group = options.min_group;
    Answer result;
    for (const std::string& name : options.runs) {
        const store::RunDetails run = context.workspace().runs().get(name);
        jobs::FairnessRecord record =
            jobs::load_fairness(context.workspace(), run, options.split, context.environment.stop);
        const std::vector<double> values = jobs::ledger_of(context.workspace(), record, options.metric);
        if (options.evaluate && !record.exposure) rank_again(context, record);
        result.reports.push_back(jobs::fairness_report(record, values, request));
        result.worst.push_back(worst_users(record, values, options.worst));
    }
    jobs::correct_together(result.reports);
    return result;
}

ordered_json document_of(const jobs::FairnessReport& report, const std::vector<WorstUser>& worst) {
    ordered_json document = fairness_json(report);
    document["worst_users"] = ordered_json::array();
    for (const WorstUser& user : worst)
        document["worst_users"].push_back({{"user", user.user},
                                           {"value", json_number(user.value)},
                                           {"interactions", json_number(user.interactions)}});
    return document;
}

std::string worst_text(const std::vector<WorstUser>& worst) {
    if (worst.empty()) return "";
    TextTable table({"worst served", "value", "training interactions"});
    for (const WorstUser& user : worst)
        table.add({user.user, format_value(user.value), format_value(user.interactions)});
    return '\n' + table.to_string("  ");
}

void check(const FairnessOptions& options) {
    if (options.runs.empty()) throw UsageError("name the run: armillary-cli fairness RUN");
    if (options.bins < 2) throw UsageError("numbers are put into two groups at least", "--bins");
    if (options.min_group < 2) throw UsageError("a group needs two users at least", "--min-group");
    if (options.worst < 0) throw UsageError("how many users to list cannot be negative", "--worst");
}

int run_fairness(Context& context, const FairnessOptions& options) {
    check(options);
    const Answer result = answer(context, options);
    if (context.json) {
        ordered_json documents = ordered_json::array();
        for (size_t i = 0; i < result.reports.size(); ++i)
            documents.push_back(document_of(result.reports[i], result.worst[i]));
        context.print(documents.size() == 1 ? documents[0] : ordered_json{{"runs", documents}});
        return 0;
    }
    for (size_t i = 0; i < result.reports.size(); ++i)
        context.out << (i ? "\n\n" : "") << fairness_text(result.reports[i]) << worst_text(result.worst[i]);
    return 0;
}

}  // namespace

void add_fairness(Command& program, Context& context) {
    Command& command = program.command(
        "fairness", "Who is served well and who is not, by groups of users, and how evenly items are shown");
    auto options = std::make_shared<FairnessOptions>();
    command.option("runs", options->runs,
                   "Run: r12, its name, or `last`; of several the tests are corrected together", "RUN");
    command.option(
        "--attribute", options->attributes,
        "Attribute of the users, `activity`, `advantaged` or `weak`; may be repeated (default: all that make "
        "groups, and activity)",
        "NAME");
    command.option("--metric", options->metric, "Metric with a value for each user (default: ndcg@10)", "NAME");
    command.option("--split", options->split, "Part: valid or test (default: test)", "PART");
    command.option("--bins", options->bins, "Groups of about equal size that numbers are put into (default: 4)",
                   "N");
    command.option("--min-group", options->min_group, "Fewest users of a group that is tested (default: 30)", "N");
    command.option("--worst", options->worst, "List so many of the worst-served users", "N");
    command.flag("--evaluate", options->evaluate,
                 "Rank again with the model where the run did not record the exposure of items");
    command.action = [&context, options] { return run_fairness(context, *options); };
}

}  // namespace armillary::app
