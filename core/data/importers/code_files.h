// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::data {

/// Semantic IDs as a file holds them: one row an item, in the order of the file. A row may be shorter than others,
/// and empty where the item has no code.
struct CodeRows {
    std::vector<std::string> keys;
    std::vector<std::vector<int32_t>> codes;  ///< [keys]
    int32_t levels = 0;
    std::vector<std::string> warnings;  ///< rows of different length, words that were numbered
};

/// Reads `{"item": ["<a_183>", "<b_70>", …]}` (numbers or words in the lists), or a delimited table whose first
/// column is the item and whose others are its codes (empty or -1 = no code from here on). `<a_183>` and `183` are
/// code 183; where the words of a level are not one prefix with a number each, they are numbered in order of
/// appearance. Throws `BadInput` with the item and the level (from 1) for a code that is negative, no whole number
/// or beyond 2^24 - 1, for a code after a gap, and for a file without codes.
CodeRows parse_codes(std::string_view text, const std::string& where);

/// Whether a file holds codes, by its name (`*.index*.json`) or, for a delimited table, by its header: an item and
/// then `code_0`, `code_1`, … or the like.
bool is_code_file(const std::string& name);
bool is_code_table(const std::string& name, const std::string& head);

/// Rows brought to items: `items_of_rows` [keys] gives the dense index, IdMap::kNone without. Of rows of one item
/// the first counts.
ItemCodes codes_by_item(const CodeRows& rows, const std::vector<int32_t>& items_of_rows, int32_t items,
                        std::string name);

/// A file of codes for the items of a data set that is there already. Keys that are ids plus or minus 1 are
/// recognised as on import. `warnings` tells of that, of repeated and foreign ids and of items without a code.
/// Throws `Error` (not_found), and `BadInput` as `parse_codes` or when no item has a code.
ItemCodes read_code_file(const std::filesystem::path& file, const IdMap& items,
                         std::vector<std::string>& warnings);

}  // namespace armillary::data
