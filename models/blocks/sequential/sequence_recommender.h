// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

#include "core/model/model.h"
#include "models/blocks/sequential/attention.h"
#include "models/blocks/sequential/item_table.h"
#include "models/blocks/sequential/next_item_objective.h"
#include "models/blocks/sequential/sequences.h"

namespace armillary::models {

/// What models share that read a history with attention and rank all items by the state at its end. A model says
/// how tokens become states, and in which space states and items are compared.
class SequenceRecommender : public model::Model,
                            public model::Trainable,
                            public model::BlockScorer,
                            public model::HistoryScorer,
                            public model::Attentive {
 public:
    std::vector<model::ParameterGroup> parameter_groups() override { return {{"all", trained(state())}}; }
    int64_t begin_epoch(int epoch) override;
    model::BatchLoss batch_loss(int64_t number) override;
    void set_training(bool training) override { training_ = training; }
    void score(std::span<const int32_t> users, data::Part when, float* scores) override;
    void score_histories(std::span<const jobs::History> histories, float* scores) override;
    std::vector<jobs::AttentionMaps> attention(std::span<const jobs::History> histories) override;
    std::map<std::string, jobs::Array> arrays() override;

 protected:
    /// How attention is to be understood, for those who look at it.
    struct Reading {
        bool causal = true;
        bool normalised = true;
    };

    SequenceRecommender(const model::Context& context, std::unique_ptr<SequenceBatches> batches, Reading reading);

    /// Hidden states [batch, length, dim]; `items` is [items + 1, dim], the padding first. Positions count back
    /// from the newest token, so that padding changes nothing.
    virtual torch::Tensor encode(const SequenceBatch& batch, const torch::Tensor& items,
                                 AttentionTap* tap) const = 0;
    /// The batch whose last state ranks the next item.
    virtual SequenceBatch asking(std::span<const jobs::History> histories) const;
    /// States [rows, dim] and items [items + 1, dim] as they are compared, by dot product.
    virtual torch::Tensor queries(const torch::Tensor& states) const { return states; }
    virtual torch::Tensor candidates(const torch::Tensor& items) const { return items; }

    const model::Context& context() const { return context_; }
    int64_t max_length() const { return max_length_; }
    int64_t dim() const { return items_.dim(); }
    double dropout() const { return dropout_; }
    bool training() const { return training_; }
    const ItemTable& items() const { return items_; }

 private:
    const model::Context& context_;
    Reading reading_;
    int64_t max_length_;
    double dropout_;
    std::unique_ptr<SequenceBatches> batches_;
    NextItemObjective objective_;
    ItemTable items_;
    int epoch_ = 0;
    bool training_ = false;
};

/// `model.heads`. Throws `UsageError` when `model.dim` is no multiple of it.
int64_t attention_heads(const model::Context& context);

/// What the parameters that all these models have begin with.
struct SequenceDefaults {
    int64_t heads = 1;
    double dropout = 0.5;
    std::string loss = "sampled_softmax";
    int64_t negatives = 512;
};
/// `model.item_embedding`, `dim`, `blocks`, `heads`, `max_length`, `dropout`, `loss` and `negatives`.
std::vector<descriptor::Parameter> sequence_parameters(const SequenceDefaults& defaults);

}  // namespace armillary::models
