// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/data/dataset.h"

namespace armillary::data {

// A data set turned round: its users become the catalogue, so that whatever is made for items (tokenizers, their
// diagnostics, exports) works on users. With the vectors of core/features/user_catalogue.h this is the input of
// ULMRec's user indices (Shao et al. 2024, "ULMRec: User-centric Large Language Model for Sequential
// Recommendation", arXiv 2412.05543; tokenizers.md A.13).

/// `DatasetParts::loader` of such a set: by this pages know that its items are users.
inline constexpr const char* kUsersAsItems = "users_as_items";

struct UserCatalogueOptions {
    std::string name = {};  ///< of the new set; empty: that of the source and `-users`
    /// So many of each user's last interactions stay out of the new set, except that a user of fewer than three
    /// keeps them all, as in leave_one_out: 2 leave its training part of the source as it is (a filter of a run
    /// comes before the split, which then holds out others). Where a split was published with the source, any
    /// number above 0 means its validation and test rows instead; 0 leaves nothing out in either case.
    int32_t leave_out = 2;
};

/// The source turned round, with everything that needs no more than averages:
///
/// - items are the users of the source, with their table; users are its items, with theirs;
/// - interactions are those that were not left out, in order of time where there are real times (equal ones by
///   row), else in row order. Positions in a user's history cannot be compared between users: then the new set has
///   no order. No published split is kept, for all that is left was its training part;
/// - `profile_<modality>` for each modality of the source, see `mean_profile`;
/// - codes of items and the planted truth of a world speak of the old catalogue and are dropped.
///
/// `pipeline`, `loader`, `sources` and `warnings` say what was done to what. `cancelled` may throw; it is asked
/// every few thousand steps. Throws `UsageError` when the new set would have the name of the source, `leave_out`
/// is negative, the source has no interactions, or none is left.
DatasetParts users_as_items(const Dataset& source, const UserCatalogueOptions& options = {},
                            const std::function<void()>& cancelled = {});

/// The mean vector of the different items that each user of the source had, as `users_as_items` left them:
/// `turned` holds the users as items. `vectors` [items of the source, dim]; the result is [users, dim]. A user
/// without an item that has a vector is absent. `fitted_on` is `all`: the profile was made from every interaction
/// of the new set, whatever a split of the new set may hold out. `cancelled` as above.
FeatureMatrix mean_profile(const Interactions& turned, int32_t users, const FeatureMatrix& vectors,
                           const std::function<void()>& cancelled = {});

}  // namespace armillary::data
