// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/residual_quantiser.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "core/numeric/kmeans.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr int kKMeansIterations = 100;
/// Laplace smoothing of the moving counts.
constexpr double kEpsilon = 1e-5;

}  // namespace

ResidualQuantiser::ResidualQuantiser(const QuantiserSettings& settings, uint64_t seed) : settings_(settings) {
    for (int level = 0; level < settings.levels; ++level) {
        torch::Tensor codebook;
        if (settings.initialisation == "normal") {
            codebook =
                normal_table(settings.codebook_size, settings.dim, 1, seed, fmt::format("codebook.{}", level));
        } else {  // k-means overwrites it later
            numeric::RandomStream random(seed, fmt::format("codebook.{}", level));
            codebook = torch::empty({settings.codebook_size, settings.dim});
            const double bound = 1.0 / static_cast<double>(settings.codebook_size);
            for (int64_t i = 0; i < codebook.numel(); ++i)
                codebook.data_ptr<float>()[i] = static_cast<float>(random.uniform(-bound, bound));
        }
        codebooks_.push_back(codebook.detach().requires_grad_(!settings.moving_average));
        counts_.push_back(torch::ones({settings.codebook_size}));
        sums_.push_back(codebook.detach().clone());
    }
}

torch::Tensor ResidualQuantiser::nearest(int level, const torch::Tensor& residual) const {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor points = residual.detach().contiguous(),
                        centroids = codebooks_[static_cast<size_t>(level)].detach();
    torch::Tensor labels = torch::empty({points.size(0)}, torch::kInt32);
    numeric::nearest_centroids(points.data_ptr<float>(), points.size(0), centroids.data_ptr<float>(),
                               centroids.size(0), centroids.size(1), labels.data_ptr<int32_t>(), nullptr);
    return labels.to(torch::kInt64);
}

ResidualQuantiser::Result ResidualQuantiser::quantise(const torch::Tensor& latents) {
    Result result;
    torch::Tensor residual = latents, sum = torch::zeros_like(latents);
    std::vector<torch::Tensor> codes;
    last_residuals_.clear();
    last_codes_.clear();
    for (int level = 0; level < settings_.levels; ++level) {
        const torch::Tensor chosen = nearest(level, residual);
        const torch::Tensor code = codebooks_[static_cast<size_t>(level)].index_select(0, chosen);
        const torch::Tensor commitment = torch::mse_loss(residual, code.detach());
        result.commitment = level == 0 ? commitment : result.commitment + commitment;
        if (settings_.moving_average) {
            last_residuals_.push_back(residual.detach());
            last_codes_.push_back(chosen);
        } else {
            const torch::Tensor codebook = torch::mse_loss(code, residual.detach());
            result.codebook = level == 0 ? codebook : result.codebook + codebook;
        }
        sum = sum + code.detach();
        codes.push_back(chosen);
        if (settings_.residual_gradient == "attached") {
            residual = residual - code;
        } else if (settings_.residual_gradient == "straight_through") {
            residual = residual - (residual + (code - residual).detach());
        } else {
            residual = residual - code.detach();
        }
    }
    result.codes = torch::stack(codes, 1);
    result.quantised = latents + (sum - latents).detach();
    return result;
}

torch::Tensor ResidualQuantiser::encode(const torch::Tensor& latents,
                                        std::vector<torch::Tensor>* residuals) const {
    const torch::NoGradGuard no_gradients;
    torch::Tensor residual = latents;
    std::vector<torch::Tensor> codes;
    if (residuals) residuals->assign(1, residual);
    for (int level = 0; level < settings_.levels; ++level) {
        codes.push_back(nearest(level, residual));
        residual = residual - codebooks_[static_cast<size_t>(level)].index_select(0, codes.back());
        if (residuals) residuals->push_back(residual);
    }
    return torch::stack(codes, 1);
}

void ResidualQuantiser::initialise_by_kmeans(const torch::Tensor& latents, uint64_t seed,
                                             const std::function<void()>& check_cancelled) {
    const torch::NoGradGuard no_gradients;
    torch::Tensor residual = latents.detach().contiguous().clone();
    for (int level = 0; level < settings_.levels; ++level) {
        const numeric::KMeansResult clusters =
            numeric::kmeans(residual.data_ptr<float>(), residual.size(0), settings_.dim, settings_.codebook_size,
                            kKMeansIterations, numeric::RandomStream(seed, "kmeans", static_cast<uint64_t>(level)),
                            check_cancelled);
        torch::Tensor& codebook = codebooks_[static_cast<size_t>(level)];
        std::copy(clusters.centroids.begin(), clusters.centroids.end(), codebook.data_ptr<float>());
        const torch::Tensor labels = index_tensor(clusters.labels);
        counts_[static_cast<size_t>(level)].copy_(torch::bincount(labels, {}, settings_.codebook_size));
        sums_[static_cast<size_t>(level)].copy_(codebook * counts_[static_cast<size_t>(level)].unsqueeze(1));
        residual.sub_(codebook.index_select(0, labels));
    }
}

void ResidualQuantiser::update_moving_averages() {
    if (!settings_.moving_average) return;
    const torch::NoGradGuard no_gradients;
    const double keep = settings_.decay;
    for (size_t level = 0; level < last_codes_.size(); ++level) {
        const torch::Tensor &codes = last_codes_[level], &residuals = last_residuals_[level];
        counts_[level].mul_(keep).add_(torch::bincount(codes, {}, settings_.codebook_size).to(torch::kFloat32),
                                       1 - keep);
        sums_[level].mul_(keep).add_(torch::zeros_like(sums_[level]).index_add_(0, codes, residuals), 1 - keep);
        const torch::Tensor total = counts_[level].sum();
        const torch::Tensor smooth = (counts_[level] + kEpsilon) /
                                     (total + static_cast<double>(settings_.codebook_size) * kEpsilon) * total;
        codebooks_[level].copy_(sums_[level] / smooth.unsqueeze(1));
    }
    last_codes_.clear();
    last_residuals_.clear();
}

void ResidualQuantiser::collect(model::NamedTensors& tensors) const {
    for (size_t level = 0; level < codebooks_.size(); ++level) {
        tensors.emplace_back(fmt::format("codebook.{}", level), codebooks_[level]);
        if (!settings_.moving_average) continue;
        tensors.emplace_back(fmt::format("codebook.{}.counts", level), counts_[level]);
        tensors.emplace_back(fmt::format("codebook.{}.sums", level), sums_[level]);
    }
}

}  // namespace armillary::models
