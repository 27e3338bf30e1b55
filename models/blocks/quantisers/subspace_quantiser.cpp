// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/subspace_quantiser.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"

namespace armillary::models {

namespace {

std::vector<int64_t> part_widths(const model::Context& context) {
    const int64_t parts = context.parameters.integer("model.levels"), features = context.features->dim;
    if (parts > features)
        throw UsageError(fmt::format("item vectors of {} values cannot be cut into {} parts; choose fewer levels",
                                     features, parts),
                         "model.levels");
    std::vector<int64_t> widths(static_cast<size_t>(parts), features / parts);
    for (int64_t i = 0; i < features % parts; ++i) ++widths[static_cast<size_t>(i)];
    return widths;
}

}  // namespace

SubspaceQuantiser::SubspaceQuantiser(const model::Context& context)
    : FittedQuantiser(context, context.parameters.integer("model.codebook_size"), part_widths(context)) {}

torch::Tensor SubspaceQuantiser::part(const torch::Tensor& latents, int level) const {
    int64_t first = 0;
    for (int before = 0; before < level; ++before) first += width(before);
    return latents.narrow(1, first, width(level)).contiguous();
}

void SubspaceQuantiser::fit_parts(const torch::Tensor& latents) {
    for (int level = 0; level < levels(); ++level) {
        const torch::Tensor points = part(latents, level);
        keep_level(level,
                   numeric::kmeans(points.data_ptr<float>(), points.size(0), points.size(1), codebook_size(level),
                                   static_cast<int>(context_.parameters.integer("model.iterations")),
                                   numeric::RandomStream(context_.seed, "subspace_kmeans"), cancel_check()));
    }
}

void SubspaceQuantiser::refine_parts(const torch::Tensor& latents, int iterations) {
    for (int level = 0; level < levels(); ++level) {
        const torch::Tensor points = part(latents, level), &codebook = codebooks_[static_cast<size_t>(level)];
        std::vector<float> centroids(codebook.data_ptr<float>(), codebook.data_ptr<float>() + codebook.numel());
        keep_level(level, numeric::lloyd(points.data_ptr<float>(), points.size(0), points.size(1),
                                         std::move(centroids), iterations, cancel_check()));
    }
}

torch::Tensor SubspaceQuantiser::quantised(int levels, const torch::Tensor& latents) const {
    std::vector<torch::Tensor> parts;
    for (int level = 0; level < this->levels(); ++level)
        parts.push_back(level < levels
                            ? chosen(level)
                            : part(latents, level).mean(0, /*keepdim=*/true).expand({rows_.size(), -1}));
    return torch::cat(parts, 1);
}

model::Quantisation SubspaceQuantiser::quantisation() {
    const torch::NoGradGuard no_gradients;
    model::Quantisation shown;
    shown.items = rows_.items;
    shown.inputs = rows_.inputs;
    shown.latents = latents();
    shown.reconstruct = [this, latents = shown.latents](int levels) {
        return to_inputs(quantised(levels, latents));
    };
    return shown;
}

std::vector<descriptor::Parameter> subspace_parameters() {
    return {descriptor::integer("model.levels", 4, 1, 64, "Parts that the vector is cut into: codes of an item"),
            descriptor::integer("model.codebook_size", 256, 1, 65536, "Codes to choose from in each part"),
            descriptor::integer("model.iterations", 50, 1, 10000, "Most rounds of k-means in each part")};
}

}  // namespace armillary::models
