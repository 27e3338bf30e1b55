// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostics/codebook/vectors.h"
#include "core/jobs/engine.h"
#include "core/store/run_store.h"

namespace armillary::jobs {

/// Vectors of users and items of one state of a model.
struct Embeddings {
    struct Rows {
        std::vector<float> values;  ///< [count, dim]
        int64_t count = 0, dim = 0;
        diagnostics::VectorRows view() const { return {values, count, dim}; }
    };
    int epoch = 0;
    Rows users, items;  ///< no rows: the model has none
};

/// Epochs of which a run kept user or item embeddings, rising.
std::vector<int> embedding_epochs(const std::filesystem::path& run_folder);

/// Of the epoch given, else of the best one where it was kept, else of the last. Throws `Error` (not_found) saying
/// which epochs were kept or, where none were, which models have embeddings; `BadInput` for an array that is not
/// [rows, dim] or does not have a row for each id of the run.
Embeddings recorded_embeddings(store::RunStore& runs, const store::RunDetails& run,
                               const std::vector<descriptor::ModelDescriptor>& models,
                               std::optional<int> epoch = {});

/// The vectors of any `.npy` as items. Throws `BadInput` where it is no table of numbers.
Embeddings embeddings_of_file(const std::filesystem::path& file);

/// Of a model's arrays.
Embeddings embeddings_of(const std::map<std::string, Array>& arrays, int epoch);

}  // namespace armillary::jobs
