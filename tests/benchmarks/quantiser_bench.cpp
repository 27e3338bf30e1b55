// SPDX-License-Identifier: GPL-3.0-or-later
// The residual quantiser against the same written plainly in LibTorch, per-level argmin(cdist): a training step's
// part (forward and backward), and the codes of a whole catalogue.
#include <ATen/Parallel.h>
#include <torch/types.h>

#include <cstdio>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "models/blocks/quantisers/residual_quantiser.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int64_t kBatch = 1024, kItems = 12'101, kDim = 32;
constexpr int kLevels = 4;  // of 256 codes: the published codes of Amazon Beauty
constexpr double kCommitment = 0.25;

/// What a quantisation gives that training uses.
struct Outcome {
    torch::Tensor codes, gradient;
    double loss = 0;
};

Outcome ours(models::ResidualQuantiser& quantiser, const torch::Tensor& latents) {
    const torch::Tensor input = latents.detach().clone().requires_grad_(true);
    const auto result = quantiser.quantise(input);
    const torch::Tensor loss =
        result.codebook + kCommitment * result.commitment + result.quantised.square().mean();
    loss.backward();
    return {result.codes, input.grad(), loss.item<double>()};
}

Outcome plain(const std::vector<torch::Tensor>& tables, const torch::Tensor& latents) {
    const torch::Tensor input = latents.detach().clone().requires_grad_(true);
    torch::Tensor residual = input, quantised = torch::zeros_like(input), loss = torch::zeros({});
    std::vector<torch::Tensor> codes;
    for (const torch::Tensor& table : tables) {
        codes.push_back(torch::cdist(residual, table).argmin(1));
        const torch::Tensor code = table.index_select(0, codes.back());
        loss = loss + torch::mse_loss(code, residual.detach()) +
               kCommitment * torch::mse_loss(residual, code.detach());
        residual = residual - code.detach();
        quantised = quantised + code;
    }
    const torch::Tensor passed = input + (quantised - input).detach();
    loss = loss + passed.square().mean();
    loss.backward();
    return {torch::stack(codes, 1), input.grad(), loss.item<double>()};
}

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
        [&] { mine = ours(quantiser, batch); }, [&] { theirs = plain(tables, batch); });
    std::printf("  equal codes %.4f, loss %.6f and %.6f, largest difference of gradients %.1e\n",
                share_of_equal(mine.codes, theirs.codes), mine.loss, theirs.loss,
                (mine.gradient - theirs.gradient).abs().max().item<double>());
    torch::Tensor my_codes, their_codes;
    bench::print_speed_ratio(
        "codes of a catalogue, 12,101 x 32, 4 x 256 codes, against cdist", 2, 11,
        [&] { my_codes = quantiser.encode(catalogue); }, [&] { their_codes = plain_codes(tables, catalogue); });
    std::printf("  equal codes %.4f\n", share_of_equal(my_codes, their_codes));
    return 0;
}
