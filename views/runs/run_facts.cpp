// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_facts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/descriptor/experiment.h"
#include "views/runs/run_rows.h"
#include "views/shared/core_text.h"
#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunsText {
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

/// What a run took from another one; a role that is not known here stays as it was recorded.
QString role_words(const std::string& role) {
    if (role == "tokenizer") return RunsText::tr("Tokenizer");
    if (role == "collaborative") return RunsText::tr("Collaborative vectors");
    if (role == "remedy_of") return RunsText::tr("Remedy of");
    return text(role);
}

QString split_words(const std::string& split) {
    if (split == "valid") return RunsText::tr("Validation");
    if (split == "test") return RunsText::tr("Test");
    if (split == "diagnostics") return RunsText::tr("Diagnostics");
    return text(split);
}

QString scalar_text(const nlohmann::ordered_json& value) {
    return value.is_string() ? text(value.get<std::string>()) : text(value.dump());
}

nlohmann::ordered_json object_of(const std::string& json) {
    auto object = nlohmann::ordered_json::parse(json, nullptr, false);
    return object.is_object() ? object : nlohmann::ordered_json::object();
}

std::vector<RunFact> about(const store::RunDetails& run, const descriptor::ModelDescriptor* model) {
    std::vector<RunFact> facts{
        {RunsText::tr("Model"), model ? QStringLiteral("%1 (%2)").arg(text(model->name), text(run.model))
                                : run.model.empty() ? RunsText::tr("unknown")
                                                    : text(run.model)},
        {RunsText::tr("Data set"), run.dataset.empty() ? RunsText::tr("unknown") : text(run.dataset)},
        {RunsText::tr("Seed"), run.seed_known ? QString::number(run.seed) : RunsText::tr("unknown")},
        {RunsText::tr("Epochs"), run.best_epoch > 0
                                     ? RunsText::tr("%1, the best is %2").arg(run.epochs).arg(run.best_epoch)
                                     : QString::number(run.epochs)},
        {RunsText::tr("Time"),
         run.imported
             ? RunsText::tr("unknown")
             : RunsText::tr("%1 (%2 of processor time)").arg(duration(run.seconds), duration(run.cpu_seconds))}};
    if (run.peak_memory_bytes > 0)
        facts.push_back({RunsText::tr("Peak memory"), bytes(static_cast<double>(run.peak_memory_bytes))});
    const bool said = !run.imported || object_of(run.environment_json).contains("created");
    facts.push_back({!run.imported ? RunsText::tr("Started")
                     : said        ? RunsText::tr("Made")
                                   : RunsText::tr("Imported"),
                     moment(run.created), text(run.created)});
    for (const store::NewRun::Input& input : run.inputs)
        facts.push_back({role_words(input.role), text(input.run)});
    return facts;
}

/// The parameters of a run made elsewhere, as it names them.
std::vector<RunFact> given(const store::RunDetails& run) {
    std::vector<RunFact> facts;
    const auto parameters = object_of(run.parameters_json);
    for (const auto& [name, value] : parameters.items()) facts.push_back({text(name), scalar_text(value), {}});
    return facts;
}

/// Parameters that matter here and are not what the model would have chosen.
std::vector<RunFact> changed(const store::RunDetails& run, const descriptor::ModelDescriptor* model) {
    std::vector<RunFact> facts;
    if (run.imported) return given(run);
    if (!model || run.experiment_toml.empty()) return facts;
    try {
        const auto schema = descriptor::schema_of(*model);
        const auto given =
            descriptor::resolve(schema, descriptor::parse_experiment(run.experiment_toml, run.id).parameters);
        for (const descriptor::Parameter& parameter : schema) {
            const descriptor::Value* value = given.find(parameter.name);
            if (!value || parameter.name == "training.seed" || *value == parameter.default_value ||
                !descriptor::is_active(schema, parameter, given))
                continue;
            facts.push_back({text(parameter.name),
                             RunsText::tr("%1 (default %2)")
                                 .arg(text(descriptor::to_string(*value)),
                                      text(descriptor::to_string(parameter.default_value))),
                             descriptor_text(parameter.help)});
        }
    } catch (const Error&) {
        facts.clear();  // of a program with another schema: the experiment itself can still be copied
    }
    return facts;
}

std::vector<RunFact> environment(const store::RunDetails& run) {
    std::vector<RunFact> facts;
    const auto recorded = object_of(run.environment_json);
    for (const auto& [key, value] : recorded.items()) {
        if (key == "warnings") continue;
        QString name = text(key).replace('_', ' ');
        QString shown = scalar_text(value);
        if (key == "memory_bytes" && value.is_number()) {
            name = RunsText::tr("memory");
            shown = bytes(value.get<double>());
        }
        facts.push_back({name, shown});
    }
    return facts;
}

QStringList warnings(const store::RunDetails& run) {
    QStringList found;
    for (const std::string* json : {&run.leakage_json, &run.environment_json}) {
        const auto object = object_of(*json);
        if (const auto list = object.find("warnings"); list != object.end() && list->is_array())
            for (const auto& warning : *list) found.push_back(core_text(plain(scalar_text(warning))));
    }
    return found;
}

double standard_error(const store::RunDetails& run, const std::string& split, const std::string& name) {
    const auto errors = run.standard_errors.find(split);
    if (errors == run.standard_errors.end()) return NAN;
    const auto error = errors->second.find(name);
    return error == errors->second.end() ? NAN : error->second;
}

QString value_text(const store::RunDetails& run, const std::string& split, const std::string& name) {
    return with_uncertainty(metric_of(run, split, name), standard_error(run, split, name));
}

/// By their recorded names: the levels of a codebook stand together, from the first.
std::vector<std::string> in_order(const std::set<std::string>& names) {
    std::vector<std::string> sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return natural_less(text(a), text(b)); });
    return sorted;
}

void add_metrics(RunFacts& facts) {
    std::set<std::string> names;
    std::vector<std::string> splits;
    for (const char* split : {"valid", "test", "diagnostics"})
        if (facts.run.metrics.contains(split)) splits.emplace_back(split);
    for (const auto& [split, metrics] : facts.run.metrics) {
        if (std::find(splits.begin(), splits.end(), split) == splits.end()) splits.push_back(split);
        for (const auto& [name, value] : metrics) names.insert(name);
    }
    for (const std::string& split : splits) facts.splits.push_back(split_words(split));
    for (const std::string& name : in_order(names)) {
        RunFacts::Metric metric{figure_words(name), {}};
        for (const std::string& split : splits) metric.values.push_back(value_text(facts.run, split, name));
        facts.metrics.push_back(std::move(metric));
    }
}

}  // namespace

RunFacts facts_of(store::RunDetails run, const QString& folder, const descriptor::ModelDescriptor* model) {
    RunFacts facts;
    facts.about = about(run, model);
    facts.changed = changed(run, model);
    facts.environment = environment(run);
    facts.warnings = warnings(run);
    facts.folder = folder;
    facts.run = std::move(run);
    add_metrics(facts);
    return facts;
}

ExportTable metrics_table(const store::RunDetails& run) {
    ExportTable table{{"split", "metric", "value", "standard_error"}, {}};
    for (const auto& [split, metrics] : run.metrics)
        for (const auto& [name, value] : metrics)
            table.rows.push_back({split, name, value, standard_error(run, split, name)});
    return table;
}

}  // namespace armillary::views
