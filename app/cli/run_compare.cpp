// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_compare.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "app/cli/run_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/run_comparison.h"

namespace armillary::app {

using nlohmann::ordered_json;

int compare_runs(Context& context, const std::vector<std::string>& names) {
    if (names.size() < 2) throw UsageError("name two runs or more: armillary-cli runs compare RUN RUN…");
    std::vector<store::RunDetails> runs;
    for (const std::string& name : names) runs.push_back(context.workspace().runs().get(name));
    const auto parameters = jobs::differing_parameters(runs);
    const std::vector<std::string> protocol = jobs::differing_protocol(runs);

    if (context.json) {
        ordered_json document{{"runs", ordered_json::array()},
                              {"comparable", protocol.empty()},
                              {"differing_protocol", protocol},
                              {"differing_parameters", parameters}};
        for (const store::RunDetails& run : runs) document["runs"].push_back(run_json(run));
        context.print(document);
        return 0;
    }
    if (!protocol.empty()) {
        std::vector<std::string> words;
        for (const std::string& key : protocol) words.push_back(key.substr(0, key.find("_fingerprint")));
        context.note(
            fmt::format("warning: these runs were not measured alike (their {} differ): the figures below are "
                        "not comparable",
                        join(words, " and ")));
    }
    std::vector<std::string> header{""}, models{"model"}, datasets{"data set"}, statuses{"status"};
    std::set<std::string> splits;
    for (const store::RunDetails& run : runs) {
        header.push_back(run.id);
        models.push_back(run.model);
        datasets.push_back(run.dataset);
        statuses.push_back(run.status);
        for (const auto& [split, metrics] : run.metrics) splits.insert(split);
    }
    TextTable about(header);
    about.add(models);
    about.add(datasets);
    about.add(statuses);
    for (const auto& [name, values] : parameters) {
        std::vector<std::string> row{name};
        for (const ordered_json& value : values) row.push_back(jobs::parameter_text(value));
        about.add(row);
    }
    context.out << about.to_string();
    for (const std::string& split : splits) {
        std::map<std::string, double> all;
        for (const store::RunDetails& run : runs)
            if (run.metrics.contains(split))
                all.insert(run.metrics.at(split).begin(), run.metrics.at(split).end());
        header[0] = split;
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
        context.out << '\n' << table.to_string();
    }
    return 0;
}

}  // namespace armillary::app
