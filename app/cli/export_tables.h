// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "core/jobs/engine.h"

namespace armillary::app {

/// A table to be written: every cell a text or a number; a number that is not finite is an empty cell.
struct ExportTable {
    using Cell = std::variant<std::string, int64_t, double>;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// An array by raw id, with its rows' ids.
struct ExportArray {
    std::string row_name;          ///< `item`, `user`
    std::string column_prefix;     ///< `code_`, `dim_`
    std::vector<std::string> ids;  ///< [rows]
    jobs::Array array;             ///< [rows, columns]
};

/// The double that reads like the float: 0.1, not 0.10000000149011612.
double as_decimal(float value);

/// By the suffix: .csv (RFC 4180), .json (a list of objects). Throws `UsageError` for another suffix, `Error`
/// (storage).
void write_table(const std::filesystem::path& file, const ExportTable& table);
/// Also .npy; then the ids go beside it, into `<file>.ids.txt`.
void write_array(const std::filesystem::path& file, const ExportArray& array);

}  // namespace armillary::app
