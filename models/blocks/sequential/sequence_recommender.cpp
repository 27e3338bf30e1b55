// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/sequence_recommender.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/model/arrays.h"
#include "core/model/histories.h"

namespace armillary::models {

namespace {

constexpr double kItemDeviation = 0.02;

/// The maps of one row of a batch, without its padding.
jobs::AttentionMaps maps_of(const AttentionTap& tap, const torch::Tensor& tokens, int64_t row, int64_t items,
                            int64_t history_length) {
    const int64_t length = tokens.size(1);
    const int64_t* token = tokens.data_ptr<int64_t>() + row * length;
    const auto kept = static_cast<int64_t>(std::count_if(token, token + length, [](int64_t t) { return t != 0; }));
    const auto read = static_cast<int64_t>(
        std::count_if(token, token + length, [&](int64_t t) { return t >= 1 && t <= items; }));
    jobs::AttentionMaps maps;
    maps.layers = static_cast<int64_t>(tap.weights.size());
    maps.heads = tap.weights.front().size(1);
    maps.tokens = kept;
    int64_t position = history_length - read;
    for (int64_t column = length - kept; column < length; ++column)
        maps.item_of_token.push_back(token[column] > items ? -1 : static_cast<int32_t>(position++));
    for (const torch::Tensor& layer : tap.weights) {
        const torch::Tensor shown =
            layer[row].narrow(1, length - kept, kept).narrow(2, length - kept, kept).contiguous();
        maps.weights.insert(maps.weights.end(), shown.data_ptr<float>(), shown.data_ptr<float>() + shown.numel());
    }
    return maps;
}

}  // namespace

SequenceRecommender::SequenceRecommender(const model::Context& context, std::unique_ptr<SequenceBatches> batches,
                                         Reading reading)
    : context_(context),
      reading_(reading),
      max_length_(context.parameters.integer("model.max_length")),
      dropout_(context.parameters.real("model.dropout")),
      batches_(std::move(batches)),
      objective_(context),
      items_(item_table(context, context.parameters.integer("model.dim"), kItemDeviation)) {}

int64_t SequenceRecommender::begin_epoch(int epoch) {
    epoch_ = epoch;
    return batches_->begin_epoch(epoch);
}

model::BatchLoss SequenceRecommender::batch_loss(int64_t number) {
    const SequenceBatch batch = batches_->batch(number);
    const torch::Tensor items = items_.table();
    const torch::Tensor states =
        encode(batch, items, nullptr).flatten(0, 1).index_select(0, batch.target_positions);
    return {{objective_(queries(states), candidates(items), batch, epoch_, number)},
            static_cast<int64_t>(batch.users.size())};
}

SequenceBatch SequenceRecommender::asking(std::span<const jobs::History> histories) const {
    return history_batch(histories, max_length_);
}

void SequenceRecommender::score(std::span<const int32_t> users, data::Part when, float* scores) {
    std::vector<jobs::History> histories;
    for (int32_t user : users) histories.push_back(model::user_history(context_, user, when));
    score_histories(histories, scores);
}

void SequenceRecommender::score_histories(std::span<const jobs::History> histories, float* scores) {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor items = items_.table();
    const torch::Tensor states = encode(asking(histories), items, nullptr).select(1, -1).contiguous();
    torch::Tensor out =
        torch::from_blob(scores, {static_cast<int64_t>(histories.size()), context_.items()}, torch::kFloat32);
    torch::mm_out(out, queries(states), candidates(items).narrow(0, 1, context_.items()).t());
}

std::vector<jobs::AttentionMaps> SequenceRecommender::attention(std::span<const jobs::History> histories) {
    const torch::NoGradGuard no_gradients;
    const SequenceBatch batch = asking(histories);
    AttentionTap tap;
    encode(batch, items_.table(), &tap);
    std::vector<jobs::AttentionMaps> maps;
    for (size_t row = 0; row < histories.size(); ++row) {
        maps.push_back(maps_of(tap, batch.tokens, static_cast<int64_t>(row), context_.items(),
                               static_cast<int64_t>(histories[row].items.size())));
        maps.back().causal = reading_.causal;
        maps.back().normalised = reading_.normalised;
    }
    return maps;
}

std::map<std::string, jobs::Array> SequenceRecommender::arrays() {
    return {{"item_embeddings", model::array_of(items_.table().narrow(0, 1, context_.items()))}};
}

int64_t attention_heads(const model::Context& context) {
    const int64_t dim = context.parameters.integer("model.dim"), heads = context.parameters.integer("model.heads");
    if (dim % heads != 0)
        throw UsageError(fmt::format("the width {} cannot be shared by {} heads; choose a multiple", dim, heads),
                         "model.heads");
    return heads;
}

std::vector<descriptor::Parameter> sequence_parameters(const SequenceDefaults& defaults) {
    std::vector<descriptor::Parameter> parameters{
        descriptor::choice("model.item_embedding", "id", {"id", "codes"},
                           "A vector for each item, or the sum of one for each of its codes (tokenizer.run)"),
        descriptor::integer("model.dim", 64, 1, 4096, "Width of the embeddings and the hidden states"),
        descriptor::integer("model.blocks", 2, 1, 32, "Attention blocks, one above the other"),
        descriptor::integer("model.heads", defaults.heads, 1, 64, "Attention heads; the width must be a multiple"),
        descriptor::integer("model.max_length", 50, 1, 4096,
                            "Items of the history that are read, counted from the newest"),
        descriptor::real("model.dropout", defaults.dropout, 0, 0.99, "Share of values dropped in training"),
        descriptor::choice("model.loss", defaults.loss, {"sampled_softmax", "binary", "softmax"},
                           "Sampled softmax shares its negatives in the batch; binary is the original loss; "
                           "softmax ranks against all items"),
        descriptor::integer("model.negatives", defaults.negatives, 1, 100000, "Negatives that a batch shares"),
    };
    parameters.back().only_if = "model.loss = sampled_softmax";
    return parameters;
}

}  // namespace armillary::models
