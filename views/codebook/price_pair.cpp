// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/price_pair.h"

#include <QCoreApplication>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/jobs/preparation.h"
#include "core/jobs/starter.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

using nlohmann::json;

constexpr const char* kEmbedding = "model.item_embedding";

struct PriceText {
    Q_DECLARE_TR_FUNCTIONS(Price)
};

/// Finished runs of models that can take their vectors from codes, newest first.
std::vector<store::RunDetails> candidates(store::RunStore& runs, std::stop_token stop) {
    std::vector<store::RunDetails> found;
    for (const store::RunSummary& run : runs.list()) {
        if (stop.stop_requested()) throw Cancelled();
        if (run.status != "done" || run.kind != "recommender") continue;
        store::RunDetails details = runs.get(run.id);
        if (details.parameters_json.find(kEmbedding) != std::string::npos) found.push_back(std::move(details));
    }
    return found;
}

json parameters_of(const store::RunDetails& run) {
    const json parameters = json::parse(run.parameters_json, nullptr, false);
    return parameters.is_object() ? parameters : json::object();
}

bool reads_codes_of(const store::RunDetails& run, const std::string& tokenizer) {
    return parameters_of(run).value(kEmbedding, "") == "codes" &&
           std::any_of(run.inputs.begin(), run.inputs.end(), [&](const store::NewRun::Input& input) {
               return input.role == "tokenizer" && input.run == tokenizer;
           });
}

/// Everything but where the vectors come from.
json common_parameters(const store::RunDetails& run) {
    json parameters = parameters_of(run);
    parameters.erase(kEmbedding);
    for (auto entry = parameters.begin(); entry != parameters.end();)
        entry = entry.key().starts_with("tokenizer.") ? parameters.erase(entry) : std::next(entry);
    return parameters;
}

bool are_pair(const store::RunDetails& ids, const store::RunDetails& codes) {
    return ids.model == codes.model && ids.dataset_fingerprint == codes.dataset_fingerprint &&
           ids.split_fingerprint == codes.split_fingerprint && parameters_of(ids).value(kEmbedding, "") == "id" &&
           common_parameters(ids) == common_parameters(codes);
}

/// Names of the figures by user that both have, as the store lists them.
std::vector<std::string> common_metrics(const jobs::Evaluation& ids, const jobs::Evaluation& codes) {
    std::vector<std::string> metrics;
    for (const auto& [metric, values] : ids.per_user)
        if (codes.per_user.contains(metric)) metrics.push_back(metric);
    return metrics;
}

std::string chosen_metric(const std::vector<std::string>& metrics, const std::string& wanted) {
    for (const std::string& candidate : {wanted, std::string("ndcg@10")})
        if (std::find(metrics.begin(), metrics.end(), candidate) != metrics.end()) return candidate;
    return metrics.empty() ? wanted : metrics.front();
}

QString part_words(const std::string& part) {
    if (part == "all") return PriceText::tr("all");
    if (part == "head") return PriceText::tr("head");
    return part == "tail" ? PriceText::tr("tail") : text(part);
}

}  // namespace

std::optional<PricedCodes> priced_codes(store::Workspace& workspace, const std::string& tokenizer,
                                        const std::vector<descriptor::ModelDescriptor>& models,
                                        const std::string& metric, std::stop_token stop) {
    const std::vector<store::RunDetails> runs = candidates(workspace.runs(), stop);
    for (const store::RunDetails& codes : runs) {
        if (!reads_codes_of(codes, tokenizer)) continue;
        // The one trained just before, or else any that fits.
        const auto fits = [&](const store::RunDetails& run) { return are_pair(run, codes); };
        auto ids = std::find_if(runs.begin() + (&codes - runs.data()), runs.end(), fits);
        if (ids == runs.end()) ids = std::find_if(runs.begin(), runs.end(), fits);
        if (ids == runs.end()) continue;
        const jobs::Task task = jobs::prepare_recorded_run(workspace, *ids, models, stop).task;
        const jobs::Evaluation before = jobs::recorded_test(workspace.runs(), ids->id);
        const jobs::Evaluation after = jobs::recorded_test(workspace.runs(), codes.id);
        std::vector<std::string> metrics = common_metrics(before, after);
        return PricedCodes{
            tokenizer, ids->id, codes.id,
            jobs::price_of_codes(*task.dataset, *task.split, before, after, chosen_metric(metrics, metric)),
            std::move(metrics)};
    }
    return {};
}

TableContentPtr price_table(std::vector<PricedCodes> priced) {
    struct Row {
        std::string tokenizer;
        jobs::PricePart part;
    };
    auto rows = std::make_shared<std::vector<Row>>();
    for (const PricedCodes& each : priced)
        for (const jobs::PricePart& part : each.price.parts) rows->push_back({each.tokenizer, part});
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(rows->size());
    const auto row_at = [rows](int64_t row) -> const Row& { return (*rows)[static_cast<size_t>(row)]; };
    if (priced.size() > 1)
        table->columns.push_back({PriceText::tr("Codes of"), {}, TableColumn::Kind::text, [row_at](int64_t row) {
                                      return text(row_at(row).tokenizer);
                                  }});
    table->columns.push_back({PriceText::tr("Held-out"),
                              PriceText::tr("Users by their held-out items: head, the most taken fifth of the "
                                            "items; tail, the others"),
                              TableColumn::Kind::text,
                              [row_at](int64_t row) { return part_words(row_at(row).part.items); }});
    const auto add = [&](const QString& title, const QString& help, double jobs::PricePart::*value) {
        const auto number = [row_at, value](int64_t row) { return row_at(row).part.*value; };
        table->columns.push_back({title, help, TableColumn::Kind::number,
                                  [number](int64_t row) { return figure(number(row)); }, number});
    };
    add(PriceText::tr("Difference"), PriceText::tr("Codes less items, paired by user"),
        &jobs::PricePart::difference);
    add(PriceText::tr("Std. error"), PriceText::tr("Of the difference"), &jobs::PricePart::standard_error);
    add(PriceText::tr("Items"), PriceText::tr("With a vector for each item"), &jobs::PricePart::ids);
    add(PriceText::tr("Codes"), PriceText::tr("With the sum of the vectors of an item's codes"),
        &jobs::PricePart::codes);
    table->columns.push_back({PriceText::tr("Users"), PriceText::tr("Whose held-out items are all of this part"),
                              TableColumn::Kind::number,
                              [row_at](int64_t row) { return count(row_at(row).part.users); },
                              [row_at](int64_t row) { return static_cast<double>(row_at(row).part.users); }});
    return table;
}

}  // namespace armillary::views
