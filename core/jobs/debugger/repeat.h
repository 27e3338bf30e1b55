// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/descriptor/experiment.h"
#include "core/jobs/debugger/intervention.h"
#include "core/store/run_store.h"

namespace armillary::jobs {

/// The kind of the event that tells of an intervention; its detail is `to_string` of it.
inline constexpr const char* kInterventionEvent = "intervention";

/// What was done to a run while it trained, in order.
std::vector<Intervention> recorded_interventions(const std::vector<store::RunEvent>& events);

/// What a run that goes on after `trained` batches has to be given again: what was done to it from then on, and
/// what is planned and was not reached yet.
std::vector<Intervention> interventions_from(int64_t trained, const std::vector<Intervention>& planned,
                                             const std::vector<store::RunEvent>& events);

/// The experiment of a run with every intervention that was made in it: trained with the same data, it gives the
/// same weights bit for bit, as far as the model promises that. Throws `UsageError` for a run that was made
/// elsewhere.
descriptor::Experiment repeated_experiment(const store::RunDetails& run,
                                           const std::vector<store::RunEvent>& events);

}  // namespace armillary::jobs
