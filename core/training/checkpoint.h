// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <limits>

#include "core/model/model.h"

namespace armillary::training {

/// Where a run stands, beside its tensors.
struct Progress {
    int epoch = 0;       ///< epochs done
    int64_t step = 0;    ///< batches done, of the epochs that count
    int best_epoch = 0;  ///< 0 = none yet
    double best_value = std::numeric_limits<double>::quiet_NaN();
    int without_improvement = 0;  ///< evaluations since the best
    int64_t trained = 0;          ///< batches over the whole run: a roll-back turns `step` back, never this
    /// In force at the end of the epoch; NaN in checkpoints that do not tell: the parameter's.
    double learning_rate = std::numeric_limits<double>::quiet_NaN();
};

/// One file in the safetensors format: model tensors as `model.…`, those of the optimiser as `optimizer.…`,
/// what later records compare with as `record.…`, progress as metadata.
void write_checkpoint(const std::filesystem::path& file, const Progress& progress,
                      const model::NamedTensors& model, const model::NamedTensors& optimizer,
                      const model::NamedTensors& record = {});

struct Checkpoint {
    Progress progress;
    model::NamedTensors model, optimizer, record;
};

/// Throws `BadInput` when it cannot be read.
Checkpoint read_checkpoint(const std::filesystem::path& file);

/// Copies tensors of equal name into `state`. Throws `BadInput` naming the first that is missing or of another
/// shape: the checkpoint is of another model, or of other settings.
void restore(const model::NamedTensors& from, const model::NamedTensors& state, const std::filesystem::path& file);
/// Copies what `from` has by the same name and shape; what it does not have stays as it is.
void restore_known(const model::NamedTensors& from, const model::NamedTensors& state);

}  // namespace armillary::training
