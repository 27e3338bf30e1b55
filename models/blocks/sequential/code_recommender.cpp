// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/code_recommender.h"

#include <torch/types.h>

#include <limits>

#include "models/blocks/collaborative/histories.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// [items] row of each item in the code table, -1 for an item without codes.
std::vector<int32_t> row_numbers(const std::vector<int32_t>& coded, int32_t items) {
    std::vector<int32_t> rows(static_cast<size_t>(items), -1);
    for (size_t row = 0; row < coded.size(); ++row)
        rows[static_cast<size_t>(coded[row])] = static_cast<int32_t>(row);
    return rows;
}

torch::Tensor with_padding(const torch::Tensor& vectors) {
    return torch::cat({torch::zeros({1, vectors.size(1)}), vectors});
}

}  // namespace

BatchItems items_of(const SequenceBatch& batch) {
    const torch::Tensor targets = batch.targets.flatten().index_select(0, batch.target_positions);
    // A zero of its own, so that padding is always the first of the sorted values.
    const torch::Tensor all = torch::cat({torch::zeros({1}, torch::kInt64), batch.tokens.flatten(), targets});
    const auto [values, places, counts] = at::_unique2(all, /*sorted=*/true, /*return_inverse=*/true);
    const int64_t tokens = batch.tokens.numel();
    return {values.slice(0, 1) - 1, places.slice(0, 1, 1 + tokens), places.slice(0, 1 + tokens) - 1};
}

CodeRecommender::CodeRecommender(const model::Context& context, const std::vector<int32_t>& coded, int levels,
                                 int64_t codes)
    : context_(context),
      coded_(index_tensor(coded)),
      train_(renumbered(context.train, row_numbers(coded, context.items()))),
      known_before_test_(renumbered(context.known_before_test, row_numbers(coded, context.items()))),
      decoder_(levels, codes, context.parameters.integer("model.dim"), context.seed),
      encoder_(context),
      batches_(train_, encoder_.max_length(), context.parameters.integer("training.batch_size"), context.seed) {}

torch::Tensor CodeRecommender::loss(const SequenceBatch& batch, const BatchItems& items,
                                    const torch::Tensor& vectors, const torch::Tensor& labels,
                                    const std::vector<torch::Tensor>& indicators, bool training) const {
    const torch::Tensor read = with_padding(vectors)
                                   .index_select(0, items.tokens)
                                   .view({batch.tokens.size(0), batch.tokens.size(1), vectors.size(1)});
    const torch::Tensor states =
        encoder_(batch, read, training).flatten(0, 1).index_select(0, batch.target_positions);
    std::vector<torch::Tensor> targets;
    for (const torch::Tensor& indicator : indicators) targets.push_back(indicator.index_select(0, items.targets));
    return decoder_.loss(states, labels.index_select(0, items.targets), targets);
}

void CodeRecommender::prepare(const torch::Tensor& codes) {
    codes_ = codes;
    tree_.emplace(codes_);
}

void CodeRecommender::score(std::span<const int32_t> users, data::Part when, float* scores) const {
    const torch::NoGradGuard no_gradients;
    const SequenceBatch batch =
        history_batch(when == data::Part::test ? known_before_test_ : train_, users, encoder_.max_length());
    const torch::Tensor vectors = with_padding(decoder_.vectors(codes_));
    const torch::Tensor states =
        encoder_(batch, torch::embedding(vectors, batch.tokens), /*training=*/false).select(1, -1);
    torch::Tensor out =
        torch::from_blob(scores, {static_cast<int64_t>(users.size()), context_.items()}, torch::kFloat32);
    out.fill_(-std::numeric_limits<float>::infinity());
    out.index_copy_(1, coded_, decoder_.log_probabilities(states, *tree_).to(torch::kFloat32));
}

void CodeRecommender::collect(model::NamedTensors& tensors) const {
    model::NamedTensors own;
    encoder_.collect(own);
    decoder_.collect(own);
    for (auto& [name, tensor] : own) tensors.emplace_back("recommender." + name, tensor);
}

std::vector<descriptor::Parameter> code_recommender_parameters() {
    using descriptor::integer, descriptor::real;
    return {
        integer("model.dim", 64, 1, 4096, "Width of the recommender's vectors and hidden states"),
        integer("model.blocks", 2, 1, 32, "Attention blocks, one above the other"),
        integer("model.heads", 1, 1, 64, "Attention heads; the width must be a multiple"),
        integer("model.max_length", 50, 1, 4096, "Items of the history that are read, counted from the newest"),
        real("model.dropout", 0.3, 0, 0.99, "Share of values dropped in training")};
}

}  // namespace armillary::models
