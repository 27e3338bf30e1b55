// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/table_file.h"
#include "core/jobs/engine.h"

namespace armillary::app {

/// An array by raw id, with its rows' ids.
struct ExportArray {
    std::string row_name;          ///< `item`, `user`
    std::string column_prefix;     ///< `code_`, `dim_`
    std::vector<std::string> ids;  ///< [rows]
    jobs::Array array;             ///< [rows, columns]
};

/// By the suffix: .csv, .json, .npy; with the last the ids go beside it, into `<file>.ids.txt`. Throws like
/// `write_table`.
void write_array(const std::filesystem::path& file, const ExportArray& array);

}  // namespace armillary::app
