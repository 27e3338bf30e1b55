// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "core/model/model.h"
#include "models/blocks/feature_rows.h"

namespace armillary::models {

/// Items of a batch, or of a block of the catalogue, with their vectors.
struct ContentBatch {
    torch::Tensor items;   ///< [rows] int64
    torch::Tensor inputs;  ///< [rows, features]
};

/// What tokenizers trained on content vectors share: which items have a vector, the shuffled batches of an epoch,
/// the code table of the whole catalogue. A tokenizer of this kind says what it learns from a batch and how it
/// turns vectors into codes.
class ContentTokenizer : public model::Model, public model::Trainable, public model::Tokenizer {
 public:
    /// Throws `BadInput` when no item has a vector.
    explicit ContentTokenizer(const model::Context& context);

    int64_t begin_epoch(int epoch) override;
    model::BatchLoss batch_loss(int64_t number) override;
    void set_training(bool training) override { training_ = training; }
    std::vector<int32_t> encode() override;

 protected:
    /// Before the first batch of `epoch()`.
    virtual void start_epoch() {}
    virtual model::BatchLoss learn(const ContentBatch& batch) = 0;
    /// [rows, levels] int64, deterministic; called without gradients.
    virtual torch::Tensor codes_of(const ContentBatch& batch) = 0;

    /// `answer` [rows of the block, …] for the whole catalogue, block after block, which bounds memory. Rows are
    /// those of `items()`.
    torch::Tensor over_catalogue(const std::function<torch::Tensor(const ContentBatch&)>& answer) const;
    const torch::Tensor& inputs() const { return rows_.inputs; }  ///< [rows, features]

    const model::Context& context() const { return context_; }
    const std::vector<int32_t>& items() const { return rows_.items; }  ///< with a vector
    int epoch() const { return epoch_; }                               ///< 0 before training and after loading
    bool training() const { return training_; }                        ///< dropout is on

 private:
    const model::Context& context_;
    int64_t batch_size_;
    FeatureRows rows_;
    torch::Tensor item_index_;    ///< [rows] int64
    std::vector<int32_t> order_;  ///< [rows] positions in rows_, shuffled for the epoch
    int epoch_ = 0;
    bool training_ = false;
};

}  // namespace armillary::models
