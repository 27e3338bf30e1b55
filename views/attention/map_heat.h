// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/attention/map_choice.h"
#include "views/attention/user_case.h"
#include "views/shared/heat/heat_content.h"

namespace armillary::views {

/// Least and largest weight of maps that are drawn in one scale; from 0 where no weight is negative. The older
/// half of the queries of a causal map has few keys and so large weights: it is drawn in this scale and does not
/// set it.
struct WeightRange {
    float low = 0, high = 0;
    void include(const jobs::AttentionMaps& maps, const MapChoice& choice);
};

/// What one user's history looks at, with the items' titles at the sides; both sides oldest to newest.
HeatContentPtr user_heat(const UserCasePtr& shown, const MapChoice& choice, const WeightRange& range);
/// The mean over the recorded histories by place, the newest item last.
HeatContentPtr average_heat(const AttentionReadingPtr& run, const MapChoice& choice, const WeightRange& range);
/// One head among the others, and its figures in words.
HeatContentPtr head_heat(const UserCase& shown, const MapChoice& choice, const WeightRange& range);
QString head_words(const UserCase& shown, const MapChoice& choice);

}  // namespace armillary::views
