// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace armillary::store {

/// Binds a number to two parameters, value and flag: SQLite keeps NaN as NULL, so the flag says which of 1 NaN, 2
/// +Inf, 3 -Inf a NULL is.
void bind_number(SQLite::Statement& statement, int value_index, double value);
/// The number of two columns, value and flag.
double read_number(SQLite::Statement& row, int value_column);

/// A vector as a blob, little endian: `f32` where every value survives it, else `f64`. NaN stays NaN.
struct PackedVector {
    std::string dtype, bytes;
};
PackedVector pack(const std::vector<double>& values);
std::vector<double> unpack(const std::string& dtype, const void* bytes, size_t size);

}  // namespace armillary::store
