// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/content_tokenizer.h"

#include <torch/types.h>

#include <algorithm>

#include "models/blocks/tables.h"

namespace armillary::models {

ContentTokenizer::ContentTokenizer(const model::Context& context)
    : context_(context), batches_(context), item_index_(index_tensor(items())) {}

int64_t ContentTokenizer::begin_epoch(int epoch) {
    epoch_ = epoch;
    start_epoch();
    const int64_t batches = batches_.begin_epoch(epoch);
    arrange(batches_.order(), batches_.batch_size());
    return batches;
}

model::BatchLoss ContentTokenizer::batch_loss(int64_t number) {
    const torch::Tensor chosen = batches_.chosen(number);
    weights_change();
    model::BatchLoss loss = learn({item_index_.index_select(0, chosen), inputs().index_select(0, chosen)});
    loss.examples = chosen.size(0);
    return loss;
}

torch::Tensor ContentTokenizer::over_catalogue(
    const std::function<torch::Tensor(const ContentBatch&)>& answer) const {
    constexpr int64_t kBlock = 8192;
    const torch::NoGradGuard no_gradients;
    std::vector<torch::Tensor> parts;
    const int64_t rows = batches_.rows().size();
    for (int64_t first = 0; first < rows; first += kBlock) {
        const int64_t last = std::min(first + kBlock, rows);
        parts.push_back(answer({item_index_.slice(0, first, last), inputs().slice(0, first, last)}));
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
    return code_table(items(), codes_of(latents()), context_.items());
}

}  // namespace armillary::models
