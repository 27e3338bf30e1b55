// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::data {

enum class AttributeType { categorical, multi_categorical, numeric, text };

std::string_view to_string(AttributeType type);
/// Throws `BadInput` for a word that is no type.
AttributeType attribute_type_from(std::string_view word);

/// One typed column of a user or item table. Only the vectors of its type are filled.
struct Attribute {
    std::string name;
    AttributeType type = AttributeType::text;
    bool sensitive = false;               ///< a protected attribute: enables group fairness, kept out of features
    std::vector<std::string> categories;  ///< vocabulary of the two categorical types
    std::vector<int32_t> codes;           ///< categorical: [rows], -1 missing; multi_categorical: flat values
    std::vector<int64_t> offsets;         ///< multi_categorical: [rows + 1] into `codes`
    std::vector<double> numbers;          ///< numeric: [rows], NaN missing
    std::vector<std::string> texts;       ///< text: [rows], empty = missing

    /// The cell as a person reads it: categories joined by ", ", numbers shortest, empty when missing.
    std::string cell(int32_t row) const;
    int64_t missing() const;
};

/// Attributes of users or items, one row for each dense index. A data set without attributes has no columns.
struct AttributeTable {
    int32_t rows = 0;
    std::vector<Attribute> columns;
    std::string title_column;  ///< name of the column that names a row to people; empty when there is none

    const Attribute* find(std::string_view name) const;
    /// The row's title, or its raw id when there is none.
    std::string title(int32_t row, std::string_view raw_id) const;
};

/// The rows `keep[i]` of a table, in that order.
AttributeTable select_rows(const AttributeTable& table, const std::vector<int32_t>& keep);

/// Builds a typed column from text cells (`""` = missing): numeric when every present cell is a finite number,
/// multi_categorical when `separator` is set and occurs, categorical when values repeat (at most max(20, half of
/// the present cells) different ones), else text.
Attribute infer_attribute(std::string name, std::vector<std::string> cells, char separator = 0);
/// The same with the type given. A cell that is no number becomes missing in a numeric column.
Attribute make_attribute(std::string name, AttributeType type, std::vector<std::string> cells,
                         char separator = ' ');

}  // namespace armillary::data
