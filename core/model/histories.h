// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/model.h"

namespace armillary::model {

/// A user's whole history as known when `part` is asked for, with times where the data set has them.
jobs::History user_history(const Context& context, int32_t user, data::Part part);

/// [users] the earliest time of each user's interactions among `rows`, kNoTime for none; empty for a data set
/// without times.
std::vector<int64_t> first_times(const data::Dataset& dataset, const std::vector<int64_t>& rows);

}  // namespace armillary::model
