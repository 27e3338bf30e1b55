// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/content_tokenizer.h"

#include <torch/types.h>

#include <algorithm>
#include <numeric>
#include <span>

#include "core/numeric/random.h"
#include "models/blocks/tables.h"

namespace armillary::models {

ContentTokenizer::ContentTokenizer(const model::Context& context)
    : context_(context),
      batch_size_(context.parameters.integer("training.batch_size")),
      rows_(feature_rows(context)),
      item_index_(index_tensor(rows_.items)),
      order_(rows_.items.size()) {}

int64_t ContentTokenizer::begin_epoch(int epoch) {
    epoch_ = epoch;
    start_epoch();
    std::iota(order_.begin(), order_.end(), 0);
    numeric::RandomStream(context_.seed, "order", static_cast<uint64_t>(epoch)).shuffle(std::span(order_));
    return (rows_.size() + batch_size_ - 1) / batch_size_;
}

model::BatchLoss ContentTokenizer::batch_loss(int64_t number) {
    const int64_t first = number * batch_size_, size = std::min(batch_size_, rows_.size() - first);
    const torch::Tensor chosen =
        index_tensor(std::span(order_).subspan(static_cast<size_t>(first), static_cast<size_t>(size)));
    weights_change();
    model::BatchLoss loss = learn({item_index_.index_select(0, chosen), rows_.inputs.index_select(0, chosen)});
    loss.examples = size;
    return loss;
}

torch::Tensor ContentTokenizer::over_catalogue(
    const std::function<torch::Tensor(const ContentBatch&)>& answer) const {
    constexpr int64_t kBlock = 8192;
    const torch::NoGradGuard no_gradients;
    std::vector<torch::Tensor> parts;
    for (int64_t first = 0; first < rows_.size(); first += kBlock) {
        const int64_t last = std::min(first + kBlock, rows_.size());
        parts.push_back(answer({item_index_.slice(0, first, last), rows_.inputs.slice(0, first, last)}));
    }
    return torch::cat(parts);
}

const torch::Tensor& ContentTokenizer::latents() {
    if (!latents_.defined())
        latents_ = over_catalogue([this](const ContentBatch& batch) { return latents_of(batch); });
    return latents_;
}

std::vector<int32_t> ContentTokenizer::encode() {
    const torch::NoGradGuard no_gradients;
    return code_table(rows_.items, codes_of(latents()), context_.items());
}

}  // namespace armillary::models
