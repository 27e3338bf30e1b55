// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/differentiable_quantiser.h"

#include <torch/types.h>

namespace armillary::models {

namespace {

constexpr double kCommitment = 0.25;
constexpr double kKeptDeviation = 0.99;  ///< share of the running deviation that a batch keeps
constexpr double kTiny = 1e-12;

/// The same codebooks, trained by the gradient alone: what a pre-training did against collapse has done its work.
QuantiserSettings by_gradient(QuantiserSettings settings) {
    settings.codebook.moving_average = false;
    settings.codebook.revival = settings.codebook.balance = settings.dropout = 0;
    return settings;
}

torch::Tensor one_hot(const torch::Tensor& codes, const torch::Tensor& like) {
    return torch::zeros_like(like).scatter(1, codes.unsqueeze(1), 1);
}

/// Adds nothing to the value and the gradient of `x`: the difference is exactly 0.
torch::Tensor gradient_of(const torch::Tensor& x) {
    return x - x.detach();
}

}  // namespace

DifferentiableQuantiser::DifferentiableQuantiser(const QuantiserSettings& settings,
                                                 const AssignmentSettings& assignment, uint64_t seed)
    : assignment_(assignment),
      quantiser_(by_gradient(settings), seed),
      deviation_(torch::zeros({settings.levels})) {}

void DifferentiableQuantiser::start_from(const ResidualQuantiser& trained) {
    const torch::NoGradGuard no_gradients;
    for (size_t level = 0; level < trained.codebooks().size(); ++level) {
        torch::Tensor table = quantiser_.codebooks()[level].table();
        table.copy_(trained.codebooks()[level].table());
    }
}

torch::Tensor DifferentiableQuantiser::logits(size_t level, const torch::Tensor& residual) {
    const torch::Tensor raw = -quantiser_.codebooks()[level].distances(residual);
    if (!assignment_.normalise) return raw;
    torch::Tensor kept = deviation_[static_cast<int64_t>(level)];
    const torch::Tensor now = raw.detach().std(/*unbiased=*/false);
    kept.copy_(torch::where(kept > 0, kept * kKeptDeviation + now * (1 - kKeptDeviation), now));
    return raw / kept.clamp_min(kTiny);
}

torch::Tensor DifferentiableQuantiser::perturbed(const torch::Tensor& logits, const torch::Tensor& noise) const {
    const torch::Tensor drawn = assignment_.exploration == "gaussian"
                                    ? torch::randn_like(logits)
                                    : -torch::empty_like(logits).exponential_().clamp_min(1e-30).log();
    return logits + noise.unsqueeze(1) * drawn;
}

DifferentiableQuantiser::Result DifferentiableQuantiser::assign(const torch::Tensor& latents,
                                                                const torch::Tensor& noise) {
    const bool straight_through = assignment_.exploration == "straight_through";
    const bool explores = (noise > 0).any().item<bool>();
    const auto levels = static_cast<double>(quantiser_.codebooks().size());
    Result result;
    result.quantised = torch::zeros_like(latents);
    result.loss = torch::zeros({});
    std::vector<torch::Tensor> codes;
    torch::Tensor residual = latents;
    for (size_t level = 0; level < quantiser_.codebooks().size(); ++level) {
        const Codebook& codebook = quantiser_.codebooks()[level];
        torch::Tensor l = logits(level, residual), chosen = codebook.nearest(residual), code;
        if (explores) {
            l = perturbed(l, noise);
            chosen = torch::where(noise > 0, l.argmax(1), chosen);
        }
        const torch::Tensor hard = one_hot(chosen, l);
        if (straight_through) {
            result.indicators.push_back(hard * (1 + gradient_of(l / assignment_.temperature)));
            code = codebook.lookup(chosen);
        } else {
            result.indicators.push_back(hard + gradient_of(torch::softmax(l / assignment_.temperature, 1)));
            code = result.indicators.back().matmul(codebook.table());
        }
        result.loss = result.loss + (torch::mse_loss(code, residual.detach()) +
                                     kCommitment * torch::mse_loss(residual, code.detach())) /
                                        levels;
        quantiser_.observe(level, residual, chosen);
        codes.push_back(chosen);
        result.quantised = result.quantised + code;
        residual = residual - code;
    }
    result.codes = torch::stack(codes, 1);
    return result;
}

std::vector<torch::Tensor> DifferentiableQuantiser::codebooks() const {
    std::vector<torch::Tensor> tables;
    for (const Codebook& codebook : quantiser_.codebooks()) tables.push_back(codebook.table());
    return tables;
}

void DifferentiableQuantiser::collect(model::NamedTensors& tensors) const {
    model::NamedTensors codebooks;
    quantiser_.collect(codebooks);
    for (auto& [name, tensor] : codebooks) tensors.emplace_back("joint." + name, tensor);
    tensors.emplace_back("joint.deviation", deviation_);
}

}  // namespace armillary::models
