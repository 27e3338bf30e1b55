// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/users_as_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/split.h"

namespace armillary::data {

namespace {

/// Interactions from which on leave_one_out holds some of a user's out (core/data/split.cpp).
constexpr int64_t kLeastToHoldOut = 3;

/// Asks at every few thousandth step whether to go on.
class Watch {
 public:
    explicit Watch(const std::function<void()>& cancelled) : cancelled_(cancelled) {}
    void step() {
        constexpr uint64_t kSteps = 4096;
        if (cancelled_ && steps_++ % kSteps == 0) cancelled_();
    }

 private:
    const std::function<void()>& cancelled_;
    uint64_t steps_ = 0;
};

enum class Rule { nothing, last_of_each_user, published_split };

struct Kept {
    Rule rule = Rule::nothing;
    std::vector<int64_t> rows;  ///< ascending
    int64_t left_out = 0;
};

bool is_train(uint8_t part) {
    return part == static_cast<uint8_t>(Part::train);
}

Kept choose_rows(const Dataset& source, int32_t leave_out, Watch& watch) {
    const Interactions& all = source.interactions();
    Kept kept;
    std::vector<int64_t> rows(static_cast<size_t>(all.size()));
    std::iota(rows.begin(), rows.end(), 0);
    if (leave_out > 0 && !std::all_of(all.part.begin(), all.part.end(), is_train)) {
        kept.rule = Rule::published_split;
        std::erase_if(rows, [&](int64_t row) { return !is_train(all.part[static_cast<size_t>(row)]); });
        kept.rows = std::move(rows);
    } else if (leave_out > 0) {
        kept.rule = Rule::last_of_each_user;
        const Histories histories = histories_of(source, rows);
        for (int32_t user = 0; user < histories.user_count(); ++user) {
            watch.step();
            const auto first = histories.rows.begin() + histories.offsets[static_cast<size_t>(user)];
            const int64_t n = histories.length(user);
            kept.rows.insert(kept.rows.end(), first,
                             first + (n < kLeastToHoldOut ? n : std::max<int64_t>(0, n - leave_out)));
        }
        std::sort(kept.rows.begin(), kept.rows.end());
    } else {
        kept.rows = std::move(rows);
    }
    kept.left_out = all.size() - static_cast<int64_t>(kept.rows.size());
    return kept;
}

template <typename T>
std::vector<T> pick(const std::vector<T>& column, const std::vector<int64_t>& rows) {
    std::vector<T> out;
    if (column.empty()) return out;
    out.reserve(rows.size());
    for (const int64_t row : rows) out.push_back(column[static_cast<size_t>(row)]);
    return out;
}

Interactions turn(const Dataset& source, std::vector<int64_t> rows, Watch& watch) {
    const Interactions& all = source.interactions();
    const bool timed = source.time_kind() == TimeKind::utc_milliseconds && !all.time.empty();
    if (timed)
        std::stable_sort(rows.begin(), rows.end(), [&](int64_t a, int64_t b) {
            watch.step();
            return all.time[static_cast<size_t>(a)] < all.time[static_cast<size_t>(b)];
        });
    Interactions turned;
    turned.user = pick(all.item, rows);
    turned.item = pick(all.user, rows);
    turned.value = pick(all.value, rows);
    if (timed) turned.time = pick(all.time, rows);
    turned.behaviour = pick(all.behaviour, rows);
    return turned;
}

std::string what_was_left_out(const Dataset& source, const Kept& kept, int32_t leave_out) {
    const std::string count = format_count(kept.left_out);
    if (kept.rule == Rule::published_split)
        return fmt::format(
            "Left out were the {} interactions of the validation and test parts that were published with '{}': "
            "nothing of them is in the vectors. Where a split was published, any number to leave out above 0 "
            "means these parts.",
            count, source.name());
    if (kept.rule == Rule::nothing)
        return fmt::format("No interaction was left out: what a split of '{}' holds out is in the vectors.",
                           source.name());
    if (source.time_kind() == TimeKind::none)
        return fmt::format(
            "'{}' has no order of interactions: the last rows of each user who has three or more were left out "
            "({} each, {} in all), but a random split holds out others, and those are in the vectors.",
            source.name(), leave_out, count);
    if (leave_out == 1)
        return fmt::format(
            "Left out was the last interaction of each user who has three or more ({} in all), the test part of "
            "leave_one_out on '{}' as it is. Its validation part is in the vectors, and what it holds out after a "
            "filter, or another split does, may be.",
            count, source.name());
    return fmt::format(
        "Left out were the last {} interactions of each user who has three or more ({} in all), among them all "
        "that leave_one_out holds out of '{}' as it is. After a filter it holds out others: those, and what "
        "other splits hold out, may be in the vectors.",
        leave_out, count, source.name());
}

int32_t users_without_interaction(const Interactions& turned, int32_t users) {
    std::vector<uint8_t> seen(static_cast<size_t>(users), 0);
    for (const int32_t user : turned.item) seen[static_cast<size_t>(user)] = 1;
    return static_cast<int32_t>(std::count(seen.begin(), seen.end(), 0));
}

void describe(const Dataset& source, const Kept& kept, int32_t leave_out, DatasetParts& parts) {
    const DatasetParts& old = source.parts();
    const std::string left_out = what_was_left_out(source, kept, leave_out);
    parts.loader = kUsersAsItems;
    parts.sources = {{source.name(), 0, source.fingerprint()}};
    parts.sources.insert(parts.sources.end(), old.sources.begin(), old.sources.end());
    parts.pipeline = old.pipeline;
    parts.pipeline.push_back({kUsersAsItems, fmt::format("'{}' turned round. {}", source.name(), left_out),
                              source.interaction_count(), parts.interactions.size(), source.user_count(),
                              parts.users.size(), source.item_count(), parts.items.size()});
    parts.warnings = {
        fmt::format("The items of this data set are the users of '{0}', and its users are the items of '{0}'.",
                    source.name()),
        left_out};
    if (source.time_kind() == TimeKind::ordinal)
        parts.warnings.push_back(fmt::format(
            "This data set has no order of interactions: '{}' knows positions in each user's history only, and "
            "those cannot be compared between users.",
            source.name()));
    if (const int32_t none = users_without_interaction(parts.interactions, source.user_count()); none > 0)
        parts.warnings.push_back(
            fmt::format("{} of {} users of '{}' have no interaction left: without a vector they get no code.",
                        format_count(none), format_count(source.user_count()), source.name()));
}

}  // namespace

FeatureMatrix mean_profile(const Interactions& turned, int32_t users, const FeatureMatrix& vectors,
                           const std::function<void()>& cancelled) {
    Watch watch(cancelled);
    FeatureMatrix profile;
    profile.modality = "profile_" + vectors.modality;
    profile.rows = users;
    profile.dim = vectors.dim;
    profile.source = fmt::format("mean of the item vectors '{}' ({}) over the different items of each user",
                                 vectors.modality, vectors.source);
    profile.fitted_on = "all";
    profile.parts = vectors.parts;
    profile.present.assign(static_cast<size_t>(users), 0);

    std::vector<std::pair<int32_t, int32_t>> pairs;  // (user of the source, its item)
    for (size_t row = 0; row < turned.item.size(); ++row) {
        watch.step();
        if (vectors.present.empty() || vectors.present[static_cast<size_t>(turned.user[row])])
            pairs.emplace_back(turned.item[row], turned.user[row]);
    }
    std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
        watch.step();
        return a < b;
    });
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

    const auto dim = static_cast<size_t>(vectors.dim);
    profile.values.assign(static_cast<size_t>(users) * dim, 0);
    std::vector<double> sum(dim);
    for (size_t first = 0, last; first < pairs.size(); first = last) {
        const auto user = static_cast<size_t>(pairs[first].first);
        std::fill(sum.begin(), sum.end(), 0.0);
        for (last = first; last < pairs.size() && pairs[last].first == pairs[first].first; ++last) {
            watch.step();
            for (size_t d = 0; d < dim; ++d) sum[d] += vectors.row(pairs[last].second)[d];
        }
        for (size_t d = 0; d < dim; ++d)
            profile.values[user * dim + d] = static_cast<float>(sum[d] / static_cast<double>(last - first));
        profile.present[user] = 1;
    }
    return profile;
}

