// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/item_table.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "models/blocks/tables.h"

namespace armillary::models {

ItemTable::ItemTable(int64_t items, int64_t dim, double deviation, uint64_t seed) {
    tables_.push_back(normal_table(items + 1, dim, deviation, seed, "item_table"));
    const torch::NoGradGuard no_gradients;
    tables_[0][0].zero_();  // the padding
}

ItemTable::ItemTable(const data::ItemCodes& codes, int64_t items, int64_t dim, double deviation, uint64_t seed) {
    const torch::NoGradGuard no_gradients;
    for (int32_t level = 0; level < codes.levels; ++level) {
        torch::Tensor rows = torch::zeros({items + 1}, torch::kInt64);  // 0: no code
        for (int64_t item = 0; item < items; ++item)
            rows.data_ptr<int64_t>()[item + 1] = codes.codes[static_cast<size_t>(item * codes.levels + level)] + 1;
        tables_.push_back(normal_table(rows.max().item<int64_t>() + 1, dim,
                                       deviation / std::sqrt(static_cast<double>(codes.levels)), seed,
                                       fmt::format("code_table.{}", level)));
        tables_.back()[0].zero_();
        codes_.push_back(rows);
    }
}

torch::Tensor ItemTable::table() const {
    if (codes_.empty()) return tables_[0];
    torch::Tensor sum;
    for (size_t level = 0; level < codes_.size(); ++level) {
        // The first row belongs to no code and stays zero.
        const torch::Tensor of_level = torch::embedding(tables_[level], codes_[level], /*padding_idx=*/0);
        sum = sum.defined() ? sum + of_level : of_level;
    }
    return sum;
}

void ItemTable::collect(model::NamedTensors& tensors) const {
    if (codes_.empty()) {
        tensors.emplace_back("items", tables_[0]);
        return;
    }
    for (size_t level = 0; level < tables_.size(); ++level)
        tensors.emplace_back(fmt::format("codes.{}", level), tables_[level]);
}

ItemTable item_table(const model::Context& context, int64_t dim, double deviation) {
    if (context.parameters.text("model.item_embedding") != "codes")
        return ItemTable(context.items(), dim, deviation, context.seed);
    if (!context.codes)
        throw UsageError("embeddings from codes need the run of a tokenizer: --set tokenizer.run=RUN",
                         "tokenizer.run");
    return ItemTable(*context.codes, context.items(), dim, deviation, context.seed);
}

}  // namespace armillary::models
