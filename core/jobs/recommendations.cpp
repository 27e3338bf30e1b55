// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/recommendations.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/base/error.h"

namespace armillary::jobs {

namespace {

/// The column of the catalogue that names items to people; null when there is none.
const data::Attribute* titles_of(const data::Dataset& dataset) {
    return dataset.item_table().find(dataset.item_table().title_column);
}

void add_list(ExportTable& table, const data::Dataset& dataset, int32_t user,
              const std::vector<RankedItem>& list) {
    const data::Attribute* titles = titles_of(dataset);
    for (size_t rank = 0; rank < list.size(); ++rank) {
        const auto [item, score] = list[rank];
        if (item < 0) continue;
        table.rows.push_back({std::string(dataset.users()[user]), std::string(dataset.items()[item]),
                              static_cast<int64_t>(rank) + 1, as_decimal(score)});
        if (titles) table.rows.back().emplace_back(titles->cell(item));
    }
}

}  // namespace

ExportTable recommendations(TrainedModel& model, const data::Dataset& dataset, const std::vector<int32_t>& users,
                            int k, std::stop_token stop, const RankingProgress& progress) {
    constexpr size_t kBlock = 1024;
    ExportTable table{{"user", "item", "rank", "score"}, {}};
    if (titles_of(dataset)) table.columns.emplace_back("title");
    for (size_t begin = 0; begin < users.size(); begin += kBlock) {
        if (stop.stop_requested()) throw Cancelled();
        const size_t end = std::min(begin + kBlock, users.size());
        const std::vector<int32_t> block(users.begin() + static_cast<ptrdiff_t>(begin),
                                         users.begin() + static_cast<ptrdiff_t>(end));
        const auto lists = model.recommend(block, k, stop);
        for (size_t u = 0; u < lists.size(); ++u) add_list(table, dataset, block[u], lists[u]);
        progress(static_cast<int64_t>(end), static_cast<int64_t>(users.size()));
    }
    return table;
}

std::vector<int32_t> all_users(const data::Dataset& dataset) {
    std::vector<int32_t> users(static_cast<size_t>(dataset.user_count()));
    std::iota(users.begin(), users.end(), 0);
    return users;
}

std::vector<int32_t> users_named(const data::Dataset& dataset, const std::vector<std::string>& ids) {
    std::vector<int32_t> users;
    std::vector<bool> named(static_cast<size_t>(dataset.user_count()));
    for (const std::string& id : ids) {
        const int32_t user = dataset.users().find(id);
        if (user == data::IdMap::kNone)
            throw Error(
                ErrorKind::not_found,
                fmt::format("there is no user '{}' in {} as this run was trained on it", id, dataset.name()), id);
        if (!named[static_cast<size_t>(user)]) users.push_back(user);
        named[static_cast<size_t>(user)] = true;
    }
    return users;
}

}  // namespace armillary::jobs
