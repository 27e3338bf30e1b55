// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/base/text.h"
#include "models/blocks/paths/item_paths.h"

namespace armillary::models {

namespace {

using data::Attribute;
using data::AttributeType;

bool holds_categories(const Attribute& column) {
    return column.type == AttributeType::categorical || column.type == AttributeType::multi_categorical;
}

/// What asks for categories, for its errors.
struct Asker {
    const char *need, *parameter;
};
constexpr Asker kSemanticId{"a semantic ID needs categories", "model.attributes"},
    kDomains{"domains are categories of the items", "model.domain"};

/// `tried` is the column that will not do, where there is one.
[[noreturn]] void refuse(const data::Dataset& dataset, const std::string& problem, const Asker& asker,
                         const Attribute* tried = nullptr) {
    std::vector<std::string> names;
    for (const Attribute& column : dataset.item_table().columns)
        if (holds_categories(column) && &column != tried) names.push_back(column.name);
    const char* advice = "{}; columns of categories: {}";
    if (names.empty() && tried)
        advice =
            "{}; '{}' has no other column of categories. Import it again with an item table that has, or choose "
            "another tokenizer";
    else if (names.empty())
        advice =
            "{}; the items of '{}' have no categories. Import them again with an item table, or choose another "
            "tokenizer";
    else if (tried)
        advice = "{}; choose another column of categories: {}";
    const std::string rest = names.empty() ? dataset.name() : join(names, ", ");
    throw UsageError(fmt::format(fmt::runtime(advice), problem, rest), asker.parameter);
}

std::vector<const Attribute*> named_columns(const data::Dataset& dataset, const std::string& names,
                                            const Asker& asker) {
    std::vector<const Attribute*> columns;
    for (std::string_view part : split(names, ',')) {
        const std::string name(trim(part));
        const Attribute* column = dataset.item_table().find(name);
        if (!column || !holds_categories(*column))
            refuse(dataset, fmt::format("'{}' is no column of categories", name), asker);
        columns.push_back(column);
    }
    if (columns.size() > 1)
        for (const Attribute* column : columns)
            if (column->type == AttributeType::multi_categorical)
                refuse(dataset,
                       fmt::format("'{}' lists several categories an item: it makes a path by itself, "
                                   "without other columns",
                                   column->name),
                       asker);
    return columns;
}

std::vector<const Attribute*> default_columns(const data::Dataset& dataset, const Asker& asker) {
    std::vector<const Attribute*> columns;
    for (AttributeType type : {AttributeType::categorical, AttributeType::multi_categorical}) {
        for (const Attribute& column : dataset.item_table().columns)
            if (column.type == type && !column.sensitive) columns.push_back(&column);
        if (type == AttributeType::multi_categorical && !columns.empty()) columns = {columns.front()};
        if (!columns.empty()) return columns;
    }
    refuse(dataset, asker.need, asker);
}

/// Categories of the item, coarse to fine, as indices into the vocabularies of the columns.
std::vector<int32_t> categories_of(const CategoryColumns& categories, size_t item) {
    const Attribute& first = *categories.columns.front();
    if (first.type == AttributeType::multi_categorical)
        return {first.codes.begin() + first.offsets[item], first.codes.begin() + first.offsets[item + 1]};
    std::vector<int32_t> path;
    for (const Attribute* column : categories.columns) {
        if (column->codes[item] < 0) break;
        path.push_back(column->codes[item]);
    }
    return path;
}

}  // namespace

CategoryColumns category_columns(const data::Dataset& dataset, const std::string& names) {
    CategoryColumns categories;
    categories.columns =
        names == "auto" ? default_columns(dataset, kSemanticId) : named_columns(dataset, names, kSemanticId);
    for (int32_t item = 0; item < dataset.item_count(); ++item)
        categories.most_levels = std::max(
            categories.most_levels, static_cast<int>(categories_of(categories, static_cast<size_t>(item)).size()));
    return categories;
}

CodeLists category_paths(const data::Dataset& dataset, const CategoryColumns& categories) {
    std::vector<std::map<int32_t, int32_t>> numbers(static_cast<size_t>(categories.most_levels));
    CodeLists paths;
    for (int32_t item = 0; item < dataset.item_count(); ++item) {
        std::vector<int32_t>& path = paths.emplace_back(categories_of(categories, static_cast<size_t>(item)));
        for (size_t level = 0; level < path.size(); ++level) {
            auto& known = numbers[level];
            path[level] = known.try_emplace(path[level], static_cast<int32_t>(known.size())).first->second;
        }
    }
    return paths;
}

ItemDomains item_domains(const data::Dataset& dataset, const std::string& name) {
    if (name.find(',') != std::string::npos)
        refuse(dataset, fmt::format("'{}' names several columns, and an item has one domain", name), kDomains);
    const Attribute* column =
        (name == "auto" ? default_columns(dataset, kDomains) : named_columns(dataset, name, kDomains)).front();
    ItemDomains domains;
    domains.column = column->name;
    std::map<int32_t, int32_t> numbers;
    int32_t in_a_domain = 0;
    for (int32_t item = 0; item < dataset.item_count(); ++item) {
        const std::vector<int32_t> path = categories_of({{column}}, static_cast<size_t>(item));
        if (!path.empty()) ++in_a_domain;
        domains.of_item.push_back(
            path.empty() ? -1
                         : numbers.try_emplace(path.front(), static_cast<int32_t>(numbers.size())).first->second);
    }
    domains.count = static_cast<int32_t>(numbers.size());
    if (domains.count == 0)
        refuse(dataset, fmt::format("no item has a category in '{}'", column->name), kDomains, column);
    if (domains.count == 1)
        refuse(dataset, fmt::format("'{}' knows one domain only, so there is nothing to keep apart", column->name),
               kDomains, column);
    if (domains.count == in_a_domain)
        refuse(dataset,
               fmt::format("'{}' puts no two items into one domain, so there is nothing to draw together",
                           column->name),
               kDomains, column);
    return domains;
}

descriptor::Parameter category_parameter() {
    return descriptor::text("model.attributes", "auto",
                            "Item columns of categories, coarse to fine, separated by commas; auto takes all");
}

}  // namespace armillary::models
