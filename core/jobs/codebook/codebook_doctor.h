// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/descriptor/experiment.h"
#include "core/diagnostics/codebook/doctor.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

/// What the run recorded, for `diagnostics::diagnose`. Throws `Error` (not_found) for a run without codes.
diagnostics::RunEvidence doctor_evidence(store::Workspace& workspace, const store::RunDetails& run);

/// The run's experiment with nothing changed but what the remedy changes: the same seed, so that the two runs make
/// a pair. Its name says what was changed. Throws `UsageError` for a remedy that changes no parameter, and for a
/// run made elsewhere.
descriptor::Experiment remedied_experiment(const store::RunDetails& run, const diagnostics::Cause& cause,
                                           const std::vector<descriptor::ModelDescriptor>& models);

/// Role under which the run of a remedy names the run that it is a remedy of.
inline constexpr std::string_view kRemedyOf = "remedy_of";

/// Everything recorded of one epoch, by the names of `diagnostics::series_of`; a value of an earlier epoch where
/// this one has none is not taken.
std::map<std::string, double> recorded_figures(store::RunStore& runs, std::string_view run, int epoch);

}  // namespace armillary::jobs