DatasetParts users_as_items(const Dataset& source, const UserCatalogueOptions& options,
                            const std::function<void()>& cancelled) {
    Watch watch(cancelled);
    if (options.name == source.name())
        throw UsageError(fmt::format("a set of the users of '{0}' cannot be called '{0}': it would take the place "
                                     "of what it is made from. Choose another name",
                                     source.name()),
                         "name");
    if (options.leave_out < 0)
        throw UsageError(fmt::format("{} interactions cannot be left out: give 0 or more", options.leave_out),
                         "leave_out");
    if (source.interaction_count() == 0)
        throw UsageError(
            fmt::format("'{}' has no interactions: nothing is known of users to make a set of", source.name()),
            "dataset");
    Kept kept = choose_rows(source, options.leave_out, watch);
    if (kept.rows.empty())
        throw UsageError(
            fmt::format("leaving out {} interactions of each user leaves none of '{}'; leave out fewer",
                        options.leave_out, source.name()),
            "leave_out");
    const DatasetParts& old = source.parts();
    DatasetParts parts;
    parts.name = options.name.empty() ? source.name() + "-users" : options.name;
    parts.users = old.items;
    parts.items = old.users;
    parts.user_table = old.item_table;
    parts.item_table = old.user_table;
    parts.interactions = turn(source, std::move(kept.rows), watch);
    parts.time_kind = parts.interactions.time.empty() ? TimeKind::none : TimeKind::utc_milliseconds;
    parts.behaviours = old.behaviours;
    for (const FeatureMatrix& vectors : old.item_features)
        parts.item_features.push_back(mean_profile(parts.interactions, source.user_count(), vectors, cancelled));
    describe(source, kept, options.leave_out, parts);
    return parts;
}

}  // namespace armillary::data
