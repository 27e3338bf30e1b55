// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/residual_quantiser.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "core/model/arrays.h"
#include "models/blocks/quantisers/straight_through.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Width of the soft assignment, in deviations of the batch's distances: narrow enough that a point favours few
/// codes, wide enough that their gradient is not zero.
constexpr double kSoftness = 0.1;

/// 1 - H(mean over the batch of the soft assignment) / log K.
torch::Tensor unevenness(const torch::Tensor& distances) {
    const torch::Tensor width = (distances.std() * kSoftness).detach().clamp_min(1e-12);
    const torch::Tensor use = torch::softmax(-distances / width, 1).mean(0);
    const auto codes = static_cast<double>(distances.size(1));
    return 1 + (use * (use + 1e-12).log()).sum() / std::log(std::max(codes, 2.0));
}

torch::Tensor mean_squared_cosine(const torch::Tensor& table) {
    const torch::Tensor unit = unit_rows(table);
    const auto rows = static_cast<double>(table.size(0));
    return (unit.matmul(unit.t()).pow(2).sum() - rows) / std::max(rows * (rows - 1), 1.0);
}

void add(torch::Tensor& sum, const torch::Tensor& term) {
    sum = sum.defined() ? sum + term : term;
}

}  // namespace

double batch_perplexity(const torch::Tensor& codes, int64_t size) {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor shares =
        torch::bincount(codes, {}, size).to(torch::kFloat64) / static_cast<double>(codes.size(0));
    return std::exp(-torch::xlogy(shares, shares).sum().item<double>());
}

ResidualQuantiser::ResidualQuantiser(const QuantiserSettings& settings, uint64_t seed) : settings_(settings) {
    for (int level = 0; level < settings.levels; ++level) {
        CodebookSettings codebook = settings.codebook;
        codebook.cosine = codebook.cosine && level == 0;  // deeper residuals are told apart by their lengths too
        codebooks_.emplace_back(codebook, seed, fmt::format("codebook.{}", level));
    }
}

int ResidualQuantiser::batch_levels() const {
    if (settings_.dropout <= 0 || torch::rand({1}).item<double>() >= settings_.dropout) return settings_.levels;
    return static_cast<int>(torch::randint(1, settings_.levels + 1, {1}).item<int64_t>());
}

torch::Tensor ResidualQuantiser::next_residual(const torch::Tensor& residual, const torch::Tensor& code) const {
    if (settings_.residual_gradient == "attached") return residual - code;
    if (settings_.residual_gradient == "straight_through") return residual - straight_through(residual, code);
    return residual - code.detach();
}

ResidualQuantiser::Result ResidualQuantiser::quantise(const torch::Tensor& latents) {
    Result result;
    torch::Tensor residual = latents, sum = torch::zeros_like(latents);
    std::vector<torch::Tensor> codes;
    const int levels = batch_levels();
    for (int level = 0; level < levels; ++level) {
        Codebook& codebook = codebooks_[static_cast<size_t>(level)];
        const torch::Tensor chosen = codebook.assign(residual), code = codebook.lookup(chosen);
        codebook.observe(residual, chosen);
        add(result.commitment, torch::mse_loss(residual, code.detach()));
        if (codebook.trained_by_gradient()) add(result.codebook, torch::mse_loss(code, residual.detach()));
        if (settings_.entropy) add(result.entropy, unevenness(codebook.distances(residual)) / levels);
        if (settings_.diversity) add(result.diversity, mean_squared_cosine(codebook.table()) / levels);
        result.batch_perplexity.push_back(batch_perplexity(chosen, codebook.settings().size));
        sum = sum + code.detach();
        codes.push_back(chosen);
        residual = next_residual(residual, code);
    }
    result.codes = torch::stack(codes, 1);
    result.quantised =
        settings_.estimator == "rotation" ? rotated_through(latents, sum) : straight_through(latents, sum);
    return result;
}

