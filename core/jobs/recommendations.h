// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/table_file.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// Hears how many of the users have been ranked.
using RankingProgress = std::function<void(int64_t done, int64_t total)>;

/// The best `k` items of each user as a table of user, item, rank (1 = best) and score, with raw ids, and where
/// the catalogue has titles the item's (empty for one without). `users` are indices of the data set that the model
/// was trained on. Throws `Cancelled`, and what `recommend` throws.
ExportTable recommendations(TrainedModel& model, const data::Dataset& dataset, const std::vector<int32_t>& users,
                            int k, std::stop_token stop, const RankingProgress& progress);

/// Every user of the data set.
std::vector<int32_t> all_users(const data::Dataset& dataset);
/// The users with these raw ids, each once, in the order given. Throws `Error` (not_found) naming the first that
/// the data set does not have.
std::vector<int32_t> users_named(const data::Dataset& dataset, const std::vector<std::string>& ids);

}  // namespace armillary::jobs
