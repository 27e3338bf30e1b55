// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/split.h"
#include "core/descriptor/experiment.h"
#include "core/jobs/fairness/exposure_record.h"
#include "core/jobs/fairness/fairness_report.h"
#include "core/jobs/inputs.h"
#include "core/statistics/ranking.h"
#include "core/store/id_list.h"

namespace armillary::jobs {

namespace {

/// The values of a column for other rows: `rows[i]` of the table, -1 = missing.
data::Attribute brought_to(const data::Attribute& column, const std::vector<int32_t>& rows) {
    data::Attribute brought;
    brought.name = column.name;
    brought.type = column.type;
    brought.sensitive = column.sensitive;
    brought.categories = column.categories;
    if (column.type == data::AttributeType::multi_categorical) brought.offsets.push_back(0);
    for (int32_t row : rows) {
        const auto r = static_cast<size_t>(row);
        switch (column.type) {
            case data::AttributeType::categorical:
                brought.codes.push_back(row < 0 ? -1 : column.codes[r]);
                break;
            case data::AttributeType::numeric:
                brought.numbers.push_back(row < 0 ? std::numeric_limits<double>::quiet_NaN() : column.numbers[r]);
                break;
            case data::AttributeType::text:
                brought.texts.push_back(row < 0 ? "" : column.texts[r]);
                break;
            case data::AttributeType::multi_categorical:
                if (row >= 0)
                    brought.codes.insert(brought.codes.end(), column.codes.begin() + column.offsets[r],
                                         column.codes.begin() + column.offsets[r + 1]);
                brought.offsets.push_back(static_cast<int64_t>(brought.codes.size()));
                break;
        }
    }
    return brought;
}

void take_attributes(FairnessRecord& record, const data::Dataset& dataset) {
    std::vector<int32_t> rows;
    for (int32_t user = 0; user < record.users.size(); ++user)
        rows.push_back(dataset.users().find(record.users[user]));
    for (const data::Attribute& column : dataset.user_table().columns)
        record.attributes.push_back(brought_to(column, rows));
}

/// The training part of a run made before this was recorded: its data set, filtered and split as it says.
void count_again(FairnessRecord& record, const data::DatasetPtr& whole) {
    const descriptor::Experiment experiment =
        descriptor::parse_experiment(record.run.experiment_toml, record.run.id + "/experiment.toml");
    const data::DatasetPtr dataset = data::apply_filters(whole, filter_spec(experiment.parameters));
    const data::Split split = data::make_split(*dataset, split_spec(experiment.parameters));
    if (split.fingerprint != record.run.split_fingerprint)
        throw Error(
            ErrorKind::conflict,
            fmt::format("the split of {} cannot be made again: its data set is not what it was", record.run.id),
            record.run.id);
    const Activity activity = count_activity(*dataset, split.train);
    if (record.activity.empty()) record.activity.assign(activity.users.begin(), activity.users.end());
    if (record.popularity.empty()) record.popularity.assign(activity.items.begin(), activity.items.end());
}

/// What the data set of the run adds. The run stands on its own where that is gone.
void take_from_dataset(store::Workspace& workspace, FairnessRecord& record, const std::stop_token& stop) {
    if (record.run.dataset.empty()) {
        record.missing.emplace_back(
            "the run names no data set of this workspace, so nothing is known of its users");
        return;
    }
    try {
        const data::DatasetPtr whole = workspace.load_dataset(record.run.dataset);
        take_attributes(record, *whole);
        if (stop.stop_requested()) throw Cancelled();
        const bool counted = !record.activity.empty() && !record.popularity.empty();
        if (!counted && !record.run.experiment_toml.empty()) count_again(record, whole);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        record.missing.emplace_back(error.what());
    }
}

data::IdMap users_of(store::Workspace& workspace, const store::RunDetails& run) {
    const std::filesystem::path file = workspace.runs().folder(run.id) / "users.txt";
    if (!std::filesystem::exists(file))
        throw Error(ErrorKind::not_found,
                    "the run's folder has no users.txt, so nobody knows whose values it holds", file.string());
    return store::read_id_list(file);
}

}  // namespace

FairnessRecord load_fairness(store::Workspace& workspace, const store::RunDetails& run, const std::string& split,
                             std::stop_token stop) {
    FairnessRecord record;
    record.run = run;
    record.split = split;
    store::RunStore& runs = workspace.runs();
    bool counted = false, with_auc = false;
    for (const auto& [part, metric] : runs.per_user_names(run.id)) {
        if (part == split && metric == statistics::kAuc)
            with_auc = true;
        else if (part == split)
            record.metrics.push_back(metric);
        counted = counted || (part == "train" && metric == kInteractions);
    }
    if (record.metrics.empty())
        throw UsageError(
            run.kind == "tokenizer"
                ? fmt::format("{} is a tokenizer's run: it ranks nothing, so nobody is served better or worse by "
                              "it. Name a recommender's run.",
                              run.id)
                : fmt::format(
                      "{} recorded no values by user on the {} part. Train the model again, or name another "
                      "part with --split.",
                      run.id, split),
            run.id);
    record.users = users_of(workspace, run);
    if (with_auc) record.auc = runs.per_user(run.id, split, statistics::kAuc);
    if (counted) record.activity = runs.per_user(run.id, "train", kInteractions);
    const std::filesystem::path folder = runs.folder(run.id);
    record.exposure = read_exposure(folder, split);
    record.popularity = read_popularity(folder).value_or(std::vector<double>{});
    take_from_dataset(workspace, record, stop);
    return record;
}

void add_exposure(FairnessRecord& record, const Evaluation& evaluation) {
    if (!evaluation.exposure.counts.empty()) record.exposure = evaluation.exposure;
}

std::vector<double> ledger_of(store::Workspace& workspace, const FairnessRecord& record,
                              const std::string& metric) {
    if (std::find(record.metrics.begin(), record.metrics.end(), metric) == record.metrics.end()) {
        const auto near = nearest_word(metric, record.metrics);
        throw UsageError(
            fmt::format("{} has no values of '{}' by user{}. There are: {}", record.run.id, metric,
                        near ? fmt::format("; did you mean '{}'?", *near) : "", join(record.metrics, ", ")),
            "--metric");
    }
    std::vector<double> values = workspace.runs().per_user(record.run.id, record.split, metric);
    if (values.size() != static_cast<size_t>(record.users.size()))
        throw Error(
            ErrorKind::storage,
            fmt::format("the run has {} values of {} but {} users", values.size(), metric, record.users.size()),
            record.run.id);
    for (double& value : values)
        if (!std::isfinite(value)) value = std::numeric_limits<double>::quiet_NaN();
    return values;
}

}  // namespace armillary::jobs
