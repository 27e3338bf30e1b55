// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/codebook_record.h"

#include "core/diagnostics/codebook/codebook.h"

namespace armillary::training {

CodebookRecord::CodebookRecord(const jobs::Task& task) : items_(task.dataset->item_count()) {
    if (!task.split->train.empty()) {
        interactions_.assign(static_cast<size_t>(items_), 0.0);
        for (int64_t row : task.split->train)
            ++interactions_[static_cast<size_t>(task.dataset->interactions().item[static_cast<size_t>(row)])];
    }
    if (task.features)
        input_groups_ = diagnostics::group_identical_rows(task.features->values, items_, task.features->dim);
}

std::vector<std::pair<std::string, double>> CodebookRecord::figures(model::Tokenizer& tokenizer,
                                                                    const std::vector<int32_t>& codes) const {
    diagnostics::CodebookEvidence evidence;
    evidence.table.codes = codes;
    evidence.table.items = items_;
    for (int level = 0; level < tokenizer.levels(); ++level)
        evidence.table.level_sizes.push_back(tokenizer.codebook_size(level));
    evidence.interactions = interactions_;
    evidence.input_groups = input_groups_;
    auto figures = diagnostics::series_of(diagnostics::measure_codebook(evidence));
    for (const auto& [name, value] : tokenizer.quantisation_figures()) figures.emplace_back(name, value);
    return figures;
}

jobs::Array code_array(const std::vector<int32_t>& codes, int levels) {
    return {{static_cast<int64_t>(codes.size()) / levels, levels}, codes};
}

}  // namespace armillary::training
