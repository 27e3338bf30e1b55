// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/data/id_map.h"

namespace armillary::store {

/// What was not taken of a run folder: the file, with its line where it has lines, and why.
struct Skipped {
    std::string where, why;
    std::string sentence() const { return where + ": " + why; }
};

/// What `run.json` says of a run made elsewhere. What it does not say is empty: nothing is guessed.
struct ForeignRun {
    std::string kind;  ///< `tokenizer`, `recommender`, `other`
    std::string name, model, created, program, notes;
    std::string dataset;  ///< of the protocol: as the other program calls it
    std::optional<uint64_t> seed;
    std::optional<int> best_epoch;
    std::string parameters_json, protocol_json;
    std::vector<std::string> tags;
};

/// A run folder (run-folder.md) that another program wrote. Nothing of it is executed, unpickled or followed out
/// of it; it is only read.
struct ForeignFolder {
    std::filesystem::path root;  ///< absolute, links resolved
    ForeignRun run;
    std::set<std::filesystem::path> files;  ///< plain files that may be taken, relative to the root
    std::vector<Skipped> skipped;

    bool has(const std::filesystem::path& file) const { return files.contains(file); }
    /// The file is left out of what is taken.
    void skip(const std::filesystem::path& file, const std::string& why);
};

/// Whether a folder is a run's: it has a `run.json`.
bool is_run_folder(const std::filesystem::path& folder);

/// Reads `run.json` and lists the files. Links, pickles and what is no plain file are skipped, pickles with the
/// line of Python that turns them into `.npy`. Throws `BadInput` for a `run.json` that is missing, no JSON, or
/// without a format and a kind that are known; of other entries that cannot be right the value is skipped.
ForeignFolder open_foreign_folder(const std::filesystem::path& folder);

/// Raw ids of `items.txt` or `users.txt`, one a line; CR LF, a byte order mark and a last line without an end are
/// all right. Throws `BadInput` with the line for an id that is empty, stands twice or is not UTF-8.
data::IdMap read_foreign_ids(const std::filesystem::path& file);

}  // namespace armillary::store
