// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/table.h"

namespace armillary::jobs {

/// Users by a property: each in one group or in none.
struct UserGroups {
    std::string attribute;
    std::string rule;                 ///< how groups were made of it, in words; empty: one a value
    std::vector<std::string> labels;  ///< [groups]
    std::vector<int32_t> group;       ///< [users], -1 = not known
    bool rest = false;                ///< the last group gathers the values that are too many to list
};

struct GroupingRule {
    int most_values = 20;  ///< categories beyond these go together
    int bins = 4;          ///< of numbers: groups of about equal size
};

/// Of a column of the users: one group a category, the commonest first; numbers by their quantiles, or one a value
/// where they are no more than the bins or ten. Throws `UsageError` when a user may have several values, or no
/// value belongs to two users.
UserGroups group_by_attribute(const data::Attribute& column, const GroupingRule& rule = {});

/// Of numbers, NaN = not known: `label` names a group by its least and largest value.
UserGroups group_by_quantiles(std::string attribute, std::span<const double> numbers,
                              const GroupingRule& rule = {});

/// The most active twentieth of the users (ties included) against all others: advantaged and disadvantaged of
/// user-oriented fairness (Li et al. 2021).
UserGroups group_by_advantage(std::span<const double> interactions, double share = 0.05);

/// `weak`: users with less training interactions than the mean, for whom the items are ordered no better than by
/// chance (AUC 0.5 or less); `sparse`: the others of few interactions; and all others (evaluation.md 3.3). A user
/// without an AUC is in no group.
UserGroups group_by_weakness(std::span<const double> interactions, std::span<const double> auc);

/// Whether a column is worth grouping by when nobody asked for it: categories or numbers of which some are shared
/// by `min_users`.
bool makes_groups(const data::Attribute& column, int64_t min_users);

}  // namespace armillary::jobs
