// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/slice_decoder.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "models/blocks/layers.h"
#include "models/blocks/sequential/attention.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

class AttentionDecoder : public SliceDecoder {
 public:
    AttentionDecoder(int64_t slices, int64_t channels, int64_t features, int64_t dim, int64_t blocks,
                     int64_t heads, uint64_t seed)
        : up_(channels, dim, seed, "decoder.up"),
          positions_(normal_table(slices + 1, dim, 0.02, seed, "decoder.positions")),
          head_({dim, features, features}, seed, "decoder.head") {
        for (int64_t block = 0; block < blocks; ++block)
            blocks_.emplace_back(dim, heads, /*dropout=*/0.0, seed, fmt::format("decoder.block.{}", block));
    }

    torch::Tensor decode(const torch::Tensor& values, int levels) const override {
        const int64_t rows = values.size(0), length = levels + 1;
        const torch::Tensor tokens = up_(values.slice(1, 0, levels));
        torch::Tensor x = torch::cat({tokens, torch::zeros({rows, 1, tokens.size(2)})}, 1) +
                          torch::cat({positions_.slice(0, 0, levels), positions_.slice(0, -1)});
        const torch::Tensor everywhere = torch::ones({1, 1, length, length}, torch::kBool),
                            real = torch::ones({rows, length, 1});
        for (const SasrecBlock& block : blocks_) x = block.forward(x, everywhere, real, /*training=*/false);
        return head_(x.select(1, -1));
    }

    void collect(model::NamedTensors& tensors) const override {
        up_.collect(tensors);
        tensors.emplace_back("decoder.positions", positions_);
        for (const SasrecBlock& block : blocks_) block.collect(tensors);
        head_.collect(tensors);
    }

 private:
    Linear up_;
    torch::Tensor positions_;  ///< [slices + 1, dim], the last that of the state which is read
    std::vector<SasrecBlock> blocks_;
    Perceptron head_;
};

class PerceptronDecoder : public SliceDecoder {
 public:
    PerceptronDecoder(const std::vector<int64_t>& widths, uint64_t seed) : network_(widths, seed, "decoder") {}

    torch::Tensor decode(const torch::Tensor& values, int levels) const override {
        const torch::Tensor known = (torch::arange(values.size(1)) < levels).to(torch::kFloat32).view({1, -1, 1});
        return network_((values * known).flatten(1));
    }

    void collect(model::NamedTensors& tensors) const override { network_.collect(tensors); }

 private:
    Perceptron network_;
};

}  // namespace

std::unique_ptr<SliceDecoder> attention_decoder(int64_t slices, int64_t channels, int64_t features, int64_t dim,
                                                int64_t blocks, int64_t heads, uint64_t seed) {
    return std::make_unique<AttentionDecoder>(slices, channels, features, dim, blocks, heads, seed);
}

std::unique_ptr<SliceDecoder> perceptron_decoder(int64_t slices, int64_t channels, int64_t features,
                                                 const std::vector<int64_t>& hidden, uint64_t seed) {
    return std::make_unique<PerceptronDecoder>(layer_widths(slices * channels, hidden, features), seed);
}

}  // namespace armillary::models
