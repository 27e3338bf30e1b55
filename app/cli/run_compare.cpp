// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_compare.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "app/cli/text/comparison_text.h"
#include "app/cli/text/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/fairness/ledger_comparison.h"
#include "core/jobs/run_comparison.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

struct CompareOptions {
    std::vector<std::string> runs, metrics;
    double smallest_effect = 0;
    bool by_seed = false;
};

std::string about_text(const std::vector<store::RunDetails>& runs) {
    std::vector<std::string> header{""}, models{"model"}, datasets{"data set"}, statuses{"status"};
    for (const store::RunDetails& run : runs) {
        header.push_back(run.id);
        models.push_back(or_unknown(run.model));
        datasets.push_back(or_unknown(run.dataset));
        statuses.push_back(run.status);
    }
    TextTable about(header);
    about.add(models);
    about.add(datasets);
    about.add(statuses);
    for (const auto& [name, values] : jobs::differing_parameters(runs)) {
        std::vector<std::string> row{name};
        for (const ordered_json& value : values) row.push_back(jobs::parameter_text(value));
        about.add(row);
    }
    return about.to_string();
}

/// The final metrics of one split.
std::string metrics_text(const std::vector<store::RunDetails>& runs, const std::string& split) {
    std::map<std::string, double> all;
    std::vector<std::string> header{split};
    for (const store::RunDetails& run : runs) {
        header.push_back(run.id);
        if (run.metrics.contains(split)) all.insert(run.metrics.at(split).begin(), run.metrics.at(split).end());
    }
    TextTable table(header);
    for (const std::string& key : sorted_metric_keys(all)) {
        std::vector<std::string> row{key};
        for (const store::RunDetails& run : runs) {
            const auto metrics = run.metrics.find(split);
            const bool has = metrics != run.metrics.end() && metrics->second.contains(key);
            row.push_back(has ? format_value(metrics->second.at(key)) : "–");
        }
        table.add(row);
    }
    return table.to_string();
}

int compare_runs(Context& context, const CompareOptions& options) {
    if (options.runs.size() < 2) throw UsageError("name two runs or more: armillary-cli runs compare RUN RUN…");
    if (!(options.smallest_effect >= 0))
        throw UsageError("the smallest effect of interest is the size of a difference: 0 or more",
                         "--smallest-effect");
    store::RunStore& store = context.workspace().runs();
    std::vector<store::RunDetails> runs;
    for (const std::string& name : options.runs) runs.push_back(store.get(name));
    jobs::ComparisonSettings settings;
    settings.metrics = options.metrics;
    settings.smallest_effect = options.smallest_effect;
    const jobs::LedgerComparison comparison =
        jobs::compare_ledgers(store, options.by_seed ? jobs::by_experiment(runs) : jobs::each_run(runs), settings);
    if (context.json) {
        ordered_json document{{"runs", ordered_json::array()},
                              {"comparable", comparison.unlike.empty()},
                              {"differing_protocol", comparison.unlike},
                              {"differing_parameters", jobs::differing_parameters(runs)},
                              {"comparison", comparison_json(comparison)}};
        for (const store::RunDetails& run : runs) document["runs"].push_back(run_json(run));
        context.print(document);
        return 0;
    }
    if (const std::string unlike = unlike_text(comparison); !unlike.empty()) context.note("warning: " + unlike);
    std::set<std::string> splits;
    for (const store::RunDetails& run : runs)
        for (const auto& [split, metrics] : run.metrics) splits.insert(split);
    context.out << about_text(runs);
    for (const std::string& split : splits) context.out << '\n' << metrics_text(runs, split);
    context.out << '\n' << comparison_text(comparison);
    return 0;
}

}  // namespace

void add_runs_compare(Command& runs, Context& context) {
    Command& command = runs.command(
        "compare", "Runs side by side: whether they were measured alike, metrics, paired tests, other parameters");
    auto options = std::make_shared<CompareOptions>();
    command.option("runs", options->runs, "Two runs or more; the first is what the others are compared with",
                   "RUN");
    command.option("--metric", options->metrics,
                   "Metric to test; may be repeated, and p-values are corrected over all (default: ndcg@10)",
                   "NAME");
    command.option("--smallest-effect", options->smallest_effect,
                   "Differences whose interval stays below this count as equivalent (default: none)", "SIZE");
    command.flag("--by-seed", options->by_seed, "Runs that differ in nothing but the seed count as one model");
    command.action = [&context, options] { return compare_runs(context, *options); };
}

}  // namespace armillary::app
