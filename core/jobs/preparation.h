// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/descriptor/experiment.h"
#include "core/jobs/engine.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

/// An experiment made ready to run: everything looked up, loaded and checked; nothing written yet.
struct PreparedRun {
    descriptor::Experiment experiment;  ///< every parameter resolved
    Task task;                          ///< without `checkpoint_dir`
    store::NewRun record;               ///< without `environment_json`
    std::vector<std::string> warnings;  ///< of the data set, the split and the inputs
};

/// Loads the data set, filters and splits it, and finds the features, codes and embeddings that the model reads.
/// Throws `UsageError` when the data set lacks what the model needs or the prediction of its memory exceeds what
/// the machine has, naming what to do; `Error` (not_found) for a data set or run that is not there; `Cancelled`;
/// and what the rooms below throw.
PreparedRun prepare_run(store::Workspace& workspace, const descriptor::Experiment& experiment,
                        const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop = {});

/// The same for a run of the store, with its checkpoint folder. Throws `Error` (conflict) when the data set or the
/// split is not what it was.
PreparedRun prepare_recorded_run(store::Workspace& workspace, const store::RunDetails& run,
                                 const std::vector<descriptor::ModelDescriptor>& models,
                                 std::stop_token stop = {});

/// Throws `UsageError` for a run that was made elsewhere: only what its folder holds is known of it.
void check_made_here(const store::RunDetails& run);

/// Where a run keeps its checkpoints.
std::filesystem::path checkpoint_folder(const std::filesystem::path& run_folder);

/// Where the last checkpoint stands.
struct Checkpointed {
    int epoch = 0;
    int64_t trained = 0;  ///< batches over the whole run, roll-backs not taken off
};
/// Nothing when there is no checkpoint; throws `BadInput` when it does not say.
std::optional<Checkpointed> last_checkpoint(const std::filesystem::path& checkpoint_folder);

/// Peak bytes by the model's formula for this task; 0 when it has none.
double predicted_memory(const Task& task);
/// Throws `UsageError` when the prediction exceeds 80 % of `limit_bytes`, naming what would make it smaller.
void check_memory(const Task& task, double limit_bytes);

}  // namespace armillary::jobs
