// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/split.h"

namespace armillary::data {

/// The checks L1, L2, L3, L6 and L7 of evaluation.md 1.5, cold users and items, and what a person must know, in
/// words. L1 compares users, so it needs times that mean the same for all of them (not positions in a history).
LeakageReport check_leakage(const Dataset& dataset, const Split& split);

/// At least 99 % of the times are whole days: the order within a day is then arbitrary.
bool is_day_granular(const Dataset& dataset);

}  // namespace armillary::data
