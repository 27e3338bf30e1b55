// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table_file.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace armillary {

using nlohmann::ordered_json;

namespace {

std::string csv_cell(const ExportTable::Cell& cell) {
    if (const auto* integer = std::get_if<int64_t>(&cell)) return std::to_string(*integer);
    if (const auto* real = std::get_if<double>(&cell)) return std::isfinite(*real) ? format_number(*real) : "";
    const auto& text = std::get<std::string>(cell);
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

ordered_json json_cell(const ExportTable::Cell& cell) {
    if (const auto* real = std::get_if<double>(&cell); real && !std::isfinite(*real)) return nullptr;
    return std::visit([](const auto& value) { return ordered_json(value); }, cell);
}

std::string csv_of(const ExportTable& table) {
    std::string text = csv_line(std::vector<ExportTable::Cell>(table.columns.begin(), table.columns.end()));
    for (const auto& row : table.rows) text += csv_line(row);
    return text;
}

std::string json_of(const ExportTable& table) {
    ordered_json rows = ordered_json::array();
    for (const auto& row : table.rows) {
        ordered_json object = ordered_json::object();
        for (size_t c = 0; c < row.size(); ++c) object[table.columns[c]] = json_cell(row[c]);
        rows.push_back(std::move(object));
    }
    return rows.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

double as_decimal(float value) {
    return parse_double(fmt::format("{}", value)).value_or(value);
}

std::string csv_line(std::span<const ExportTable::Cell> cells) {
    std::string line;
    for (size_t c = 0; c < cells.size(); ++c) line += (c > 0 ? "," : "") + csv_cell(cells[c]);
    return line + '\n';
}

void write_table(const std::filesystem::path& file, const ExportTable& table) {
    const std::string suffix = to_lower_ascii(file.extension().string());
    if (suffix == ".csv")
        write_file_atomically(file, csv_of(table));
    else if (suffix == ".json")
        write_file_atomically(file, json_of(table));
    else
        refuse_suffix(file, ".csv or .json");
}

void refuse_suffix(const std::filesystem::path& file, const char* allowed) {
    throw UsageError(
        fmt::format("'{}' names no format to write: end the name in {}", file.filename().string(), allowed),
        "--to");
}

}  // namespace armillary
