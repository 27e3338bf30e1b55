// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace armillary::store {

/// One step of the schema. Steps that were once released never change: their SHA-256 is kept in the database.
struct Migration {
    const char* name;  ///< `0001_initial`
    const char* sql;
};

/// All steps; the schema's version (`PRAGMA user_version`) is the number of steps applied.
std::span<const Migration> migrations();

}  // namespace armillary::store
