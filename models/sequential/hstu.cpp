// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "models/blocks/dropout.h"
#include "models/blocks/sequential/hstu_block.h"
#include "models/blocks/sequential/sequence_recommender.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

bool reads_times(const model::Context& context) {
    return context.parameters.boolean("model.time_bias") && clock_times(context.dataset);
}

/// Causal units of gated, pointwise attention over the history and its times; the state at the last item is
/// compared with the items by cosine.
class Hstu final : public SequenceRecommender {
 public:
    explicit Hstu(const model::Context& context)
        : SequenceRecommender(
              context,
              std::make_unique<NextItemBatches>(context.train, context.parameters.integer("model.max_length"),
                                                context.parameters.integer("training.batch_size"), context.seed,
                                                reads_times(context) ? clock_times(context.dataset) : nullptr,
                                                context.parameters.real("model.length_exponent")),
              {.causal = true, .normalised = false}),
          with_times_(reads_times(context)),
          temperature_(context.parameters.real("model.temperature")),
          positions_(normal_table(max_length(), dim(), 1 / std::sqrt(static_cast<double>(dim())), context.seed,
                                  "positions")) {
        const int64_t heads = attention_heads(context);
        for (int64_t block = 0; block < context.parameters.integer("model.blocks"); ++block)
            blocks_.emplace_back(dim(), heads, max_length(), with_times_, dropout(), context.seed,
                                 fmt::format("block.{}", block));
        if (context.parameters.boolean("model.time_bias") && !with_times_)
            context.message("the data set has no dates, so only the order of a history is read, not its times");
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors;
        items().collect(tensors);
        tensors.emplace_back("positions", positions_);
        for (const HstuBlock& block : blocks_) block.collect(tensors);
        return tensors;
    }

 private:
    torch::Tensor encode(const SequenceBatch& batch, const torch::Tensor& items,
                         AttentionTap* tap) const override {
        const int64_t length = batch.tokens.size(1);
        const torch::Tensor real = (batch.tokens != 0).unsqueeze(2).to(torch::kFloat32);
        const torch::Tensor allowed = without_hidden(causal_mask(batch.tokens), batch.hidden);
        torch::Tensor buckets;
        if (with_times_ && batch.times.defined()) buckets = time_buckets(batch.next_times, batch.times);
        torch::Tensor x = torch::embedding(items, batch.tokens, 0) * std::sqrt(static_cast<double>(dim()));
        x = models::dropout(x + positions_.narrow(0, max_length() - length, length), dropout(), training()) * real;
        for (const HstuBlock& block : blocks_) x = block.forward(x, allowed, buckets, training(), tap) * real;
        return x;
    }

    torch::Tensor queries(const torch::Tensor& states) const override { return unit_rows(states) / temperature_; }
    torch::Tensor candidates(const torch::Tensor& items) const override { return unit_rows(items); }

    bool with_times_;
    double temperature_;
    torch::Tensor positions_;  ///< [max_length, dim]
    std::vector<HstuBlock> blocks_;
};

}  // namespace

model::Registration hstu() {
    descriptor::ModelDescriptor d;
    d.id = "hstu";
    d.name = "HSTU";
    d.family = "sequential";
    d.summary =
        "Reads a user's history and its times by units of gated attention whose weights are not normalised, so "
        "that how often something was looked for counts too. When the user comes back is read as well, not what "
        "is taken then.";
    d.reference =
        "Zhai et al., Actions speak louder than words: trillion-parameter sequential transducers for generative "
        "recommendations, ICML 2024";
    d.inputs = {{"interactions"}, {"order"}, {"timestamps", /*required=*/false}, {"codes", /*required=*/false}};
    d.capabilities = {"scores", "embeddings", "attention"};
    d.parameters = sequence_parameters({.dropout = 0.2, .negatives = 128});
    d.parameters.push_back(descriptor::real("model.temperature", 0.05, 1e-3, 100,
                                            "Cosines are divided by it: a small one sharpens the ranking"));
    d.parameters.push_back(descriptor::boolean(
        "model.time_bias", true, "Read the time between interactions, where the data set has dates"));
    d.parameters.push_back(descriptor::real(
        "model.length_exponent", 2, 1, 2,
        "Below 2, long histories are thinned at random in training (stochastic length), so that a history costs "
        "on average at most twice max_length to this power; a batch is still as long as its longest history"));
    d.defaults = {{"training.epochs", int64_t{100}},
                  {"training.batch_size", int64_t{128}},
                  {"training.learning_rate", 1e-3},
                  {"training.early_stopping", int64_t{10}}};
    d.memory_formula =
        "20 * (items + max_length + 5 * blocks * dim) * dim + "
        "4 * batch_size * max_length * (20 * blocks * dim + 6 * blocks * heads * max_length + negatives + 10 * "
        "dim) + 256 * items * 4";
    d.time_formula =
        "6 * min(interactions, users * max_length) * (blocks * (10 * dim * dim + 4 * max_length * dim) + 2 * "
        "negatives * dim)";
    return {d, model::make_model<Hstu>};
}

}  // namespace armillary::models
