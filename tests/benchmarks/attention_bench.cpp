// SPDX-License-Identifier: GPL-3.0-or-later
// A training epoch of SASRec's blocks against LibTorch's own post-norm transformer encoder of the same size on the
// same batches, and what batches of like length add.
#include <ATen/Parallel.h>
#include <torch/nn/modules/transformercoder.h>
#include <torch/nn/modules/transformerlayer.h>
#include <torch/optim/adam.h>
#include <torch/types.h>

#include <cmath>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "models/blocks/dropout.h"
#include "models/blocks/sequential/attention.h"
#include "models/blocks/sequential/next_item_losses.h"
#include "models/blocks/sequential/sequences.h"
#include "models/blocks/tables.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int64_t kDim = 64, kHeads = 2, kLayers = 2, kLength = 50, kBatch = 128, kItems = 12'000;
constexpr int32_t kUsers = 1'500;
constexpr double kDropout = 0.2;

/// Lengths as of reviews: most histories are short, some reach the limit.
data::Histories review_histories() {
    numeric::RandomStream random(1, "histories");
    data::Histories histories;
    histories.offsets.push_back(0);
    for (int32_t user = 0; user < kUsers; ++user) {
        const auto length = static_cast<int64_t>(std::min(200.0, 5 * std::pow(1 - random.uniform(), -0.7)));
        for (int64_t at = 0; at < length; ++at)
            histories.items.push_back(static_cast<int32_t>(random.below(kItems)));
        histories.offsets.push_back(static_cast<int64_t>(histories.items.size()));
    }
    return histories;
}

/// The batch at the full length, as it would be with users of all lengths in it.
models::SequenceBatch at_full_length(models::SequenceBatch batch) {
    const int64_t rows = batch.tokens.size(0), missing = kLength - batch.tokens.size(1);
    const torch::Tensor padding = torch::zeros({rows, missing}, torch::kInt64);
    const torch::Tensor row = batch.target_positions.div(batch.tokens.size(1), "floor");
    batch.target_positions = batch.target_positions + (row + 1) * missing;
    batch.tokens = torch::cat({padding, batch.tokens}, 1);
    batch.targets = torch::cat({padding, batch.targets}, 1);
    return batch;
}

/// What both have around their layers: embeddings, the loss and Adam.
class Trainer {
 public:
    virtual ~Trainer() = default;
    void epoch(const std::vector<models::SequenceBatch>& batches) {
        if (!adam_) adam_ = std::make_unique<torch::optim::Adam>(parameters(), 1e-3);
        for (const models::SequenceBatch& batch : batches) {
            const int64_t length = batch.tokens.size(1);
            const torch::Tensor x = models::dropout(
                torch::embedding(items_, batch.tokens, 0) * 8 + places_.narrow(0, kLength - length, length),
                kDropout, true);
            const torch::Tensor states =
                encode(x, batch.tokens).flatten(0, 1).index_select(0, batch.target_positions);
            adam_->zero_grad();
            models::sampled_softmax_loss(
                states, items_, batch.targets.flatten().index_select(0, batch.target_positions), negatives_)
                .backward();
            adam_->step();
        }
    }

 protected:
    virtual torch::Tensor encode(const torch::Tensor& x, const torch::Tensor& tokens) = 0;
    virtual std::vector<torch::Tensor> parameters() { return {items_, places_}; }

 private:
    torch::Tensor items_ = models::normal_table(kItems + 1, kDim, 0.02, 1, "items"),
                  places_ = models::normal_table(kLength, kDim, 0.02, 1, "places"),
                  negatives_ = torch::randint(1, kItems, {512}, torch::kInt64);
    std::unique_ptr<torch::optim::Adam> adam_;
};

class Ours final : public Trainer {
 public:
    Ours() {
        for (int64_t layer = 0; layer < kLayers; ++layer)
            blocks_.emplace_back(kDim, kHeads, kDropout, 1, "block" + std::to_string(layer));
    }

 private:
    torch::Tensor encode(const torch::Tensor& x, const torch::Tensor& tokens) override {
        const torch::Tensor real = (tokens != 0).unsqueeze(2).to(torch::kFloat32),
                            allowed = models::causal_mask(tokens);
        torch::Tensor states = x * real;
        for (const models::SasrecBlock& block : blocks_) states = block.forward(states, allowed, real, true);
        return states;
    }
    std::vector<torch::Tensor> parameters() override {
        model::NamedTensors tensors;
        for (const models::SasrecBlock& block : blocks_) block.collect(tensors);
        std::vector<torch::Tensor> all = Trainer::parameters();
        for (const auto& [name, tensor] : tensors) all.push_back(tensor);
        return all;
    }

    std::vector<models::SasrecBlock> blocks_;
};

class Stock final : public Trainer {
 private:
    torch::Tensor encode(const torch::Tensor& x, const torch::Tensor& tokens) override {
        const int64_t length = tokens.size(1);
        const torch::Tensor mask = torch::full({length, length}, -std::numeric_limits<float>::infinity()).triu(1);
        return encoder_->forward(x.transpose(0, 1).contiguous(), mask).transpose(0, 1).contiguous();
    }
    std::vector<torch::Tensor> parameters() override {
        std::vector<torch::Tensor> all = Trainer::parameters();
        for (const torch::Tensor& tensor : encoder_->parameters()) all.push_back(tensor);
        return all;
    }

    torch::nn::TransformerEncoder encoder_{torch::nn::TransformerEncoderOptions(
        torch::nn::TransformerEncoderLayer(
            torch::nn::TransformerEncoderLayerOptions(kDim, kHeads).dim_feedforward(kDim).dropout(kDropout)),
        kLayers)};
};

}  // namespace

int main() {
    numeric::set_thread_count(0);
    at::set_num_threads(numeric::thread_count());
    const data::Histories histories = review_histories();
    models::NextItemBatches source(histories, kLength, kBatch, 1);
    std::vector<models::SequenceBatch> batches, full;
    for (int64_t batch = 0, count = source.begin_epoch(1); batch < count; ++batch) {
        batches.push_back(source.batch(batch));
        full.push_back(at_full_length(batches.back()));
    }
    Ours ours;
    Stock stock;
    bench::print_speed_ratio(
        "SASRec's blocks against torch::nn::TransformerEncoder", 1.5, 5, [&] { ours.epoch(batches); },
        [&] { stock.epoch(batches); });
    bench::print_speed_ratio(
        "  the same at full length", 1.5, 5, [&] { ours.epoch(full); }, [&] { stock.epoch(full); });
    bench::print_speed_ratio(
        "  batches of like length against full length, both ours", 3, 5, [&] { ours.epoch(batches); },
        [&] { ours.epoch(full); });
    return 0;
}
