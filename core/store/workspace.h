// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/importers/importer.h"

namespace armillary::store {

class RunStore;

struct DatasetSummary {
    std::string name;
    int64_t users = 0, items = 0, interactions = 0, rejected = 0;
    std::string fingerprint, format, created;
    std::vector<std::string> warnings;
};

/// A workspace is a folder: `armillary.db` (SQLite, WAL), `datasets/<name>/` and `artifacts/<run>/` with plain
/// .npy, .json and .safetensors. Window and terminal may use one at the same time.
class Workspace {
 public:
    /// Opens, creating what is missing, and migrates an older schema. Throws `Error` (storage): not writable, or
    /// of a newer schema (says which version wrote it and leaves it as it was).
    explicit Workspace(std::filesystem::path folder);
    ~Workspace();

    const std::filesystem::path& path() const;
    RunStore& runs();

    /// Stores under the data set's name: written beside and renamed, so a failure leaves nothing behind. Throws
    /// `Error` (conflict) when the name is taken by different content; storing equal content again is no error.
    /// Names hold letters, digits, `.`, `_`, `-` and blanks (others become `-`).
    DatasetSummary add_dataset(const data::Dataset& dataset, const data::ImportReport& report,
                               const std::string& profile_json, bool replace = false);
    std::vector<DatasetSummary> datasets() const;
    /// Throws `Error` (not_found) with the nearest names.
    DatasetSummary dataset_summary(std::string_view name) const;
    data::DatasetPtr load_dataset(std::string_view name) const;
    std::string dataset_profile(
        std::string_view name) const;  ///< JSON; throws `Error` (not_found) when it was stored without
    std::string dataset_report(std::string_view name) const;  ///< JSON of the import report
    /// Throws `Error` (conflict) when runs that are not deleted use it.
    void delete_dataset(std::string_view name);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace armillary::store