torch::Tensor ResidualQuantiser::encode(const torch::Tensor& latents,
                                        std::vector<torch::Tensor>* residuals) const {
    const torch::NoGradGuard no_gradients;
    torch::Tensor residual = latents;
    std::vector<torch::Tensor> codes;
    if (residuals) residuals->assign(1, residual);
    for (const Codebook& codebook : codebooks_) {
        codes.push_back(codebook.nearest(residual));
        residual = residual - codebook.lookup(codes.back());
        if (residuals) residuals->push_back(residual);
    }
    return torch::stack(codes, 1);
}

torch::Tensor ResidualQuantiser::decode(const torch::Tensor& codes, int levels) const {
    torch::Tensor sum;
    for (int level = 0; level < levels; ++level)
        add(sum, codebooks_[static_cast<size_t>(level)].lookup(codes.select(1, level)));
    return sum;
}

model::Quantisation ResidualQuantiser::describe(const std::vector<int32_t>& items, const torch::Tensor& inputs,
                                                const torch::Tensor& latents,
                                                std::function<torch::Tensor(const torch::Tensor&)> decoder) const {
    std::vector<torch::Tensor> residuals, norms;
    const torch::Tensor codes = encode(latents, &residuals);
    for (const torch::Tensor& residual : residuals) norms.push_back(residual.norm(2, 1));
    return {items, inputs, latents, torch::stack(norms, 1),
            [this, codes, decoder = std::move(decoder)](int levels) {
                const torch::NoGradGuard no_gradients;
                return decoder(decode(codes, levels));
            }};
}

void ResidualQuantiser::record(std::map<std::string, jobs::Array>& arrays) const {
    for (size_t level = 0; level < codebooks_.size(); ++level)
        arrays[fmt::format("codebooks/{}", level)] = model::array_of(codebooks_[level].table());
    record_ages(codebooks_, arrays);
}

template <typename Initialise>
void ResidualQuantiser::initialise_in_turn(const torch::Tensor& latents, Initialise initialise) {
    const torch::NoGradGuard no_gradients;
    torch::Tensor residuals = latents.detach().contiguous();
    for (size_t level = 0; level < codebooks_.size(); ++level) {
        const torch::Tensor labels = initialise(codebooks_[level], residuals, level);
        residuals = residuals - codebooks_[level].lookup(labels);
    }
}

void ResidualQuantiser::initialise_by_kmeans(const torch::Tensor& latents, uint64_t seed,
                                             const std::function<void()>& check_cancelled) {
    initialise_in_turn(latents, [&](Codebook& codebook, const torch::Tensor& residuals, size_t level) {
        return codebook.initialise_by_kmeans(residuals, numeric::RandomStream(seed, "kmeans", level),
                                             check_cancelled);
    });
}

void ResidualQuantiser::initialise_by(const torch::Tensor& latents, const Clustering& clustering) {
    initialise_in_turn(latents, [&](Codebook& codebook, const torch::Tensor& residuals, size_t level) {
        return codebook.initialise_by(clustering(residuals, static_cast<int>(level)));
    });
}

int64_t ResidualQuantiser::after_step(bool revive) {
    int64_t revived = 0;
    for (Codebook& codebook : codebooks_) revived += codebook.after_step(revive);
    return revived;
}

std::vector<model::MovedCodes> ResidualQuantiser::revive_unused(const torch::Tensor& latents, int level,
                                                                uint64_t key) {
    const torch::NoGradGuard no_gradients;
    std::vector<model::MovedCodes> moved;
    torch::Tensor residual = latents.detach();
    for (int at = 0; at < settings_.levels; ++at) {
        Codebook& codebook = codebooks_[static_cast<size_t>(at)];
        if (level < 0 || level == at) {
            const numeric::RandomStream random(key, "revival", static_cast<uint64_t>(at));
            const torch::Tensor codes = codebook.revive_unused(residual, random);
            if (codes.size(0) > 0) moved.push_back({at, codebook.table(), codes});
        }
        residual = residual - codebook.lookup(codebook.nearest(residual));
    }
    return moved;
}

void ResidualQuantiser::collect(model::NamedTensors& tensors) const {
    for (const Codebook& codebook : codebooks_) codebook.collect(tensors);
}

void ResidualQuantiser::collect_counters(model::NamedTensors& tensors) const {
    for (const Codebook& codebook : codebooks_) codebook.collect_counters(tensors);
}

}  // namespace armillary::models
