// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/code_price.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/statistics/ranking.h"

namespace armillary::jobs {

namespace {

constexpr double kHeadShare = 0.2;  ///< of the items, the most taken first
constexpr const char* kEmbedding = "model.item_embedding";

const descriptor::ModelDescriptor& model_that_reads_codes(const std::vector<descriptor::ModelDescriptor>& models) {
    for (const descriptor::ModelDescriptor& model : models)
        for (const descriptor::Parameter& parameter : model.parameters)
            if (parameter.name == kEmbedding) return model;
    throw UsageError("no model here can take its item vectors from codes", "model");
}

/// [items] whether the item is among the most taken fifth of the training part; ties go to the lower index.
std::vector<bool> head_items(const data::Dataset& dataset, const data::Split& split) {
    const auto items = static_cast<size_t>(dataset.item_count());
    std::vector<int64_t> taken(items, 0);
    for (int64_t row : split.train)
        ++taken[static_cast<size_t>(dataset.interactions().item[static_cast<size_t>(row)])];
    std::vector<size_t> order(items);
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return taken[a] > taken[b]; });
    std::vector<bool> head(items, false);
    for (size_t i = 0; i < static_cast<size_t>(std::ceil(kHeadShare * static_cast<double>(items))); ++i)
        head[order[i]] = true;
    return head;
}

/// Users whose held-out items all are (or all are not) head items.
std::vector<bool> users_of(const data::Dataset& dataset, const data::Split& split, const std::vector<bool>& head,
                           bool wanted) {
    const auto users = static_cast<size_t>(dataset.user_count());
    std::vector<bool> any(users, false), all(users, true);
    for (int64_t row : split.test) {
        const auto user = static_cast<size_t>(dataset.interactions().user[static_cast<size_t>(row)]);
        any[user] = true;
        if (head[static_cast<size_t>(dataset.interactions().item[static_cast<size_t>(row)])] != wanted)
            all[user] = false;
    }
    for (size_t user = 0; user < users; ++user) all[user] = all[user] && any[user];
    return all;
}

PricePart compare(const std::string& name, const std::vector<bool>& members, const std::vector<double>& ids,
                  const std::vector<double>& codes) {
    std::vector<double> before, after, differences;
    for (size_t user = 0; user < members.size(); ++user) {
        if (!members[user] || std::isnan(ids[user]) || std::isnan(codes[user])) continue;
        before.push_back(ids[user]);
        after.push_back(codes[user]);
        differences.push_back(codes[user] - ids[user]);
    }
    const statistics::Aggregate paired = statistics::aggregate(differences);
    return {name,
            paired.defined,
            statistics::aggregate(before).value,
            statistics::aggregate(after).value,
            paired.value,
            paired.standard_error};
}

const std::vector<double>& ledger(const Evaluation& evaluation, const std::string& metric,
                                  const data::Dataset& dataset) {
    const auto found = evaluation.per_user.find(metric);
    if (found == evaluation.per_user.end() || found->second.size() != static_cast<size_t>(dataset.user_count()))
        throw UsageError(fmt::format("a run of the pair has no test values of '{}' by user", metric), metric);
    return found->second;
}

}  // namespace

PriceExperiments price_experiments(const store::RunDetails& tokenizer,
                                   const std::vector<descriptor::ModelDescriptor>& models,
                                   const descriptor::ParameterSet& settings) {
    const auto made_by =
        std::find_if(models.begin(), models.end(), [&](const auto& model) { return model.id == tokenizer.model; });
    const bool makes_codes =
        made_by == models.end() || made_by->has_capability("codes");  // foreign models are not listed
    if (tokenizer.kind != "tokenizer" || !makes_codes)
        throw UsageError(fmt::format("{} is a run of {}, which makes no codes; name a tokenizer's run",
                                     tokenizer.id, tokenizer.model),
                         tokenizer.id);
    const descriptor::ModelDescriptor& model = model_that_reads_codes(models);
    if (tokenizer.imported && tokenizer.dataset_fingerprint.empty())
        throw UsageError(
            fmt::format("{} was imported without a data set, so there is nobody to recommend to. Import it again "
                        "and name the data set that its items are of",
                        tokenizer.id),
            tokenizer.id);
    descriptor::Experiment trained;
    if (!tokenizer.experiment_toml.empty())
        trained = descriptor::parse_experiment(tokenizer.experiment_toml, tokenizer.id + "/experiment.toml");
    descriptor::Experiment experiment{{}, tokenizer.dataset, model.id, {}};
    for (const auto& [name, value] : trained.parameters.all())
        if (name.starts_with("filter.") || name.starts_with("split.") || name == "training.seed")
            experiment.parameters.set(name, value);
    for (const auto& [name, value] : settings.all()) experiment.parameters.set(name, value);
    PriceExperiments pair{experiment, experiment};
    pair.ids.parameters.set(kEmbedding, std::string("id"));
    pair.codes.parameters.set(kEmbedding, std::string("codes"));
    pair.codes.parameters.set("tokenizer.run", tokenizer.id);
    return pair;
}

CodePrice price_of_codes(const data::Dataset& dataset, const data::Split& split, const Evaluation& ids,
                         const Evaluation& codes, const std::string& metric) {
    const std::vector<double>&before = ledger(ids, metric, dataset), &after = ledger(codes, metric, dataset);
    const std::vector<bool> head = head_items(dataset, split);
    return {metric,
            {compare("all", std::vector<bool>(before.size(), true), before, after),
             compare("head", users_of(dataset, split, head, true), before, after),
             compare("tail", users_of(dataset, split, head, false), before, after)}};
}

}  // namespace armillary::jobs
