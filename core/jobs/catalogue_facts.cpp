// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/catalogue_facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/diagnostics/codebook/collisions.h"

namespace armillary::jobs {

CatalogueFacts catalogue_facts(const Task& task) {
    const data::Dataset& dataset = *task.dataset;
    CatalogueFacts facts;
    facts.categories = choose_categories(dataset.item_table(), task.parameters.text("record.category"));
    if (!task.split->train.empty()) {
        facts.interactions.assign(static_cast<size_t>(dataset.item_count()), 0.0);
        for (int64_t row : task.split->train)
            ++facts.interactions[static_cast<size_t>(dataset.interactions().item[static_cast<size_t>(row)])];
    }
    if (!task.features) {
        facts.input_groups = groups_of_vectors(dataset);
        return facts;
    }
    const data::FeatureMatrix& features = *task.features;
    facts.input_groups = diagnostics::group_identical_rows(features.values, features.rows, features.dim);
    for (int32_t item = 0; item < features.rows; ++item)
        if (features.present[static_cast<size_t>(item)]) facts.rows.push_back(item);
    return facts;
}

std::vector<int32_t> groups_of_vectors(const data::Dataset& dataset) {
    std::vector<int32_t> groups;
    if (dataset.item_features().empty()) return groups;
    groups.assign(static_cast<size_t>(dataset.item_count()), 0);
    std::vector<bool> described(groups.size(), false);
    for (const data::FeatureMatrix& features : dataset.item_features()) {
        const auto equal = diagnostics::group_identical_rows(features.values, features.rows, features.dim);
        std::map<std::array<int32_t, 3>, int32_t>
            first;  // equal so far, equal here, and whether there is a vector
        for (size_t item = 0; item < groups.size(); ++item) {
            const bool present = features.present[item] != 0;
            described[item] = described[item] || present;
            groups[item] =
                first.try_emplace({groups[item], equal[item], present}, static_cast<int32_t>(item)).first->second;
        }
    }
    for (size_t item = 0; item < groups.size(); ++item)
        if (!described[item]) groups[item] = static_cast<int32_t>(item);
    return groups;
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
