// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/ranked_lists.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <set>
#include <span>

#include "core/base/error.h"
#include "core/jobs/inputs.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// Items of a user in a part, each once.
std::set<int32_t> items_in(const data::Dataset& dataset, const std::vector<int64_t>& part, int32_t user) {
    const data::Interactions& all = dataset.interactions();
    std::set<int32_t> items;
    for (int64_t row : part)
        if (all.user[static_cast<size_t>(row)] == user) items.insert(all.item[static_cast<size_t>(row)]);
    return items;
}

std::optional<double> recorded_ndcg(store::RunStore& runs, const std::string& run, int32_t user) {
    try {
        return runs.per_user(run, "test", "ndcg@10").at(static_cast<size_t>(user));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) throw;
        return std::nullopt;
    }
}

QString code_text(std::span<const int32_t> code) {
    QStringList levels;
    for (int32_t value : code) {
        if (value < 0) return {};
        levels.append(QString::number(value));
    }
    return levels.join(QChar(0x00B7));
}

ItemCode code_of(const jobs::RecordedCodes& codes, const std::string& run, const QString& item) {
    const auto found = std::find(codes.items.begin(), codes.items.end(), plain(item));
    ItemCode code{{}, text(run), codes.epoch};
    if (found == codes.items.end()) return code;
    const auto levels = static_cast<size_t>(codes.levels);
    const auto row = static_cast<size_t>(found - codes.items.begin());
    code.code = code_text(std::span(codes.codes).subspan(row * levels, levels));
    return code;
}

/// The tokenizer that a run is or reads; empty when there is none.
std::string tokenizer_of(store::Workspace& workspace, const QString& run) {
    if (run.isEmpty()) return {};
    const store::RunDetails details = workspace.runs().get(plain(run));
    if (details.kind == "tokenizer") return details.id;
    for (const auto& input : details.inputs)
        if (input.role == "tokenizer") return input.run;
    return {};
}

std::vector<RankedRow> rows_of(const data::Dataset& dataset, const std::vector<Neighbour>& neighbours) {
    std::vector<RankedRow> rows;
    for (const Neighbour& near : neighbours)
        rows.push_back({text(dataset.items()[near.item]), text(dataset.item_title(near.item)), near.value});
    return rows;
}

/// Empty when the run has no vectors or does not know the item.
std::vector<RankedRow> nearest_by_vectors(jobs::LoadedRun& run, const QString& item, Closeness closeness, int k) {
    const auto array = run.array("item_embeddings");
    const auto* values = array ? std::get_if<std::vector<float>>(&array->values) : nullptr;
    const int32_t row = run.dataset().items().find(plain(item));
    if (!values || array->shape.size() != 2 || row == data::IdMap::kNone) return {};
    return rows_of(run.dataset(), nearest_rows(*values, array->shape[1], row, closeness, k));
}

}  // namespace

TopList top_list(jobs::LoadedRuns& loaded, store::RunStore& runs, const QString& run, const QString& user, int k,
                 std::stop_token stop) {
    const auto model = loaded.get(plain(run), stop);
    const data::Dataset& dataset = model->dataset();
    TopList list;
    list.run = run;
    list.split_fingerprint = text(model->split().fingerprint);
    const int32_t index = dataset.users().find(plain(user));
    list.knows_user = index != data::IdMap::kNone;
    if (!list.knows_user) return list;
    const std::set<int32_t> train = items_in(dataset, model->split().train, index);
    const std::set<int32_t> valid = items_in(dataset, model->split().valid, index);
    std::set<int32_t> test = items_in(dataset, model->split().test, index);
    for (int32_t item : train) test.erase(item);  // no candidates: they are never recommended
    list.train_length = static_cast<int64_t>(train.size());
    list.held_out = static_cast<int>(test.size());
    list.ndcg = recorded_ndcg(runs, model->details().id, index);
    const auto lists = model->recommend({index}, k, std::move(stop));
    for (const jobs::RankedItem& ranked : lists.at(0)) {
        if (ranked.item < 0) continue;
        const bool in_test = test.contains(ranked.item), in_valid = valid.contains(ranked.item);
        list.hits += in_test ? 1 : 0;
        list.rows.push_back({text(dataset.items()[ranked.item]), text(dataset.item_title(ranked.item)),
                             ranked.score, in_test || in_valid,
                             in_test    ? QCoreApplication::translate("Details", "A hit: held out for the test")
                             : in_valid ? QCoreApplication::translate("Details", "A hit: held out for validation")
                                        : QString()});
    }
    return list;
}

NearestList nearest_list(jobs::LoadedRuns& loaded, const data::DatasetPtr& dataset, const QString& run,
                         const QString& item, Closeness closeness, int k, std::stop_token stop) {
    NearestList list;
    if (closeness != Closeness::users && !run.isEmpty()) {
        list.closeness = closeness;
        list.rows = nearest_by_vectors(*loaded.get(plain(run), stop), item, closeness, k);
        list.run_lacks_vectors = list.rows.empty();
        if (!list.run_lacks_vectors) return list;
    }
    list.closeness = Closeness::users;
    const int32_t row = dataset->items().find(plain(item));
    if (row != data::IdMap::kNone)
        list.rows = rows_of(*dataset, nearest_by_users(*dataset, row, k, std::move(stop)));
    return list;
}

std::optional<ItemCode> item_code(store::Workspace& workspace, const data::Dataset& dataset, const QString& run,
                                  const QString& item) {
    try {
        if (const std::string tokenizer = tokenizer_of(workspace, run); !tokenizer.empty()) {
            const store::RunDetails details = workspace.runs().get(tokenizer);
            return code_of(jobs::recorded_codes(workspace, details), details.id, item);
        }
    } catch (const Error& error) {  // the tokenizer is not in this workspace, or kept no codes
        if (error.kind() != ErrorKind::not_found) throw;
    }
    const int32_t row = dataset.items().find(plain(item));
    if (dataset.codes().empty() || row == data::IdMap::kNone) return std::nullopt;
    const data::ItemCodes& codes = dataset.codes().front();
    const auto levels = static_cast<size_t>(codes.levels);
    return ItemCode{code_text(std::span(codes.codes).subspan(static_cast<size_t>(row) * levels, levels)),
                    text(codes.name), -1};
}

}  // namespace armillary::views
