// SPDX-License-Identifier: GPL-3.0-or-later
// The residual quantiser against the same written plainly in LibTorch, per-level argmin(cdist): a training step's
// part (forward and backward), a whole epoch of the autoencoder around it, and the codes of a whole catalogue.
#include <ATen/Parallel.h>
#include <torch/optim/adam.h>
#include <torch/types.h>

#include <cstdio>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "models/blocks/layers.h"
#include "models/blocks/quantisers/residual_quantiser.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int64_t kBatch = 1024, kItems = 12'101, kDim = 32;
constexpr int kLevels = 4;                             // of 256 codes: the published codes of Amazon Beauty
constexpr int64_t kFeatures = 128, kEpochBatch = 256;  // an epoch by the defaults of RQ-VAE
constexpr double kCommitment = 0.25;

/// What a quantisation gives that training uses.
struct Quantised {
    torch::Tensor codes, value, loss;
};

Quantised ours(models::ResidualQuantiser& quantiser, const torch::Tensor& latents) {
    auto result = quantiser.quantise(latents);
    return {result.codes, result.quantised, result.codebook + kCommitment * result.commitment};
}

Quantised plain(const std::vector<torch::Tensor>& tables, const torch::Tensor& latents) {
    torch::Tensor residual = latents, sum = torch::zeros_like(latents), loss = torch::zeros({});
    std::vector<torch::Tensor> codes;
    for (const torch::Tensor& table : tables) {
        codes.push_back(torch::cdist(residual, table).argmin(1));
        const torch::Tensor code = table.index_select(0, codes.back());
        loss = loss + torch::mse_loss(code, residual.detach()) +
               kCommitment * torch::mse_loss(residual, code.detach());
        residual = residual - code.detach();
        sum = sum + code;
    }
    return {torch::stack(codes, 1), latents + (sum - latents).detach(), loss};
}

struct Outcome {
    torch::Tensor codes, gradient;
    double loss = 0;
};

/// Forward and backward of the quantisation alone.
template <typename Quantise>
Outcome step(const torch::Tensor& latents, Quantise quantise) {
    const torch::Tensor input = latents.detach().clone().requires_grad_(true);
    const Quantised quantised = quantise(input);
    const torch::Tensor loss = quantised.loss + quantised.value.square().mean();
    loss.backward();
    return {quantised.codes, input.grad(), loss.item<double>()};
}

/// An autoencoder as RQ-VAE's default, with the codebooks in its optimiser.
struct Autoencoder {
    explicit Autoencoder(const std::vector<torch::Tensor>& tables)
        : encoder({kFeatures, 512, 256, 128, kDim}, 1, "encoder"),
          decoder({kDim, 128, 256, 512, kFeatures}, 1, "decoder"),
          optimizer(parameters(tables), torch::optim::AdamOptions(1e-3)) {}

    std::vector<torch::Tensor> parameters(const std::vector<torch::Tensor>& tables) const {
        std::vector<torch::Tensor> all = tables;
        model::NamedTensors networks;
        encoder.collect(networks);
        decoder.collect(networks);
        for (const auto& [name, tensor] : networks) all.push_back(tensor);
        return all;
    }

    /// Returns the loss of the last batch.
    template <typename Quantise>
    double epoch(const torch::Tensor& inputs, Quantise quantise) {
        double last = 0;
        for (int64_t first = 0; first < inputs.size(0); first += kEpochBatch) {
            const torch::Tensor x = inputs.slice(0, first, std::min(first + kEpochBatch, inputs.size(0)));
            optimizer.zero_grad();
            const Quantised quantised = quantise(encoder(x));
            const torch::Tensor loss = torch::mse_loss(decoder(quantised.value), x) + quantised.loss;
            loss.backward();
            optimizer.step();
            last = loss.item<double>();
        }
        return last;
    }

    models::Perceptron encoder, decoder;
    torch::optim::Adam optimizer;
};

torch::Tensor plain_codes(const std::vector<torch::Tensor>& tables, const torch::Tensor& latents) {
    const torch::NoGradGuard no_gradients;
    torch::Tensor residual = latents;
    std::vector<torch::Tensor> codes;
    for (const torch::Tensor& table : tables) {
        codes.push_back(torch::cdist(residual, table).argmin(1));
        residual = residual - table.index_select(0, codes.back());
    }
    return torch::stack(codes, 1);
}

double share_of_equal(const torch::Tensor& a, const torch::Tensor& b) {
    return (a == b).to(torch::kFloat64).mean().item<double>();
}

}  // namespace

int main() {
    numeric::set_thread_count(0);
    at::set_num_threads(numeric::thread_count());
    torch::manual_seed(1);
    models::QuantiserSettings settings;
    settings.levels = kLevels;
    settings.codebook.dim = kDim;
    models::ResidualQuantiser quantiser(settings, 1);
    const torch::Tensor catalogue = torch::randn({kItems, kDim});
    quantiser.initialise_by_kmeans(catalogue, 1, [] {});
    std::vector<torch::Tensor> tables;
    for (const models::Codebook& codebook : quantiser.codebooks())
        tables.push_back(codebook.table().detach().clone().requires_grad_(true));

    const torch::Tensor batch = catalogue.narrow(0, 0, kBatch);
    Outcome mine, theirs;
    bench::print_speed_ratio(
        "quantisation step, 1,024 x 32, 4 x 256 codes, against cdist", 2, 31,
        [&] { mine = step(batch, [&](const torch::Tensor& z) { return ours(quantiser, z); }); },
        [&] { theirs = step(batch, [&](const torch::Tensor& z) { return plain(tables, z); }); });
    std::printf("  equal codes %.4f, loss %.6f and %.6f, largest difference of gradients %.1e\n",
                share_of_equal(mine.codes, theirs.codes), mine.loss, theirs.loss,
                (mine.gradient - theirs.gradient).abs().max().item<double>());
    torch::Tensor my_codes, their_codes;
    bench::print_speed_ratio(
        "codes of a catalogue, 12,101 x 32, 4 x 256 codes, against cdist", 2, 11,
        [&] { my_codes = quantiser.encode(catalogue); }, [&] { their_codes = plain_codes(tables, catalogue); });
    std::printf("  equal codes %.4f\n", share_of_equal(my_codes, their_codes));
    const torch::Tensor inputs = torch::randn({kItems, kFeatures});
    std::vector<torch::Tensor> own;
    for (const models::Codebook& codebook : quantiser.codebooks()) own.push_back(codebook.table());
    Autoencoder with_ours(own), with_plain(tables);
    double my_loss = 0, their_loss = 0;
    bench::print_speed_ratio(
        "an epoch of RQ-VAE, 12,101 x 128, batches of 256, against cdist", 1, 7,
        [&] {
            my_loss = with_ours.epoch(inputs, [&](const torch::Tensor& z) {
                Quantised quantised = ours(quantiser, z);
                quantiser.after_step(/*revive=*/false);
                return quantised;
            });
        },
        [&] { their_loss = with_plain.epoch(inputs, [&](const torch::Tensor& z) { return plain(tables, z); }); });
    std::printf("  loss of the last batch %.5f and %.5f\n", my_loss, their_loss);
    return 0;
}
