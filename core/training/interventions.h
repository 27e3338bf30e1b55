// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/training/loaded_model.h"
#include "core/training/optimizer.h"

namespace armillary::training {

/// Throws `UsageError` for planned interventions that this model cannot be given: codes to revive in one that has
/// none, or on a level that it does not have.
void check_planned(LoadedModel& loaded);
/// Throws `UsageError` for interventions in, or breakpoints on, a model that is fitted at once.
void check_fitted(const jobs::Task& task, const jobs::RunControl& control);

struct Revival {
    bool done = false;    ///< false: there is nothing that could be revived now
    std::string account;  ///< what was done, or why not
};
/// Moves the codes that no item has, and lets the optimiser forget what pushed them. `key` draws the items.
Revival revive_dead_codes(LoadedModel& loaded, Optimizer& optimizer, const jobs::Intervention& intervention,
                          uint64_t key);

}  // namespace armillary::training
