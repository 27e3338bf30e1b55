// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/jobs/history.h"
#include "core/model/model.h"

namespace armillary::scoring {

/// The ranking of all items after each history: the items of the history and those excluded are no candidates.
/// `tie_ranks` as of RankingProtocol. Throws `UsageError` for an item that does not exist, `Error` (numerical) for
/// a score that is NaN.
std::vector<jobs::RankingAnswer> rank_histories(model::HistoryScorer& scorer,
                                                std::span<const jobs::History> histories,
                                                const jobs::RankingQuestion& question,
                                                std::span<const uint32_t> tie_ranks);

/// Throws `UsageError` for an item that is not one of `items`, and for times or hidden marks that do not fit.
void check_history(const jobs::History& history, int64_t items);

}  // namespace armillary::scoring
