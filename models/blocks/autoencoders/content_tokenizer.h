// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "core/model/model.h"
#include "models/blocks/autoencoders/feature_batches.h"

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
    void restored() override { latents_.reset(); }
    std::vector<int32_t> encode() override;

 protected:
    /// Before the first batch of `epoch()`.
    virtual void start_epoch() {}
    /// May put the shuffled rows of the epoch, places in `items()`, into another order: batches of `batch_size`
    /// are cut from its front.
    virtual void arrange(std::vector<int32_t>& order, int64_t batch_size) const {}
    virtual model::BatchLoss learn(const ContentBatch& batch) = 0;
    /// [rows, dim] what is quantised, deterministic; called without gradients.
    virtual torch::Tensor latents_of(const ContentBatch& batch) const = 0;
    /// [rows, levels] int64 of latents.
    virtual torch::Tensor codes_of(const torch::Tensor& latents) const = 0;

    /// To be told before a step that this class does not make: latents are computed anew after it.
    void weights_change() { latents_.reset(); }
    /// [rows, dim] latents of the catalogue, computed once for every state of the weights.
    const torch::Tensor& latents();

    /// `answer` [rows of the block, …] for the whole catalogue, block after block, which bounds memory. Rows are
    /// those of `items()`.
    torch::Tensor over_catalogue(const std::function<torch::Tensor(const ContentBatch&)>& answer) const;
    const torch::Tensor& inputs() const { return batches_.rows().inputs; }  ///< [rows, features]

    const model::Context& context() const { return context_; }
    const std::vector<int32_t>& items() const { return batches_.rows().items; }  ///< with a vector
    int epoch() const { return epoch_; }  ///< 0 before training and after loading

 private:
    const model::Context& context_;
    FeatureBatches batches_;
    torch::Tensor item_index_;  ///< [rows] int64
    torch::Tensor latents_;     ///< undefined since the weights last changed
    int epoch_ = 0;
};

}  // namespace armillary::models
