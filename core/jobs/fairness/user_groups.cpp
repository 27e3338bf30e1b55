// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/user_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/statistics/groups.h"
#include "core/statistics/summary.h"

namespace armillary::jobs {

namespace {

constexpr size_t kFewNumbers = 10;

/// Groups by label, the commonest first; those beyond `most` in one at the end.
UserGroups by_label(std::string attribute, const std::vector<std::string>& cells, int most) {
    UserGroups groups;
    groups.attribute = std::move(attribute);
    std::map<std::string, int64_t> users;
    for (const std::string& cell : cells)
        if (!cell.empty()) ++users[cell];
    std::vector<std::pair<std::string, int64_t>> values(users.begin(), users.end());
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (values.empty() || values.front().second < 2)
        throw UsageError(
            fmt::format("no two users share a value of '{}', so it makes no groups", groups.attribute),
            groups.attribute);
    groups.rest = values.size() > static_cast<size_t>(most) + 1;  // a single value needs no group of others
    const size_t listed = groups.rest ? static_cast<size_t>(most) : values.size();
    std::map<std::string, int32_t> index;
    for (size_t v = 0; v < values.size(); ++v) index[values[v].first] = static_cast<int32_t>(std::min(v, listed));
    for (size_t v = 0; v < listed; ++v) groups.labels.push_back(values[v].first);
    if (groups.rest) {
        groups.labels.push_back(fmt::format("{} other values", values.size() - listed));
        groups.rule = fmt::format("the {} commonest of {} values", listed,
                                  format_count(static_cast<int64_t>(values.size())));
    }
    for (const std::string& cell : cells) groups.group.push_back(cell.empty() ? -1 : index[cell]);
    return groups;
}

std::string range_label(double low, double high) {
    return low == high ? format_number(low) : fmt::format("{} to {}", format_number(low), format_number(high));
}

std::vector<std::string> cells_of(const data::Attribute& column, size_t rows) {
    std::vector<std::string> cells;
    for (size_t row = 0; row < rows; ++row) cells.push_back(column.cell(static_cast<int32_t>(row)));
    return cells;
}

/// Groups of numbers by how many of the rising `cuts` lie below each.
UserGroups by_cuts(std::string attribute, std::span<const double> numbers, const std::vector<double>& cuts) {
    UserGroups groups;
    groups.attribute = std::move(attribute);
    std::vector<double> low(cuts.size() + 1, INFINITY), high(cuts.size() + 1, -INFINITY);
    for (double x : numbers) {
        if (std::isnan(x)) {
            groups.group.push_back(-1);
            continue;
        }
        const auto bin = static_cast<size_t>(std::lower_bound(cuts.begin(), cuts.end(), x) - cuts.begin());
        groups.group.push_back(static_cast<int32_t>(bin));
        low[bin] = std::min(low[bin], x);
        high[bin] = std::max(high[bin], x);
    }
    for (size_t bin = 0; bin < low.size(); ++bin) groups.labels.push_back(range_label(low[bin], high[bin]));
    return groups;
}

}  // namespace

UserGroups group_by_quantiles(std::string attribute, std::span<const double> numbers, const GroupingRule& rule) {
    const std::vector<double> ascending = statistics::sorted(numbers);
    std::vector<double> distinct = ascending;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() < 2)
        throw UsageError(distinct.empty()
                             ? fmt::format("'{}' is not known of any user", attribute)
                             : fmt::format("'{}' is the same for all users, so it makes no groups", attribute),
                         attribute);
    if (distinct.size() <= std::max<size_t>(kFewNumbers, static_cast<size_t>(rule.bins))) {
        distinct.pop_back();
        return by_cuts(std::move(attribute), numbers, distinct);
    }
    std::set<double> cuts;
    for (int bin = 1; bin < rule.bins; ++bin)
        cuts.insert(ascending[static_cast<size_t>(bin) * (ascending.size() - 1) / static_cast<size_t>(rule.bins)]);
    cuts.erase(distinct.back());
    UserGroups groups = by_cuts(std::move(attribute), numbers, {cuts.begin(), cuts.end()});
    groups.rule = fmt::format("{} groups of about equal size", groups.labels.size());
    return groups;
}

UserGroups group_by_attribute(const data::Attribute& column, const GroupingRule& rule) {
    switch (column.type) {
        case data::AttributeType::multi_categorical:
            throw UsageError(
                fmt::format("a user may have several values of '{}', so they make no groups that can be compared",
                            column.name),
                column.name);
        case data::AttributeType::numeric:
            return group_by_quantiles(column.name, column.numbers, rule);
        case data::AttributeType::categorical:
            return by_label(column.name, cells_of(column, column.codes.size()), rule.most_values);
        case data::AttributeType::text:
            return by_label(column.name, column.texts, rule.most_values);
    }
    return {};
}

UserGroups group_by_advantage(std::span<const double> interactions, double share) {
    const std::vector<double> ascending = statistics::sorted(interactions);
    if (ascending.empty()) throw UsageError("it is not known how active users are", "advantaged");
    const auto chosen = static_cast<size_t>(std::ceil(share * static_cast<double>(ascending.size())));
    const double least = ascending[ascending.size() - std::max<size_t>(chosen, 1)];
    UserGroups groups;
    groups.attribute = "advantaged";
    groups.rule = fmt::format("the most active {} % of the users ({} training interactions or more)",
                              format_number(100 * share), format_number(least));
    groups.labels = {"advantaged", "others"};
    for (double count : interactions) groups.group.push_back(std::isnan(count) ? -1 : count >= least ? 0 : 1);
    return groups;
}

UserGroups group_by_weakness(std::span<const double> interactions, std::span<const double> auc) {
    // The number of items scales sparsity and its mean alike, so that it decides nothing.
    const statistics::WeakUsers found = statistics::find_weak_users(interactions, 1, auc);
    UserGroups groups;
    groups.attribute = "weak";
    groups.rule =
        fmt::format("weak: fewer than {} training interactions, and items ordered no better than by chance",
                    format_number(1 - found.sparsity_threshold));
    groups.labels = {"weak", "sparse", "others"};
    for (size_t user = 0; user < auc.size(); ++user)
        groups.group.push_back(std::isnan(auc[user]) ? -1 : found.weak[user] ? 0 : found.sparse[user] ? 1 : 2);
    return groups;
}

bool makes_groups(const data::Attribute& column, int64_t min_users) {
    if (column.type == data::AttributeType::numeric)
        return statistics::aggregate(column.numbers).defined >= 2 * min_users;
    if (column.type != data::AttributeType::categorical || column.categories.size() < 2) return false;
    std::vector<int64_t> users(column.categories.size(), 0);
    for (int32_t code : column.codes)
        if (code >= 0) ++users[static_cast<size_t>(code)];
    return std::count_if(users.begin(), users.end(), [&](int64_t n) { return n >= min_users; }) >= 2;
}

}  // namespace armillary::jobs
