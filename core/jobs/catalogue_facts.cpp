// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/catalogue_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/diagnostics/codebook/collisions.h"

namespace armillary::jobs {

namespace {

bool is_categorical(const data::Attribute& attribute) {
    return attribute.type == data::AttributeType::categorical ||
           attribute.type == data::AttributeType::multi_categorical;
}

bool groups_items(const data::AttributeTable& items, const data::Attribute& attribute) {
    constexpr int64_t kItemsPerValue = 4;
    const int64_t known = items.rows - attribute.missing();
    const auto values = static_cast<int64_t>(attribute.categories.size());
    return is_categorical(attribute) && !attribute.sensitive && attribute.name != items.title_column &&
           values >= 2 && 2 * known >= items.rows && kItemsPerValue * values <= known;
}

bool speaks_of_categories(const data::Attribute& attribute) {
    const std::string name = to_lower_ascii(attribute.name);
    return name.find("categor") != std::string::npos || name.find("genre") != std::string::npos;
}

const data::Attribute* automatic(const data::AttributeTable& items) {
    const data::Attribute* chosen = nullptr;
    for (const data::Attribute& attribute : items.columns) {
        if (!groups_items(items, attribute)) continue;
        if (speaks_of_categories(attribute)) return &attribute;
        if (!chosen) chosen = &attribute;
    }
    return chosen;
}

const data::Attribute& named(const data::AttributeTable& items, const std::string& name) {
    const data::Attribute* attribute = items.find(name);
    if (attribute && is_categorical(*attribute)) return *attribute;
    std::vector<std::string> names;
    for (const data::Attribute& candidate : items.columns)
        if (is_categorical(candidate)) names.push_back(candidate.name);
    throw UsageError(fmt::format("the items have no {}attribute '{}'; {}", attribute ? "categorical " : "", name,
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

std::optional<diagnostics::Categories> choose_categories(const data::AttributeTable& items,
                                                         const std::string& wanted) {
    if (wanted == "none") return {};
    const data::Attribute* attribute = wanted == "auto" ? automatic(items) : &named(items, wanted);
    if (!attribute) return {};
    return categories_of(*attribute, items.rows);
}

CatalogueFacts catalogue_facts(const Task& task) {
    const data::Dataset& dataset = *task.dataset;
    CatalogueFacts facts;
    facts.categories = choose_categories(dataset.item_table(), task.parameters.text("record.category"));
    if (!task.split->train.empty()) {
        facts.interactions.assign(static_cast<size_t>(dataset.item_count()), 0.0);
        for (int64_t row : task.split->train)
            ++facts.interactions[static_cast<size_t>(dataset.interactions().item[static_cast<size_t>(row)])];
    }
    if (!task.features) return facts;
    const data::FeatureMatrix& features = *task.features;
    facts.input_groups = diagnostics::group_identical_rows(features.values, features.rows, features.dim);
    for (int32_t item = 0; item < features.rows; ++item)
        if (features.present[static_cast<size_t>(item)]) facts.rows.push_back(item);
    return facts;
}

std::optional<diagnostics::InputReport> input_report(const Task& task, const CatalogueFacts& facts) {
    if (facts.rows.empty()) return {};
    const diagnostics::VectorRows all{task.features->values, task.features->rows, task.features->dim};
    const auto rows = static_cast<int64_t>(facts.rows.size());
    if (rows == all.count) return diagnostics::measure_inputs(all);
    const std::vector<float> present = diagnostics::gather(all, facts.rows);
    return diagnostics::measure_inputs({present, rows, all.dim});
}

}  // namespace armillary::jobs
