// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/user_directory.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct AttentionText {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

constexpr size_t kMostAttributes = 4;

/// ndcg@10 where it was recorded, else the first metric of the test.
std::string metric_of(store::RunStore& runs, const std::string& run) {
    std::string metric;
    for (const auto& [split, name] : runs.per_user_names(run)) {
        if (split != "test") continue;
        if (name == "ndcg@10") return name;
        if (metric.empty()) metric = name;
    }
    return metric;
}

std::vector<int64_t> lengths_of(const data::Dataset& dataset, const data::Split& split) {
    std::vector<int64_t> lengths(static_cast<size_t>(dataset.user_count()));
    for (const auto* part : {&split.train, &split.valid})
        for (const int64_t row : *part)
            ++lengths[static_cast<size_t>(dataset.interactions().user[static_cast<size_t>(row)])];
    return lengths;
}

bool passes(const UserDirectory& directory, size_t user, UserFilter filter) {
    const double outcome = directory.outcomes.empty() ? NAN : directory.outcomes[user];
    switch (filter) {
        case UserFilter::all:
            return true;
        case UserFilter::recorded:
            return directory.recorded[user] != 0;
        case UserFilter::found:
            return outcome > 0;
        case UserFilter::missed:
            return outcome == 0;
    }
    return true;
}

using Row = std::function<size_t(int64_t)>;

void add_attributes(TableContent& table, const UserDirectoryPtr& directory, const Row& user) {
    size_t added = 0;
    for (const data::Attribute& column : directory->dataset->user_table().columns) {
        const bool shown = column.type != data::AttributeType::text &&
                           column.name != directory->dataset->user_table().title_column;
        if (!shown || ++added > kMostAttributes) continue;
        const auto cell = [directory, &column, user](int64_t row) {
            return text(column.cell(static_cast<int32_t>(user(row))));
        };
        if (column.type == data::AttributeType::numeric)
            table.columns.push_back(
                {text(column.name), {}, TableColumn::Kind::number, cell, [directory, &column, user](int64_t row) {
                     return column.numbers[user(row)];
                 }});
        else
            table.columns.push_back({text(column.name), {}, TableColumn::Kind::text, cell});
    }
}

void add_figures(TableContent& table, const UserDirectoryPtr& directory, const Row& user) {
    if (!directory->lengths.empty())
        table.columns.push_back(
            {AttentionText::tr("History"), AttentionText::tr("Interactions before the test"),
             TableColumn::Kind::number,
             [directory, user](int64_t row) { return count(directory->lengths[user(row)]); },
             [directory, user](int64_t row) { return static_cast<double>(directory->lengths[user(row)]); }});
    if (!directory->outcomes.empty())
        table.columns.push_back({text(directory->metric), AttentionText::tr("Of this user, on the test part"),
                                 TableColumn::Kind::number,
                                 [directory, user](int64_t row) { return figure(directory->outcomes[user(row)]); },
                                 [directory, user](int64_t row) { return directory->outcomes[user(row)]; }});
    table.columns.push_back({AttentionText::tr("Maps"),
                             AttentionText::tr("Whose maps were recorded in the epochs"), TableColumn::Kind::text,
                             [directory, user](int64_t row) {
                                 return directory->recorded[user(row)] ? AttentionText::tr("recorded") : QString();
                             }});
}

}  // namespace

QString UserDirectory::id_of(int64_t user) const {
    return dataset ? text(dataset->users()[static_cast<int32_t>(user)]) : run->users[user];
}

UserDirectoryPtr read_directory(jobs::LoadedRuns& loaded, store::RunStore& runs, const AttentionReadingPtr& run,
                                std::stop_token stop) {
    auto directory = std::make_shared<UserDirectory>();
    directory->run = run;
    try {
        const auto model = loaded.get(run->run.id, stop);
        directory->dataset = data::DatasetPtr(model, &model->dataset());
        directory->lengths = lengths_of(model->dataset(), model->split());
        directory->metric = metric_of(runs, run->run.id);
        if (!directory->metric.empty())
            directory->outcomes = runs.per_user(run->run.id, "test", directory->metric);
        if (directory->outcomes.size() != directory->lengths.size()) directory->outcomes.clear();
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) {  // it is still being trained, or was made elsewhere
    }
    if (!directory->dataset) {
        directory->recorded.assign(static_cast<size_t>(run->users.size()), 1);
        return directory;
    }
    directory->recorded.assign(directory->lengths.size(), 0);
    for (const QString& id : run->users)
        if (const int32_t user = directory->dataset->users().find(plain(id)); user != data::IdMap::kNone)
            directory->recorded[static_cast<size_t>(user)] = 1;
    return directory;
}

TableContentPtr user_table(const UserDirectoryPtr& directory, UserFilter filter) {
    const auto rows = std::make_shared<std::vector<size_t>>();
    for (size_t user = 0; user < directory->recorded.size(); ++user)
        if (passes(*directory, user, filter)) rows->push_back(user);
    const Row user = [rows](int64_t row) { return (*rows)[static_cast<size_t>(row)]; };
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(rows->size());
    table->id = [directory, user](int64_t row) { return directory->id_of(static_cast<int64_t>(user(row))); };
    table->columns.push_back(
        {AttentionText::tr("User"), {}, TableColumn::Kind::text, [directory, user](int64_t row) {
             return directory->dataset ? text(directory->dataset->user_title(static_cast<int32_t>(user(row))))
                                       : directory->id_of(static_cast<int64_t>(user(row)));
         }});
    add_figures(*table, directory, user);
    if (directory->dataset) add_attributes(*table, directory, user);
    return table;
}

}  // namespace armillary::views
