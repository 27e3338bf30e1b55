// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/codebook_doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/inputs.h"

namespace armillary::jobs {

namespace {

/// A parameter of the record as the command line writes it.
std::string command_text(const nlohmann::json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_float()) return format_number(value.get<double>());
    if (!value.is_array()) return value.dump();
    std::vector<std::string> parts;
    for (const auto& part : value) parts.push_back(command_text(part));
    return join(parts, ",");
}

/// `k-means initialisation` of (model.initialisation, kmeans), `warm up epochs 20` of (model.warm_up_epochs, 20).
std::string change_words(const std::string& parameter, const std::string& value) {
    std::string what = parameter.substr(parameter.rfind('.') + 1);
    std::replace(what.begin(), what.end(), '_', ' ');
    if (parse_double(value)) return what + " " + value;
    return (value == "kmeans" ? "k-means" : value) + " " + what;
}

/// `RQ-VAE, k-means initialisation`: how people tell the pair from its run.
std::string name_of_pair(const store::RunDetails& run, const diagnostics::Remedy& remedy,
                         const std::string& model_name) {
    std::vector<std::string> parts{run.name.empty() ? model_name : run.name};
    for (const auto& [parameter, value] : remedy.changes) parts.push_back(change_words(parameter, value));
    return join(parts, ", ");
}

}  // namespace

diagnostics::RunEvidence doctor_evidence(store::Workspace& workspace, const store::RunDetails& run) {
    const RecordedCodes codes = recorded_codes(workspace, run);
    diagnostics::RunEvidence evidence;
    for (size_t row = 0; row < codes.items.size(); ++row) {
        const auto first = codes.codes.begin() + static_cast<std::ptrdiff_t>(row) * codes.levels;
        evidence.items += std::any_of(first, first + codes.levels, [](int32_t code) { return code >= 0; });
    }
    evidence.level_sizes = recorded_level_sizes(workspace.runs().folder(run.id), codes);
    const auto parameters = nlohmann::json::parse(run.parameters_json, nullptr, false);
    if (parameters.is_object())
        for (const auto& [name, value] : parameters.items()) evidence.parameters[name] = command_text(value);
    for (const auto& [split, name] : workspace.runs().series_names(run.id)) {
        if (split != "train" && split != "diagnostics") continue;
        for (const store::SeriesPoint& point : workspace.runs().series(run.id, split, name))
            evidence.series[name].push_back({point.step, point.value});
    }
    for (const store::RunEvent& event : workspace.runs().events(run.id))
        evidence.diverged |= event.kind == "diverged";
    return evidence;
}

descriptor::Experiment remedied_experiment(const store::RunDetails& run, const diagnostics::Cause& cause,
                                           const std::vector<descriptor::ModelDescriptor>& models) {
    if (cause.remedy.changes.empty())
        throw UsageError(fmt::format("the remedy of '{}' cannot be tried by a change of this model's settings: {}",
                                     cause.id, cause.remedy.words),
                         "--try");
    if (run.experiment_toml.empty())
        throw UsageError("the run was made elsewhere: its experiment is not known, so it cannot be run again",
                         run.id);
    descriptor::Experiment experiment = descriptor::parse_experiment(run.experiment_toml, run.id);
    const descriptor::ModelDescriptor& model = descriptor::find_model(models, experiment.model);
    const auto schema = descriptor::schema_of(model);
    for (const auto& [name, value] : cause.remedy.changes)
        experiment.parameters.set(name, descriptor::parse(descriptor::find_parameter(schema, name), value));
    experiment.name = name_of_pair(run, cause.remedy, model.name);
    return experiment;
}

std::map<std::string, double> recorded_figures(store::RunStore& runs, std::string_view run, int epoch) {
    std::map<std::string, double> figures;
    for (const auto& [split, name] : runs.series_names(run)) {
        if (split != "diagnostics") continue;
        for (const store::SeriesPoint& point : runs.series(run, split, name))
            if (point.epoch == epoch) figures[name] = point.value;
    }
    return figures;
}

}  // namespace armillary::jobs
