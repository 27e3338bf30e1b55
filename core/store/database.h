// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <filesystem>
#include <span>

#include "core/store/migrations.h"

namespace armillary::store {

/// The file that is locked while the schema or the data sets of a workspace change.
std::filesystem::path workspace_lock(const std::filesystem::path& workspace);

/// Makes the database, or brings an older one up to date: a copy is kept beside it first (`armillary.db.bak-v1`),
/// then each step is one transaction. Throws `Error` (storage) and leaves the file as it was when it is of a newer
/// schema (naming the program that wrote it), no database of Armillary, damaged, or not writable.
void prepare_database(const std::filesystem::path& file, std::span<const Migration> steps = migrations());

/// A connection to a prepared database: write-ahead log, foreign keys on, 10 s of patience with other writers.
SQLite::Database connect(const std::filesystem::path& file);

/// The `Error` for what SQLite refused: storage, or conflict where another process holds the database.
[[noreturn]] void throw_store_error(const SQLite::Exception& error, const std::filesystem::path& file);

/// Runs `work`; what SQLite refuses leaves as an `Error`.
template <typename Work>
auto with_store_errors(const std::filesystem::path& file, Work work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        throw_store_error(error, file);
    }
}

}  // namespace armillary::store
