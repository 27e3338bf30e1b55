// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/item_categories.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::jobs {

namespace {

constexpr size_t kLeastColumns = 3;  ///< of a block: two may be a pair of flags

/// In lower case, of the catalogues of films, books, music and games that researchers use.
constexpr std::array kGenres{
    "action",     "adventure", "animation",   "biography", "children", "children's", "classical",
    "comedy",     "crime",     "documentary", "drama",     "family",   "fantasy",    "fiction",
    "film-noir",  "history",   "horror",      "imax",      "jazz",     "musical",    "mystery",
    "news",       "pop",       "puzzle",      "rock",      "romance",  "sci-fi",     "science fiction",
    "simulation", "sport",     "strategy",    "thriller",  "war",      "western"};

bool is_categorical(const data::Attribute& attribute) {
    return attribute.type == data::AttributeType::categorical ||
           attribute.type == data::AttributeType::multi_categorical;
}

/// 1 and 0 as the cells of a column say yes and no; nothing for a column that says other things.
std::optional<std::vector<bool>> indicator(const data::Attribute& column) {
    std::vector<bool> yes;
    if (column.type == data::AttributeType::numeric) {
        for (const double number : column.numbers) {
            if (number != 0 && number != 1 && !std::isnan(number)) return {};
            yes.push_back(number == 1);
        }
        return yes;
    }
    if (column.type != data::AttributeType::categorical) return {};
    for (const std::string& category : column.categories)
        if (category != "0" && category != "1") return {};
    for (const int32_t code : column.codes)
        yes.push_back(code >= 0 && column.categories[static_cast<size_t>(code)] == "1");
    return yes;
}

/// Some adjacent columns of zeros and ones.
struct Block {
    std::vector<std::string> names;
    std::vector<std::vector<bool>> yes;  ///< [columns][rows]
};

std::string name_of(const Block& block, const data::AttributeTable& items) {
    size_t genres = 0;
    for (const std::string& name : block.names)
        genres += std::find(kGenres.begin(), kGenres.end(), to_lower_ascii(name)) != kGenres.end();
    const std::string range = fmt::format("{} … {}", block.names.front(), block.names.back());
    return 2 * genres >= block.names.size() && !items.find("genres") ? "genres" : range;
}

data::Attribute joined(const Block& block, const data::AttributeTable& items) {
    data::Attribute attribute;
    attribute.name = name_of(block, items);
    attribute.type = data::AttributeType::multi_categorical;
    attribute.categories = block.names;
    attribute.offsets = {0};
    for (size_t row = 0; row < static_cast<size_t>(items.rows); ++row) {
        for (size_t column = 0; column < block.yes.size(); ++column)
            if (block.yes[column][row]) attribute.codes.push_back(static_cast<int32_t>(column));
        attribute.offsets.push_back(static_cast<int64_t>(attribute.codes.size()));
    }
    return attribute;
}

std::vector<data::Attribute> joined_indicators(const data::AttributeTable& items) {
    std::vector<data::Attribute> attributes;
    Block block;
    const auto end_block = [&] {
        if (block.names.size() >= kLeastColumns) attributes.push_back(joined(block, items));
        block = {};
    };
    for (const data::Attribute& column : items.columns) {
        auto yes = column.sensitive ? std::nullopt : indicator(column);
        if (!yes) {
            end_block();
            continue;
        }
        block.names.push_back(column.name);
        block.yes.push_back(std::move(*yes));
    }
    end_block();
    return attributes;
}

bool groups_items(const data::AttributeTable& items, const data::Attribute& attribute) {
    constexpr int64_t kItemsPerValue = 4;
    const int64_t known = items.rows - attribute.missing();
    const auto values = static_cast<int64_t>(attribute.categories.size());
    return !attribute.sensitive && attribute.name != items.title_column && values >= 2 &&
           2 * known >= items.rows && kItemsPerValue * values <= known;
}

bool speaks_of_categories(const data::Attribute& attribute) {
    const std::string name = to_lower_ascii(attribute.name);
    return name.find("categor") != std::string::npos || name.find("genre") != std::string::npos;
}

const data::Attribute* automatic(const std::vector<data::Attribute>& attributes,
                                 const data::AttributeTable& items) {
    const data::Attribute* chosen = nullptr;
    for (const data::Attribute& attribute : attributes) {
        if (!groups_items(items, attribute)) continue;
        if (speaks_of_categories(attribute)) return &attribute;
        if (!chosen) chosen = &attribute;
    }
    return chosen;
}

const data::Attribute& named(const std::vector<data::Attribute>& attributes, const data::AttributeTable& items,
                             const std::string& name) {
    std::vector<std::string> names;
    for (const data::Attribute& candidate : attributes) {
        if (candidate.name == name) return candidate;
        names.push_back(candidate.name);
    }
    throw UsageError(
        fmt::format("the items have no {}attribute '{}'; {}", items.find(name) ? "categorical " : "", name,
                    names.empty() ? "they have no categorical one: choose auto or none"
                                  : "choose auto, none or one of " + join(names, ", ")),
        "record.category");
}

diagnostics::Categories categories_of(const data::Attribute& attribute, int32_t rows) {
    diagnostics::Categories categories{attribute.name, {0}, {}};
    auto& values = categories.values;
    for (size_t row = 0; row < static_cast<size_t>(rows); ++row) {
        const bool several = attribute.type == data::AttributeType::multi_categorical;
        const auto begin = several ? attribute.offsets[row] : static_cast<int64_t>(row);
        const auto end = several ? attribute.offsets[row + 1] : begin + 1;
        const auto first = values.size();
        for (int64_t at = begin; at < end; ++at) {
            const int32_t value = attribute.codes[static_cast<size_t>(at)];
            if (value >= 0 && std::find(values.begin() + static_cast<std::ptrdiff_t>(first), values.end(),
                                        value) == values.end())
                values.push_back(value);
        }
        categories.offsets.push_back(static_cast<int64_t>(values.size()));
    }
    return categories;
}

}  // namespace

std::vector<data::Attribute> category_attributes(const data::AttributeTable& items) {
    std::vector<data::Attribute> attributes;
    for (const data::Attribute& attribute : items.columns)
        if (is_categorical(attribute)) attributes.push_back(attribute);
    for (data::Attribute& block : joined_indicators(items)) attributes.push_back(std::move(block));
    return attributes;
}

std::optional<diagnostics::Categories> choose_categories(const data::AttributeTable& items,
                                                         const std::string& wanted) {
    if (wanted == "none") return {};
    const std::vector<data::Attribute> attributes = category_attributes(items);
    const data::Attribute* attribute =
        wanted == "auto" ? automatic(attributes, items) : &named(attributes, items, wanted);
    if (!attribute) return {};
    return categories_of(*attribute, items.rows);
}

}  // namespace armillary::jobs
