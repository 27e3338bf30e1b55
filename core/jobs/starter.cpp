// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/starter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/statistics/ranking.h"

namespace armillary::jobs {

namespace {

using descriptor::ModelDescriptor;

// The choice as data: who is the floor, and who is tried against it, best first.
constexpr std::string_view kBaseline = "most_pop";
struct Candidate {
    std::string_view id;
    ModelReason reason;
};
constexpr std::array kCandidates{Candidate{"ease", ModelReason::exact_fits},
                                 Candidate{"item_knn", ModelReason::neighbours},
                                 Candidate{"bpr_mf", ModelReason::large}};
constexpr double kMemoryShare = 0.4;      // of the machine: other programs run too
constexpr double kMostOperations = 2e13;  // some minutes on two cores
constexpr double kEnoughHistory = 3;      // interactions: one each to train, validate and test

const ModelDescriptor* find(const std::vector<ModelDescriptor>& models, std::string_view id) {
    const auto found =
        std::find_if(models.begin(), models.end(), [id](const auto& model) { return model.id == id; });
    return found == models.end() ? nullptr : &*found;
}

bool needs_only_interactions(const ModelDescriptor& model) {
    return model.kind == descriptor::ModelKind::recommender &&
           std::all_of(model.inputs.begin(), model.inputs.end(),
                       [](const auto& port) { return port.name == "interactions" || !port.required; });
}

/// Whether half of the users have a history long enough to hold two interactions out.
bool histories_are_long_enough(const data::Dataset& dataset) {
    std::vector<int64_t> lengths(static_cast<size_t>(dataset.user_count()));
    for (int32_t user : dataset.interactions().user) ++lengths[static_cast<size_t>(user)];
    const auto enough = std::count_if(lengths.begin(), lengths.end(), [](auto n) { return n >= kEnoughHistory; });
    return 2 * enough >= static_cast<int64_t>(lengths.size());
}

std::pair<std::string, SplitReason> choose_split(const data::Dataset& dataset) {
    if (!dataset.interactions().part.empty()) return {"given", SplitReason::published};
    if (dataset.time_kind() == data::TimeKind::none) return {"random", SplitReason::unordered};
    if (dataset.time_kind() == data::TimeKind::utc_milliseconds && !histories_are_long_enough(dataset))
        return {"global_time", SplitReason::short_history};
    return {"leave_one_out", SplitReason::ordered};
}

struct Cost {
    double bytes = 0, operations = 0;
};
Cost cost_of(const ModelDescriptor& model, const data::Dataset& dataset) {
    const auto defaults = descriptor::resolve(descriptor::schema_of(model), {});
    const ProblemSize size{static_cast<double>(dataset.user_count()), static_cast<double>(dataset.item_count()),
                           static_cast<double>(dataset.interaction_count()), 0};
    return {formula_value(model.memory_formula, size, defaults),
            operations(model, size, defaults, epochs_planned(model, defaults))};
}

struct Choice {
    const ModelDescriptor* model = nullptr;
    ModelReason reason = ModelReason::only_choice;
    double bytes = 0, passed_over_bytes = 0;
};

Choice choose_model(const data::Dataset& dataset, const std::vector<ModelDescriptor>& models,
                    double memory_limit_bytes) {
    Choice choice;
    for (const Candidate& candidate : kCandidates) {
        const ModelDescriptor* model = find(models, candidate.id);
        if (!model) continue;
        const Cost cost = cost_of(*model, dataset);
        const bool fits = cost.bytes <= kMemoryShare * memory_limit_bytes && cost.operations <= kMostOperations;
        if (fits || candidate.reason == ModelReason::large)
            return {model, candidate.reason, cost.bytes, choice.passed_over_bytes};
        if (candidate.reason == ModelReason::exact_fits) choice.passed_over_bytes = cost.bytes;
    }
    for (const ModelDescriptor& model : models)
        if (model.id != kBaseline && needs_only_interactions(model))
            return {&model, ModelReason::only_choice, cost_of(model, dataset).bytes, choice.passed_over_bytes};
    throw UsageError("no model is known that learns from interactions alone", "model");
}

std::optional<std::string> shared_metric(const Evaluation& baseline, const Evaluation& model) {
    for (const char* wanted : {"hit@10", "ndcg@10"})
        if (baseline.metrics.contains(wanted) && model.metrics.contains(wanted)) return wanted;
    for (const auto& [metric, value] : baseline.metrics)
        if (model.metrics.contains(metric)) return metric;
    return std::nullopt;
}

const std::vector<double>* values_of(const Evaluation& evaluation, const std::string& metric) {
    const auto found = evaluation.per_user.find(metric);
    return found == evaluation.per_user.end() ? nullptr : &found->second;
}

}  // namespace

StartPlan plan_start(const data::Dataset& dataset, const std::vector<ModelDescriptor>& models,
                     double memory_limit_bytes) {
    if (dataset.interaction_count() == 0)
        throw UsageError(
            fmt::format("'{}' is an item table without interactions: there is nothing to recommend from. Import "
                        "a file that says which user had which item.",
                        dataset.name()),
            "dataset");
    const ModelDescriptor* baseline = find(models, kBaseline);
    if (!baseline) throw UsageError("the baseline that every model is measured by is not known here", "model");
    const Choice choice = choose_model(dataset, models, memory_limit_bytes);
    const auto [split, split_reason] = choose_split(dataset);
    StartPlan plan;
    plan.baseline = {{}, dataset.name(), baseline->id, {}};
    plan.model = {{}, dataset.name(), choice.model->id, {}};
    for (descriptor::Experiment* experiment : {&plan.baseline, &plan.model})
        experiment->parameters.set("split.method", split);
    plan.split_reason = split_reason;
    plan.model_reason = choice.reason;
    plan.memory_bytes = choice.bytes;
    plan.passed_over_bytes = choice.passed_over_bytes;
    return plan;
}

double Verdict::relative() const {
    return baseline > 0 ? difference / baseline : std::nan("");
}

Verdict verdict(const Evaluation& baseline, const Evaluation& model) {
    const auto metric = shared_metric(baseline, model);
    if (!metric) throw UsageError("the two runs have no test metric in common", "evaluation.k");
    Verdict result;
    result.metric = *metric;
    result.baseline = baseline.metrics.at(*metric);
    result.model = model.metrics.at(*metric);
    result.difference = result.model - result.baseline;
    result.standard_error = std::nan("");
    result.users = std::min(baseline.users, model.users);
    const auto *before = values_of(baseline, *metric), *after = values_of(model, *metric);
    if (before && after && before->size() == after->size()) {
        std::vector<double> differences(before->size());
        for (size_t user = 0; user < differences.size(); ++user)
            differences[user] = (*after)[user] - (*before)[user];
        const statistics::Aggregate paired = statistics::aggregate(differences);
        result.standard_error = paired.standard_error;
        result.users = paired.defined;
    }
    constexpr double kErrors = 2;  // about 95 %
    if (std::abs(result.difference) > kErrors * result.standard_error)
        result.finding = result.difference > 0 ? Verdict::Finding::better : Verdict::Finding::worse;
    return result;
}

Evaluation recorded_test(store::RunStore& runs, const std::string& run) {
    const store::RunDetails details = runs.get(run);
    Evaluation test;
    test.split = "test";
    if (const auto found = details.metrics.find("test"); found != details.metrics.end())
        test.metrics = found->second;
    if (const auto found = details.standard_errors.find("test"); found != details.standard_errors.end())
        test.standard_errors = found->second;
    for (const auto& [split, metric] : runs.per_user_names(run))
        if (split == "test") test.per_user[metric] = runs.per_user(run, split, metric);
    if (!test.per_user.empty()) {
        const statistics::Aggregate some = statistics::aggregate(test.per_user.begin()->second);
        test.users = some.defined;
        test.undefined_users = some.undefined;
    }
    return test;
}

}  // namespace armillary::jobs
