// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/jobs/preparation.h"

namespace armillary::jobs {

/// Hears of a run what the engine tells, and its start.
class ExperimentObserver : public RunObserver {
 public:
    /// The run is in the store. `epochs_planned`: at most; early stopping may end it sooner.
    virtual void on_start(const std::string& run, const PreparedRun& prepared, int epochs_planned) {}
};

/// How a run ended.
struct RunReport {
    std::string run;     ///< `r12`
    std::string status;  ///< done, failed, cancelled
    std::string model, dataset;
    std::filesystem::path folder;
    uint64_t seed = 0;
    int epochs = 0, best_epoch = 0;
    double seconds = 0, cpu_seconds = 0;  ///< over all sessions of the run
    int64_t peak_memory_bytes = 0;
    Evaluation valid, test;
    std::map<std::string, double> summary;  ///< of a tokenizer: last diagnostics
    std::vector<std::string> warnings;
    std::optional<Error> error;  ///< why it failed
};

/// Runs a prepared experiment and records everything it tells. A failure or cancellation of the training is kept
/// in the store with all that was recorded before, and told in the report; only what prevents the run from being
/// recorded at all is thrown.
RunReport start_run(store::Workspace& workspace, PreparedRun prepared, Engine& engine,
                    ExperimentObserver& observer, RunControl& control);

/// Prepares and starts.
RunReport run_experiment(store::Workspace& workspace, const descriptor::Experiment& experiment,
                         const std::vector<descriptor::ModelDescriptor>& models, Engine& engine,
                         ExperimentObserver& observer, RunControl& control);

/// Continues an interrupted, cancelled or failed run from its last checkpoint; from its start when it has none.
/// Throws `UsageError` for a run that is done, `Error` (conflict) for one that another process trains or whose
/// data has changed.
RunReport resume_run(store::Workspace& workspace, std::string_view run,
                     const std::vector<descriptor::ModelDescriptor>& models, Engine& engine,
                     ExperimentObserver& observer, RunControl& control);

}  // namespace armillary::jobs
