// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/imported/foreign_arrays.h"
#include "core/store/foreign_folder.h"
#include "core/store/foreign_tables.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

// Runs of other programs. A run folder (run-folder.md) is looked through, copied into the workspace and entered in
// its store with what its files hold; what pages show of a codebook and the folder lacks is measured here. The
// folder itself stays as it was.

/// A run folder, looked through.
struct ForeignRunFiles {
    store::ForeignFolder folder;
    std::optional<data::IdMap> items, users;
    ForeignArrays arrays;
    std::vector<store::ForeignMetric> metrics;
    std::vector<store::ForeignUserValue> user_values;
    std::vector<store::ForeignEvent> events;
    std::map<int, std::map<std::string, double>> scalars;  ///< epoch -> name -> value

    std::vector<int> epochs_with_codes() const;
};
/// Throws `BadInput` for what is required and wrong: `run.json`, `items.txt` where arrays are by item, the codes
/// of a tokenizer where none of them can be shown. All else that is wrong is skipped. Throws `Cancelled`.
ForeignRunFiles read_run_folder(const std::filesystem::path& folder, const std::stop_token& stop = {});

struct RunImport {
    std::filesystem::path folder;
    std::string dataset = {};  ///< of the workspace, whose items these are by raw id; empty: none
    std::string name = {};     ///< empty: as `run.json` says, else that of the folder
    std::stop_token stop = {};
    /// May be empty. `what` in words, and how far it is.
    std::function<void(const std::string& what, int64_t done, int64_t total)> progress = {};
};

struct RunImportReport {
    std::string run;                          ///< the new run's id
    int64_t items = 0, items_of_dataset = 0;  ///< of `items.txt`, and how many of them the data set has
    std::vector<int> epochs;                  ///< with codes
    std::vector<store::Skipped> skipped;
};

/// Throws as `read_run_folder` does, `Error` (not_found) for a data set that is not there, `BadInput` when it has
/// none of the items, `Error` (storage). A run that was entered half is marked as deleted.
RunImportReport import_run(store::Workspace& workspace, const RunImport& import);

}  // namespace armillary::jobs
