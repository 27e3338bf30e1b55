// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/id_map.h"

namespace armillary::data {

std::string_view to_string(AttributeType type) {
    switch (type) {
        case AttributeType::categorical:
            return "categorical";
        case AttributeType::multi_categorical:
            return "multi_categorical";
        case AttributeType::numeric:
            return "numeric";
        case AttributeType::text:
            return "text";
    }
    return "text";
}

AttributeType attribute_type_from(std::string_view word) {
    for (auto type : {AttributeType::categorical, AttributeType::multi_categorical, AttributeType::numeric,
                      AttributeType::text})
        if (to_string(type) == word) return type;
    throw BadInput("no attribute type is called '" + std::string(word) +
                   "'; the types are categorical, multi_categorical, numeric and text");
}

std::string Attribute::cell(int32_t row) const {
    const auto r = static_cast<size_t>(row);
    switch (type) {
        case AttributeType::categorical:
            return codes[r] < 0 ? "" : categories[static_cast<size_t>(codes[r])];
        case AttributeType::multi_categorical: {
            std::string text;
            for (int64_t at = offsets[r]; at < offsets[r + 1]; ++at) {
                if (!text.empty()) text += ", ";
                text += categories[static_cast<size_t>(codes[static_cast<size_t>(at)])];
            }
            return text;
        }
        case AttributeType::numeric:
            return std::isnan(numbers[r]) ? "" : format_number(numbers[r]);
        case AttributeType::text:
            return texts[r];
    }
    return {};
}

int64_t Attribute::missing() const {
    switch (type) {
        case AttributeType::categorical:
            return std::count(codes.begin(), codes.end(), -1);
        case AttributeType::multi_categorical: {
            int64_t empty = 0;
            for (size_t r = 0; r + 1 < offsets.size(); ++r) empty += offsets[r] == offsets[r + 1];
            return empty;
        }
        case AttributeType::numeric:
            return std::count_if(numbers.begin(), numbers.end(), [](double x) { return std::isnan(x); });
        case AttributeType::text:
            return std::count_if(texts.begin(), texts.end(), [](const auto& t) { return t.empty(); });
    }
    return 0;
}

const Attribute* AttributeTable::find(std::string_view name) const {
    for (const Attribute& column : columns)
        if (column.name == name) return &column;
    return nullptr;
}

std::string AttributeTable::title(int32_t row, std::string_view raw_id) const {
    const Attribute* column = title_column.empty() ? nullptr : find(title_column);
    std::string title = column ? column->cell(row) : "";
    return title.empty() ? std::string(raw_id) : title;
}

AttributeTable select_rows(const AttributeTable& table, const std::vector<int32_t>& keep) {
    AttributeTable out;
    out.rows = static_cast<int32_t>(keep.size());
    out.title_column = table.title_column;
    for (const Attribute& column : table.columns) {
        Attribute& copy = out.columns.emplace_back();
        copy.name = column.name;
        copy.type = column.type;
        copy.sensitive = column.sensitive;
        copy.categories = column.categories;
        if (column.type == AttributeType::multi_categorical) copy.offsets.push_back(0);
        for (int32_t row : keep) {
            const auto r = static_cast<size_t>(row);
            switch (column.type) {
                case AttributeType::categorical:
                    copy.codes.push_back(column.codes[r]);
                    break;
                case AttributeType::multi_categorical:
                    copy.codes.insert(copy.codes.end(), column.codes.begin() + column.offsets[r],
                                      column.codes.begin() + column.offsets[r + 1]);
                    copy.offsets.push_back(static_cast<int64_t>(copy.codes.size()));
                    break;
                case AttributeType::numeric:
                    copy.numbers.push_back(column.numbers[r]);
                    break;
                case AttributeType::text:
                    copy.texts.push_back(column.texts[r]);
                    break;
            }
        }
    }
    return out;
}

Attribute make_attribute(std::string name, AttributeType type, std::vector<std::string> cells, char separator) {
    Attribute column;
    column.name = std::move(name);
    column.type = type;
    IdMap vocabulary;
    switch (type) {
        case AttributeType::categorical:
            for (const std::string& cell : cells)
                column.codes.push_back(cell.empty() ? -1 : vocabulary.insert(cell));
            break;
        case AttributeType::multi_categorical:
            column.offsets.push_back(0);
            for (const std::string& cell : cells) {
                for (std::string_view part : split(cell, separator))
                    if (!(part = trim(part)).empty()) column.codes.push_back(vocabulary.insert(part));
                column.offsets.push_back(static_cast<int64_t>(column.codes.size()));
            }
            break;
        case AttributeType::numeric:
            for (const std::string& cell : cells)
                column.numbers.push_back(parse_double(cell).value_or(std::numeric_limits<double>::quiet_NaN()));
            break;
        case AttributeType::text:
            column.texts = std::move(cells);
            break;
    }
    for (int32_t i = 0; i < vocabulary.size(); ++i) column.categories.emplace_back(vocabulary[i]);
    return column;
}

Attribute infer_attribute(std::string name, std::vector<std::string> cells, char separator) {
    IdMap distinct;
    size_t present = 0;
    bool numeric = true, separated = false;
    for (const std::string& cell : cells) {
        if (cell.empty()) continue;
        ++present;
        distinct.insert(cell);
        if (numeric) {
            const auto number = parse_double(cell);
            numeric = number && std::isfinite(*number) && !(cell.size() > 1 && cell[0] == '0' && cell[1] != '.');
        }
        separated = separated || (separator && cell.find(separator) != std::string::npos);
    }
    AttributeType type = AttributeType::text;
    if (present > 0 && numeric) {
        type = AttributeType::numeric;
    } else if (separated) {
        type = AttributeType::multi_categorical;
    } else if (present > 0 && static_cast<size_t>(distinct.size()) <= std::max<size_t>(20, present / 2)) {
        type = AttributeType::categorical;
    }
    return make_attribute(std::move(name), type, std::move(cells), separator);
}

}  // namespace armillary::data
