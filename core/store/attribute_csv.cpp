// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attribute_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/csv_reader.h"

namespace armillary::store {

using data::Attribute;
using data::AttributeType;
using data::IdMap;

namespace {

void append_cell(std::string& out, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string joined_categories(const Attribute& column, size_t row) {
    std::string cell;
    for (int64_t at = column.offsets[row]; at < column.offsets[row + 1]; ++at) {
        if (at > column.offsets[row]) cell += '|';
        for (const char c : column.categories[static_cast<size_t>(column.codes[static_cast<size_t>(at)])]) {
            if (c == '|' || c == '\\') cell += '\\';
            cell += c;
        }
    }
    return cell;
}

std::string cell_of(const Attribute& column, int32_t row) {
    const auto r = static_cast<size_t>(row);
    if (column.type == AttributeType::multi_categorical) return joined_categories(column, r);
    // A NaN with its sign set is what processors make of 0/0: it is kept as `-nan`, the usual one is an empty
    // cell.
    if (column.type == AttributeType::numeric && std::isnan(column.numbers[r]))
        return std::signbit(column.numbers[r]) ? "-nan" : "";
    return column.cell(row);
}

IdMap vocabulary_of(const Attribute& column) {
    IdMap vocabulary;
    for (const std::string& category : column.categories) {
        if (category.empty() || vocabulary.find(category) != IdMap::kNone)
            throw BadInput(fmt::format("the category '{}' is empty or stands twice", category), column.name);
        vocabulary.insert(category);
    }
    return vocabulary;
}

/// Appends cells to one column.
class ColumnReader {
 public:
    explicit ColumnReader(Attribute& column) : column_(column), vocabulary_(vocabulary_of(column)) {
        if (column.type == AttributeType::multi_categorical) column.offsets.assign(1, 0);
    }

    /// False when the cell is no value of the column.
    bool add(std::string cell) {
        switch (column_.type) {
            case AttributeType::text:
                column_.texts.push_back(std::move(cell));
                return true;
            case AttributeType::categorical:
                column_.codes.push_back(cell.empty() ? -1 : vocabulary_.find(cell));
                return cell.empty() || column_.codes.back() >= 0;
            case AttributeType::multi_categorical:
                return add_categories(cell);
            case AttributeType::numeric: {
                const auto number = cell.empty() ? std::numeric_limits<double>::quiet_NaN() : parse_double(cell);
                column_.numbers.push_back(number.value_or(0));
                return number.has_value();
            }
        }
        return false;
    }

 private:
    bool add_categories(std::string_view cell) {
        bool known = true;
        std::string category;
        auto end_category = [&] {
            column_.codes.push_back(vocabulary_.find(category));
            known = known && column_.codes.back() >= 0;
            category.clear();
        };
        for (size_t i = 0; i < cell.size(); ++i) {
            if (cell[i] == '|') {
                end_category();
            } else {
                if (cell[i] == '\\' && i + 1 < cell.size()) ++i;
                category += cell[i];
            }
        }
        if (!cell.empty()) end_category();
        column_.offsets.push_back(static_cast<int64_t>(column_.codes.size()));
        return known;
    }

    Attribute& column_;
    IdMap vocabulary_;
};

}  // namespace

std::string to_csv(const data::AttributeTable& table, const IdMap& ids) {
    std::string out = "id";
    for (const Attribute& column : table.columns) {
        vocabulary_of(column);
        out += ',';
        append_cell(out, column.name);
    }
    out += '\n';
    for (int32_t row = 0; row < table.rows; ++row) {
        append_cell(out, ids[row]);
        for (const Attribute& column : table.columns) {
            out += ',';
            append_cell(out, cell_of(column, row));
        }
        out += '\n';
    }
    return out;
}

void from_csv(std::string_view csv, const std::string& file, const IdMap& ids, std::vector<Attribute>& columns) {
    CsvReader reader(csv, file, CsvReader::Lines::ours);
    std::vector<ColumnReader> readers(columns.begin(), columns.end());
    reader.next_row();
    for (int32_t row = 0; row < ids.size(); ++row) {
        if (reader.at_end()) reader.refuse(fmt::format("the file ends after {} of {} rows", row, ids.size()));
        std::vector<std::string> cells = reader.next_row();
        if (cells.size() != columns.size() + 1)
            reader.refuse(fmt::format("{} cells where {} are expected", cells.size(), columns.size() + 1));
        if (cells.front() != ids[row])
            reader.refuse(fmt::format("id '{}' where '{}' is expected", cells.front(), ids[row]));
        for (size_t c = 0; c < columns.size(); ++c)
            if (!readers[c].add(cells[c + 1]))
                reader.refuse(fmt::format("'{}' is no value of '{}'", cells[c + 1], columns[c].name));
    }
    if (!reader.at_end()) reader.refuse("more rows than ids");
}

}  // namespace armillary::store
