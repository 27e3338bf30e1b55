// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/jobs/catalogue_facts.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

/// What is known around the codes of a run: the same for every epoch.
struct RunSurroundings {
    CatalogueFacts facts;      ///< by row of the codes
    data::DatasetPtr dataset;  ///< that has titles and attributes of the items; null where none is at hand
    std::optional<Task> task;  ///< of a run made here
    std::string missing;       ///< why the data set is not at hand, in words; empty: it is
    std::string no_inputs;     ///< why equal inputs are not known, in words; empty: they are
};

/// Of a run made here: its data set as it filtered it. Of a run made elsewhere: the data set that it was imported
/// for, else its own `items.csv`; equal inputs from its `inputs.npy`, else from the vectors of the data set.
/// What is not at hand is said, and no error. Throws `Cancelled`.
RunSurroundings run_surroundings(store::Workspace& workspace, const store::RunDetails& run,
                                 const std::vector<descriptor::ModelDescriptor>& models,
                                 std::stop_token stop = {});

/// The items of a run folder's `items.csv` with their attributes; null without one. Throws `Error` for one that
/// cannot be read.
data::DatasetPtr items_of_folder(const std::filesystem::path& run_folder, std::stop_token stop = {});

/// The epoch whose `inputs.npy` an epoch was made from: its own, else the nearest before it, else the first that
/// has any; nothing without any.
std::optional<int> epoch_of_inputs(const std::filesystem::path& run_folder, int epoch);

}  // namespace armillary::jobs
