// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/data/leakage.h"
#include "core/data/profile/sections.h"

namespace armillary::data {

namespace {

constexpr int32_t kCoreLevels = 60;

/// Disjoint sets with path halving.
class UnionFind {
 public:
    explicit UnionFind(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
    size_t root(size_t v) {
        while (parent_[v] != v) v = parent_[v] = parent_[parent_[v]];
        return v;
    }
    void join(size_t a, size_t b) { parent_[root(a)] = root(b); }

 private:
    std::vector<size_t> parent_;
};

void profile_components(const ProfileSource& source, DatasetProfile& profile) {
    const InteractionGraph& graph = source.graph;
    const auto users = static_cast<size_t>(graph.users());
    UnionFind sets(users + static_cast<size_t>(graph.items()));
    for (size_t user = 0; user < users; ++user)
        for (int64_t at = graph.user_offsets[user]; at < graph.user_offsets[user + 1]; ++at)
            sets.join(user, users + static_cast<size_t>(graph.user_items[static_cast<size_t>(at)]));
    std::vector<int64_t> interactions(users + static_cast<size_t>(graph.items()), 0);
    for (size_t user = 0; user < users; ++user) interactions[sets.root(user)] += source.user_rows[user];
    profile.components = std::count_if(interactions.begin(), interactions.end(), [](int64_t n) { return n > 0; });
    if (profile.interactions > 0)
        profile.largest_component =
            static_cast<double>(*std::max_element(interactions.begin(), interactions.end())) /
            static_cast<double>(profile.interactions);
}

void profile_cores(const ProfileSource& source, DatasetProfile& profile) {
    if (profile.interactions == 0) return;
    const CoreNumbers cores = core_numbers(source.graph);
    const int32_t highest = *std::max_element(cores.user.begin(), cores.user.end());
    std::vector<CoreLevel> levels(static_cast<size_t>(highest) + 1);
    const Interactions& rows = source.dataset.interactions();
    for (size_t row = 0; row < rows.user.size(); ++row)
        ++levels[static_cast<size_t>(std::min(cores.user[static_cast<size_t>(rows.user[row])],
                                              cores.item[static_cast<size_t>(rows.item[row])]))]
              .interactions;
    for (int32_t core : cores.user) ++levels[static_cast<size_t>(core)].users;
    for (int32_t core : cores.item) ++levels[static_cast<size_t>(core)].items;
    for (size_t k = levels.size() - 1; k-- > 0;) {
        levels[k].interactions += levels[k + 1].interactions;
        levels[k].users += levels[k + 1].users;
        levels[k].items += levels[k + 1].items;
    }
    const int32_t shown = std::min(kCoreLevels, highest);
    int32_t last = 0;
    for (int32_t i = 0; i < shown; ++i) {
        const double even = shown == highest ? i + 1 : std::pow(highest, i / (shown - 1.0));
        const auto k = std::max(last + 1, static_cast<int32_t>(std::lround(even)));
        if (k > highest) break;
        last = k;
        profile.cores.push_back(levels[static_cast<size_t>(k)]);
        profile.cores.back().k = k;
    }
}

std::string percent(double share) {
    return fmt::format("{:.1f} %", 100 * share);
}

}  // namespace

void profile_graph(const ProfileSource& source, DatasetProfile& profile) {
    profile_components(source, profile);
    profile_cores(source, profile);
}

void profile_traps(const ProfileSource& source, DatasetProfile& profile) {
    const Dataset& dataset = source.dataset;
    std::vector<std::string>& traps = profile.traps;
    if (profile.interactions == 0) {
        traps.push_back(
            "There are no interactions: recommenders cannot be trained, tokenizers of item features can.");
        return;
    }
    if (dataset.time_kind() == TimeKind::none)
        traps.push_back(
            "The order of the interactions is not known: sequential models and splits by time are refused.");
    if (dataset.time_kind() == TimeKind::ordinal)
        traps.push_back("Only the order within each user is known, not the time: no split or drift by time.");
    if (is_day_granular(dataset)) {
        traps.push_back("Times are whole days: the order of interactions within a day is arbitrary.");
    } else if (profile.same_time && *profile.same_time >= 0.1) {
        traps.push_back(fmt::format(
            "{} of the steps in users' histories have no time between them: their order is that of the rows.",
            percent(*profile.same_time)));
    }
    if (*profile.repeats > 0)
        traps.push_back(
            fmt::format("{} of the interactions repeat an earlier pair of user and item: merge them "
                        "(filter.duplicates), unless "
                        "repeats are what you study.",
                        percent(*profile.repeats)));
    if (profile.values.size() == 1 && profile.value_histogram.empty())
        traps.push_back(fmt::format("The value never varies (always {}): it tells a model nothing.",
                                    format_number(profile.values.front().value)));
    if (profile.active_items < profile.items)
        traps.push_back(
            fmt::format("{} of {} items have no interaction: models that know items by id cannot rank them.",
                        format_count(profile.items - profile.active_items), format_count(profile.items)));
    if (profile.active_users < profile.users)
        traps.push_back(fmt::format("{} of {} users have no interaction.",
                                    format_count(profile.users - profile.active_users),
                                    format_count(profile.users)));
    if (*profile.largest_component < 0.95)
        traps.push_back(
            fmt::format("Users and items fall into {} components, the largest with {} of the interactions: graph "
                        "models cannot "
                        "carry knowledge from one to another.",
                        format_count(profile.components), percent(*profile.largest_component)));
    if (profile.active_users < 100)
        traps.push_back(fmt::format("Only {} users: differences between models will be within chance.",
                                    format_count(profile.active_users)));
    if (*profile.shorter_than_3 >= 0.1)
        traps.push_back(
            fmt::format("{} of the users have fewer than 3 interactions: leave_one_out keeps them in train and "
                        "does not test them.",
                        percent(*profile.shorter_than_3)));
}

}  // namespace armillary::data
