// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/profile.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/data/profile/measures.h"
#include "core/data/profile/sections.h"

namespace armillary::data {

namespace {

constexpr int kPopularityPoints = 200;

std::vector<int64_t> count_rows(const std::vector<int32_t>& column, int32_t size) {
    std::vector<int64_t> counts(static_cast<size_t>(size), 0);
    for (int32_t index : column) ++counts[static_cast<size_t>(index)];
    return counts;
}

std::vector<Point> popularity_by_rank(std::vector<int64_t> counts) {
    std::sort(counts.rbegin(), counts.rend());
    std::vector<Point> points;
    const double n = static_cast<double>(counts.size());
    size_t last = 0;
    for (int p = 0; p < kPopularityPoints && !counts.empty(); ++p) {
        const auto rank = static_cast<size_t>(std::lround(std::pow(n, p / (kPopularityPoints - 1.0))));
        if (rank == last) continue;
        last = rank;
        points.push_back({static_cast<double>(rank), static_cast<double>(counts[rank - 1])});
    }
    return points;
}

}  // namespace

void ProfileSource::check_stop() const {
    if (stop.stop_requested()) throw Cancelled();
}

DatasetProfile compute_profile(const Dataset& dataset, std::stop_token stop) {
    const Interactions& rows = dataset.interactions();
    const int32_t users = dataset.user_count(), items = dataset.item_count();
    const ProfileSource source{dataset, interaction_graph(rows.user, rows.item, users, items),
                               count_rows(rows.user, users), count_rows(rows.item, items), stop};
    std::vector<int64_t> user_counts = source.user_rows, item_counts = source.item_rows;
    std::erase(user_counts, 0);
    std::erase(item_counts, 0);

    DatasetProfile profile;
    profile.users = users;
    profile.items = items;
    profile.interactions = rows.size();
    profile.active_users = static_cast<int64_t>(user_counts.size());
    profile.active_items = static_cast<int64_t>(item_counts.size());
    profile.distinct_pairs = source.graph.edges();
    if (users > 0 && items > 0)
        profile.density = static_cast<double>(profile.distinct_pairs) /
                          (static_cast<double>(users) * static_cast<double>(items));
    profile.time_kind = to_string(dataset.time_kind());
    profile.popularity = popularity_by_rank(item_counts);
    profile.tail = fit_tail(item_counts);
    profile.item_concentration = concentration(item_counts);
    profile.user_concentration = concentration(user_counts);

    for (auto* section : {profile_values_and_times, profile_drift, profile_histories, profile_attributes,
                          profile_pairs, profile_graph, profile_traps}) {
        source.check_stop();
        section(source, profile);
    }
    return profile;
}

}  // namespace armillary::data
