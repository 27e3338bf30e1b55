// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/category_anchors.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

// Figures of the authors' code (tokenizers.md A.11).
constexpr double kTemperature = 0.15, kDriftWeight = 0.5, kKept = 0.98;
constexpr double kWantedEntropy = 0.35, kLeastWeight = 0.25, kMostWeight = 1.5;

/// [items] category of each item at a level, -1 = none.
torch::Tensor categories_at(const CodeLists& paths, size_t level) {
    std::vector<int32_t> categories;
    for (const std::vector<int32_t>& path : paths) categories.push_back(level < path.size() ? path[level] : -1);
    return index_tensor(categories);
}

/// [categories, features] mean input of the items of each category.
torch::Tensor mean_inputs(const torch::Tensor& categories, int64_t count, const std::vector<int32_t>& rows,
                          const torch::Tensor& inputs) {
    const torch::Tensor of_rows = categories.index_select(0, index_tensor(rows));
    const torch::Tensor known = torch::nonzero(of_rows >= 0).flatten(), which = of_rows.index_select(0, known);
    const torch::Tensor sums =
        torch::zeros({count, inputs.size(1)}).index_add_(0, which, inputs.index_select(0, known));
    return sums / torch::bincount(which, {}, count).clamp_min(1).unsqueeze(1);
}

}  // namespace

CategoryAnchors::CategoryAnchors(const CodeLists& paths, const std::vector<int32_t>& rows,
                                 const torch::Tensor& inputs, int levels, int64_t codebook_size,
                                 int64_t latent_dim, uint64_t seed) {
    size_t longest = 0;
    for (const std::vector<int32_t>& path : paths) longest = std::max(longest, path.size());
    for (size_t level = 0; level < std::min(longest, static_cast<size_t>(levels)); ++level) {
        const torch::Tensor categories = categories_at(paths, level);
        const int64_t count = categories.max().item<int64_t>() + 1;
        levels_.push_back({categories, mean_inputs(categories, count, rows, inputs),
                           torch::zeros({count, codebook_size}),
                           Linear(inputs.size(1), latent_dim, seed, fmt::format("anchor.{}", level)),
                           Linear(latent_dim, count, seed, fmt::format("classifier.{}", level))});
    }
}

torch::Tensor CategoryAnchors::mixture(const Level& level, const torch::Tensor& codebook) {
    return torch::softmax(-torch::cdist(level.projection(level.vectors), codebook) / kTemperature, 1);
}

torch::Tensor CategoryAnchors::anchor_loss(const std::vector<torch::Tensor>& codebooks) const {
    torch::Tensor sum = torch::zeros({});
    for (size_t l = 0; l < levels_.size(); ++l) {
        const Level& level = levels_[l];
        const torch::Tensor shares = mixture(level, codebooks[l]), logs = (shares + 1e-12).log();
        torch::Tensor loss = torch::smooth_l1_loss(shares.matmul(codebooks[l]), level.projection(level.vectors));
        if (level.moving_mixture.sum().item<double>() > 0) {
            const torch::Tensor target = level.moving_mixture;
            loss = loss + kDriftWeight * (torch::xlogy(target, target) - target * logs).sum(1).mean();
        }
        // Mixtures of too few codes pull weakly, spread ones strongly.
        const double entropy = -(shares * logs).sum(1).mean().item<double>(),
                     wanted = kWantedEntropy * std::log(static_cast<double>(shares.size(1)));
        sum = sum + loss * std::clamp(wanted / std::max(entropy, 1e-12), kLeastWeight, kMostWeight);
    }
    return sum / static_cast<double>(std::max<size_t>(levels_.size(), 1));
}

torch::Tensor CategoryAnchors::category_loss(const std::vector<torch::Tensor>& sums,
                                             const torch::Tensor& items) const {
    torch::Tensor sum = torch::zeros({});
    for (size_t l = 0; l < levels_.size(); ++l) {
        const torch::Tensor wanted = levels_[l].categories.index_select(0, items);
        if ((wanted >= 0).any().item<bool>())
            sum = sum + torch::cross_entropy_loss(levels_[l].classifier(sums[l]), wanted, {}, at::Reduction::Mean,
                                                  /*ignore_index=*/-1);
    }
    return sum / static_cast<double>(std::max<size_t>(levels_.size(), 1));
}

std::vector<double> CategoryAnchors::accuracy(const std::vector<torch::Tensor>& sums,
                                              const torch::Tensor& items) const {
    const torch::NoGradGuard no_gradients;
    std::vector<double> shares;
    for (size_t l = 0; l < levels_.size(); ++l) {
        const torch::Tensor wanted = levels_[l].categories.index_select(0, items);
        const torch::Tensor told = levels_[l].classifier(sums[l]).argmax(1) == wanted;
        shares.push_back(told.sum().item<double>() / std::max<double>((wanted >= 0).sum().item<double>(), 1));
    }
    return shares;
}

void CategoryAnchors::follow(const std::vector<torch::Tensor>& codebooks) {
    const torch::NoGradGuard no_gradients;
    for (size_t l = 0; l < levels_.size(); ++l) {
        const torch::Tensor shares = mixture(levels_[l], codebooks[l]);
        torch::Tensor& moving = levels_[l].moving_mixture;
        if (moving.sum().item<double>() > 0) {
            moving.mul_(kKept).add_(shares, 1 - kKept);
        } else {
            moving.copy_(shares);
        }
    }
}

void CategoryAnchors::collect(model::NamedTensors& tensors) const {
    for (size_t l = 0; l < levels_.size(); ++l) {
        levels_[l].projection.collect(tensors);
        levels_[l].classifier.collect(tensors);
        tensors.emplace_back(fmt::format("anchor.{}.moving_mixture", l), levels_[l].moving_mixture);
    }
}

}  // namespace armillary::models
