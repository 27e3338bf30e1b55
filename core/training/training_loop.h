// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/engine.h"
#include "core/training/checkpoint.h"
#include "core/training/loaded_model.h"

namespace armillary::training {

/// The one training loop: fits or trains, records, validates, stops early, keeps the last and the best checkpoint,
/// resumes, makes the interventions of the task and of `control`, and asks its breakpoints.
jobs::TrainOutcome train(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control);

/// Whether a larger value of the metric that decides on the best epoch is better: not so for losses, errors and
/// collisions.
bool larger_is_better(std::string_view metric);

}  // namespace armillary::training
