// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/preparation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/data/filter.h"
#include "core/jobs/environment.h"
#include "core/jobs/estimate.h"
#include "core/jobs/inputs.h"

namespace armillary::jobs {

using nlohmann::json;

namespace {

json to_json(const descriptor::Value& value) {
    if (const auto* real = std::get_if<double>(&value); real && !std::isfinite(*real))
        return descriptor::to_string(value);
    return std::visit([](const auto& held) { return json(held); }, value);
}

json to_json(const descriptor::ParameterSet& parameters) {
    json object = json::object();
    for (const auto& [name, value] : parameters.all()) object[name] = to_json(value);
    return object;
}

std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What must agree for two runs to be compared (run-folder.md, `protocol`).
json protocol_of(const PreparedRun& prepared) {
    const descriptor::ParameterSet& parameters = prepared.task.parameters;
    json protocol{
        {"dataset", prepared.experiment.dataset},
        {"dataset_fingerprint", prepared.task.dataset->fingerprint()},
        {"split", parameters.text("split.method")},
        {"split_fingerprint", prepared.task.split->fingerprint},
        {"candidates", "all"},
        {"masks_seen", parameters.boolean("evaluation.mask_valid") ? "train, valid" : "train"},
        {"ties", parameters.text("evaluation.ties")},
    };
    protocol["fingerprint"] = sha256_of(protocol.dump());
    protocol["k"] = parameters.integers("evaluation.k");
    return protocol;
}

json leakage_of(const data::Split& split) {
    const data::LeakageReport& report = split.leakage;
    return {{"older_than_newest_train", report.older_than_newest_train},
            {"older_than_own_train", report.older_than_own_train},
            {"pairs_in_train_and_test", report.pairs_in_train_and_test},
            {"test_users_without_train", report.test_users_without_train},
            {"test_rows_of_unseen_items", report.test_rows_of_unseen_items},
            {"users_only_in_train", split.users_only_in_train},
            {"train", split.train.size()},
            {"valid", split.valid.size()},
            {"test", split.test.size()},
            {"warnings", report.warnings}};
}

const descriptor::Port* find_port(const descriptor::ModelDescriptor& model, std::string_view name) {
    const auto port =
        std::find_if(model.inputs.begin(), model.inputs.end(), [&](const auto& p) { return p.name == name; });
    return port == model.inputs.end() ? nullptr : &*port;
}

void check_order(const descriptor::ModelDescriptor& model, const data::Dataset& dataset) {
    const descriptor::Port* order = find_port(model, "order");
    if (!order || !order->required || dataset.time_kind() != data::TimeKind::none) return;
    throw UsageError(
        fmt::format(
            "{} learns from the order of each user's interactions, and data set '{}' has none. Import it "
            "again with its time column named (--set time_column=NAME), or choose a model that needs no order.",
            model.name, dataset.name()),
        "model");
}

/// Whether there is something to split. A model that can do without interactions gets them where they are.
bool reads_interactions(const descriptor::ModelDescriptor& model, const data::Dataset& dataset) {
    const descriptor::Port *interactions = find_port(model, "interactions"), *order = find_port(model, "order");
    if (!interactions && !order) return false;
    if (dataset.interaction_count() > 0) return true;
    if ((interactions && interactions->required) || (order && order->required))
        throw UsageError(
            fmt::format("{} learns from interactions, and data set '{}' is an item table without any.", model.name,
                        dataset.name()),
            "dataset");
    return false;
}

}  // namespace

std::filesystem::path checkpoint_folder(const std::filesystem::path& run_folder) {
    return run_folder / "checkpoint";
}

std::optional<Checkpointed> last_checkpoint(const std::filesystem::path& checkpoint_folder) {
    const std::filesystem::path file = checkpoint_folder / "last.json";
    if (!std::filesystem::exists(file)) return std::nullopt;
    const auto json = nlohmann::json::parse(read_file(file), nullptr, false);
    if (!json.is_object() || !json.contains("epoch") || !json["epoch"].is_number_integer())
        throw BadInput("the checkpoint's last.json does not name an epoch; train anew", file.string());
    Checkpointed at{json["epoch"].get<int>()};
    if (json.contains("trained") && json["trained"].is_number_integer())
        at.trained = json["trained"].get<int64_t>();
    return at;
}

double predicted_memory(const Task& task) {
    return formula_value(task.model.memory_formula, size_of(task), task.parameters);
}

void check_memory(const Task& task, double limit_bytes) {
    check_memory(task.model, size_of(task), task.parameters, limit_bytes);
}

PreparedRun prepare_run(store::Workspace& workspace, const descriptor::Experiment& experiment,
                        const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop) {
    PreparedRun prepared;
    prepared.experiment = descriptor::check_experiment(experiment, models);
    Task& task = prepared.task;
    task.model = descriptor::find_model(models, experiment.model);
    if (experiment.dataset.empty())
        throw UsageError(
            "no data set is named. Name one: `dataset = \"NAME\"` in the experiment, or --dataset NAME.",
            "dataset");
    const data::DatasetPtr whole = workspace.load_dataset(experiment.dataset);
    task.dataset = data::apply_filters(whole, filter_spec(prepared.experiment.parameters));
    prepared.warnings = task.dataset->parts().warnings;

    check_order(task.model, *task.dataset);
    if (reads_interactions(task.model, *task.dataset)) {
        task.split = std::make_shared<data::Split>(
            data::make_split(*task.dataset, split_spec(prepared.experiment.parameters)));
        prepared.warnings.insert(prepared.warnings.end(), task.split->leakage.warnings.begin(),
                                 task.split->leakage.warnings.end());
    } else {
        task.split = std::make_shared<data::Split>();
    }
    if (const descriptor::Port* port = find_port(task.model, "features"))
        task.features = load_features(task.dataset, prepared.experiment.parameters, port->required, stop);
    if (const descriptor::Port* port = find_port(task.model, "codes"))
        task.codes = load_codes(workspace, *task.dataset, prepared.experiment.parameters, *port, prepared.record,
                                prepared.warnings);
    if (const descriptor::Port* port = find_port(task.model, "embeddings"))
        task.embeddings =
            load_embeddings(workspace, *task.dataset, task.split->fingerprint, prepared.experiment.parameters,
                            *port, prepared.record, prepared.warnings);
    task.parameters = prepared.experiment.parameters;
    task.threads = static_cast<int>(task.parameters.integer("training.threads"));
    task.interventions = parse_interventions(task.parameters.text("training.interventions"));
    if (!task.interventions.empty() && !task.model.trainable)
        throw UsageError(fmt::format("{} is fitted at once: there is nothing to intervene in", task.model.name),
                         "training.interventions");
    check_memory(task, static_cast<double>(memory_limit()));

    store::NewRun& record = prepared.record;
    record.name = experiment.name;
    record.kind = task.model.kind == descriptor::ModelKind::tokenizer ? "tokenizer" : "recommender";
    record.model = task.model.id;
    record.dataset = experiment.dataset;
    record.dataset_fingerprint = task.dataset->fingerprint();
    record.split_fingerprint = task.split->fingerprint;
    record.experiment_toml = descriptor::to_toml(prepared.experiment);
    record.parameters_json = dump(to_json(task.parameters));
    record.protocol_json = dump(protocol_of(prepared));
    record.leakage_json = dump(leakage_of(*task.split));
    record.seed = static_cast<uint64_t>(task.parameters.integer("training.seed"));
    return prepared;
}

void check_made_here(const store::RunDetails& run) {
    if (run.experiment_toml.empty())
        throw UsageError(
            "the run was made elsewhere: its experiment is not known, so its model cannot be asked here. What its "
            "folder holds is shown",
            run.id);
}

PreparedRun prepare_recorded_run(store::Workspace& workspace, const store::RunDetails& run,
                                 const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop) {
    check_made_here(run);
    const descriptor::Experiment experiment =
        descriptor::parse_experiment(run.experiment_toml, run.id + "/experiment.toml");
    PreparedRun prepared = prepare_run(workspace, experiment, models, std::move(stop));
    auto check_same = [&](const std::string& now, const std::string& then, const char* what) {
        if (now == then) return;
        throw Error(
            ErrorKind::conflict,
            fmt::format(
                "the {} of {} is not what it was when the run was made: import the data set '{}' again as it was, "
                "or train anew.",
                what, run.id, run.dataset),
            run.id);
    };
    check_same(prepared.record.dataset_fingerprint, run.dataset_fingerprint, "data set");
    check_same(prepared.record.split_fingerprint, run.split_fingerprint, "split");
    prepared.task.checkpoint_dir = checkpoint_folder(workspace.runs().folder(run.id));
    return prepared;
}

}  // namespace armillary::jobs
