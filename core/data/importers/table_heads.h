// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/data/importers/importer.h"
#include "core/data/importers/source.h"

namespace armillary::data {

/// What a form shows of a delimited file before its columns are mapped.
struct TableHead {
    static constexpr size_t kRows = 20;

    std::string file;
    std::vector<std::string> columns;            ///< as settings name them; `column_1`, … without a header
    std::vector<std::vector<std::string>> rows;  ///< the first, at most kRows
    /// Setting (`user_column`, …) to the column that it takes: the one given, else the one recognised.
    std::map<std::string, std::string> mapping;
    char decimal = '.';  ///< the sign given, else the one found
    bool header = true;  ///< whether the file names its columns
};

/// The heads of all files that may be tables of interactions, the one with most columns mapped first. Files whose
/// header or settings contradict are left out: the import says why. Throws `Error` as `Source` does.
std::vector<TableHead> table_heads(const std::vector<std::filesystem::path>& paths,
                                   const ImportSettings& settings);

/// Whether the file may be a delimited table, by its suffix and its first lines.
bool may_be_table(const SourceEntry& entry, const std::string& head);

}  // namespace armillary::data
