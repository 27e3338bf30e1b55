// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/feature_rows.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/model/arrays.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr int64_t kLargestTable = 64 << 20;  ///< bytes recorded an epoch

template <typename T>
std::vector<T> spread(const std::vector<int32_t>& rows, const torch::Tensor& values, int32_t items, T absent) {
    const int64_t width = values.size(1);
    std::vector<T> table(static_cast<size_t>(items * width), absent);
    const T* from = values.data_ptr<T>();
    for (size_t row = 0; row < rows.size(); ++row)
        std::copy_n(from + static_cast<int64_t>(row) * width, width, table.begin() + rows[row] * width);
    return table;
}

/// Whether a table with such rows for all items may be kept every epoch.
bool is_small(const torch::Tensor& rows, int32_t items) {
    return items * rows.size(1) * int64_t{sizeof(float)} <= kLargestTable;
}

}  // namespace

FeatureRows present_rows(const data::FeatureMatrix& matrix) {
    FeatureRows rows;
    for (int32_t item = 0; item < matrix.rows; ++item)
        if (matrix.present[static_cast<size_t>(item)]) rows.items.push_back(item);
    rows.inputs = model::tensor_view(matrix);
    if (rows.size() < matrix.rows) rows.inputs = rows.inputs.index_select(0, index_tensor(rows.items));
    return rows;
}

FeatureRows feature_rows(const model::Context& context) {
    FeatureRows rows = present_rows(*context.features);
    if (rows.items.empty())
        throw BadInput("no item has a feature vector; choose another features.modality", "features.modality");
    return rows;
}

std::vector<int32_t> code_table(const std::vector<int32_t>& rows, const torch::Tensor& codes, int32_t items) {
    return spread<int32_t>(rows, codes.to(torch::kInt32).contiguous(), items, -1);
}

jobs::Array by_item(const std::vector<int32_t>& rows, const torch::Tensor& values, int32_t items) {
    return {{items, values.size(1)},
            spread<float>(rows, values.detach().to(torch::kFloat32).contiguous(), items, 0.0f)};
}

void record_latents(const std::vector<int32_t>& rows, const torch::Tensor& latents, int32_t items,
                    std::map<std::string, jobs::Array>& arrays) {
    if (is_small(latents, items)) arrays["latents"] = by_item(rows, latents, items);
}

std::map<std::string, jobs::Array> token_arrays(const std::vector<int32_t>& rows, const torch::Tensor& tokens,
                                                int32_t items) {
    std::map<std::string, jobs::Array> arrays{{"item_embeddings", by_item(rows, tokens.mean(1), items)}};
    const torch::Tensor flat = tokens.flatten(1);
    if (!is_small(flat, items)) return arrays;
    jobs::Array& table = arrays["item_tokens"] = by_item(rows, flat, items);
    table.shape = {items, tokens.size(1), tokens.size(2)};
    return arrays;
}

}  // namespace armillary::models
