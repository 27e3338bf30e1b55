// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/npy.h"
#include "core/store/run_store.h"

namespace armillary::store {

/// `run.json` of a run folder, format 1. Texts that hold JSON are embedded; an empty one is left out. Of a run
/// made elsewhere the entries that are not known here stay as they were written.
void write_run_json(const std::filesystem::path& run_folder, const RunDetails& run);

/// Path of `epochs/<epoch>/<name>.npy`. `name` is `codes`, `codebooks/0`, `item_embeddings`, `attention/17`, …
/// Throws `Error` (internal) for a name that would leave the folder and for a negative epoch.
std::filesystem::path epoch_array_path(const std::filesystem::path& run_folder, int epoch, std::string_view name);

/// Writes one array of an epoch, C-ordered; folders on the way are made. Throws `Error` (storage).
template <typename T>
void write_epoch_array(const std::filesystem::path& run_folder, int epoch, std::string_view name,
                       std::span<const T> values, const std::vector<int64_t>& shape);

/// Writes a JSON text beside the arrays, as `<name>.json`.
void write_epoch_document(const std::filesystem::path& run_folder, int epoch, std::string_view name,
                          std::string_view text);
/// The text, or nothing when that epoch has none of this name.
std::optional<std::string> read_epoch_document(const std::filesystem::path& run_folder, int epoch,
                                               std::string_view name);

/// The array, or nothing when that epoch has none of this name.
std::optional<NpyArray> read_epoch_array(const std::filesystem::path& run_folder, int epoch,
                                         std::string_view name);

/// Recorded epochs in rising order; none when nothing was recorded. Folders whose name is no whole number are
/// ignored.
std::vector<int> list_epochs(const std::filesystem::path& run_folder);
/// Names of an epoch's arrays, sorted: `codebooks/0`, `codes`, ….
std::vector<std::string> list_epoch_arrays(const std::filesystem::path& run_folder, int epoch);

/// Removes the arrays of later epochs: what a resumed run will write again.
void remove_epochs_after(const std::filesystem::path& run_folder, int epoch);

/// Keeps the recorded epochs within `max_bytes`: while they are larger, the stride is doubled, and only epochs
/// that are multiples of it stay. The first and the last always stay, even where these two alone are larger. Made
/// to be called after every epoch. Returns how many epochs were removed.
int thin_epochs(const std::filesystem::path& run_folder, int64_t max_bytes);
/// The stride that thinning has come to (kept in `epochs/thinning.json`); 1 when no epoch was left out.
int epoch_stride(const std::filesystem::path& run_folder);

}  // namespace armillary::store
