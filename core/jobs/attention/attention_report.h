// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <stop_token>
#include <vector>

#include "core/data/split.h"
#include "core/diagnostics/attention/attention_figures.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// A token of a history as the prediction looked at it.
struct AttendedToken {
    int32_t item = -1;             ///< -1 = the mask behind the newest item
    int32_t position = -1;         ///< in the history
    int64_t time = data::kNoTime;  ///< as the data set has it
    std::vector<double> layers;    ///< [layers] share that the last query gives it, mean over heads
    double rollout = 0;            ///< share of the last row of the rollout
    /// What the predicted item loses in score, and in probability, when this one is hidden or removed. NaN for the
    /// mask, and where it was not asked.
    double occlusion = std::numeric_limits<double>::quiet_NaN();
    double occlusion_probability = std::numeric_limits<double>::quiet_NaN();
};

enum class Occlusion {
    none,
    hide,   ///< it keeps its place, but no layer may look at it
    remove  ///< as if it had never been taken: older items move closer
};

/// One user's history, what attention looked at, and how far that tells what the prediction rests on.
struct UserAttention {
    int32_t user = -1;
    data::Part part = data::Part::test;
    History history;
    AttentionMaps maps;
    diagnostics::AttentionAverages figures;  ///< of this one history
    std::vector<AttendedToken> tokens;       ///< those that were read
    std::vector<RankedItem> top;
    Standing predicted;             ///< of the first of `top`
    std::vector<int32_t> held_out;  ///< what was taken next
    std::vector<Standing> held_out_standings;
    /// Kendall's tau between the occlusion and an order of the items but the last token: attention of each layer,
    /// rollout, and recency as the baseline.
    std::vector<double> layer_agreement;
    double rollout_agreement = std::numeric_limits<double>::quiet_NaN();
    double recency_agreement = std::numeric_limits<double>::quiet_NaN();
};

/// Throws `UsageError` for a user without history or a model without attention, and `Cancelled`.
UserAttention explain_user(TrainedModel& model, const data::Split& split, const data::Dataset& dataset,
                           int32_t user, data::Part part, int k, Occlusion occlusion, std::stop_token stop = {});

/// The tokens of maps: items, places and times of the history, attention of the last query and rollout.
std::vector<AttendedToken> attended_tokens(const AttentionMaps& maps, const History& history);

/// A history without one item, or with one that nothing may look at.
History occluded(const History& history, size_t position, Occlusion how);

/// Users with at least `least` items in the history before `part`, in a seeded order.
std::vector<int32_t> users_to_explain(const data::Split& split, const data::Dataset& dataset, data::Part part,
                                      int64_t least, uint64_t seed);

}  // namespace armillary::jobs
