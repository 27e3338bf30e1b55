// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace armillary {

/// A table to be written: every cell a text or a number; a number that is not finite is an empty cell.
struct ExportTable {
    using Cell = std::variant<std::string, int64_t, double>;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// The double that reads like the float: 0.1, not 0.10000000149011612.
double as_decimal(float value);

/// One record of RFC 4180 with its line end: quoted where it must be, numbers in full precision.
std::string csv_line(std::span<const ExportTable::Cell> cells);

/// By the suffix: .csv (RFC 4180), .json (a list of objects). Throws `UsageError` for another suffix, `Error`
/// (storage).
void write_table(const std::filesystem::path& file, const ExportTable& table);

/// Throws `UsageError`: the file's name does not end in what can be written.
[[noreturn]] void refuse_suffix(const std::filesystem::path& file, const char* allowed);

}  // namespace armillary
