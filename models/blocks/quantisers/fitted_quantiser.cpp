// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/fitted_quantiser.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/model/arrays.h"

namespace armillary::models {

namespace {

std::vector<int64_t> equal_widths(const model::Context& context) {
    return std::vector<int64_t>(static_cast<size_t>(context.parameters.integer("model.levels")),
                                reduced_dim(context));
}

}  // namespace

int64_t reduced_dim(const model::Context& context) {
    const int64_t kept = context.parameters.integer("model.pca_dim");
    return kept > 0 ? std::min<int64_t>(kept, context.features->dim) : context.features->dim;
}

FittedQuantiser::FittedQuantiser(const model::Context& context, int64_t size, const std::vector<int64_t>& widths)
    : context_(context), rows_(feature_rows(context)) {
    for (int64_t width : widths) codebooks_.push_back(torch::zeros({size, width}));
    codes_ = torch::zeros({rows_.size(), levels()}, torch::kInt32);
    if (rows_.size() < size)
        context.message(
            fmt::format("{} items for {} codes a level: the codes beyond the items repeat others and "
                        "stay unused",
                        format_count(rows_.size()), format_count(size)));
}

void FittedQuantiser::keep_level(int level, const numeric::KMeansResult& clusters) {
    torch::Tensor& codebook = codebooks_[static_cast<size_t>(level)];
    std::copy(clusters.centroids.begin(), clusters.centroids.end(), codebook.data_ptr<float>());
    for (size_t row = 0; row < clusters.labels.size(); ++row)
        codes_.data_ptr<int32_t>()[static_cast<int64_t>(row) * levels() + level] = clusters.labels[row];
}

torch::Tensor FittedQuantiser::chosen(int level) const {
    return codebooks_[static_cast<size_t>(level)].index_select(0, codes_.select(1, level));
}

model::NamedTensors FittedQuantiser::state() {
    model::NamedTensors tensors{{"codes", codes_}};
    for (size_t level = 0; level < codebooks_.size(); ++level)
        tensors.emplace_back(fmt::format("codebooks.{}", level), codebooks_[level]);
    return tensors;
}

std::map<std::string, jobs::Array> FittedQuantiser::arrays() {
    std::map<std::string, jobs::Array> arrays;
    for (size_t level = 0; level < codebooks_.size(); ++level)
        arrays[fmt::format("codebooks/{}", level)] = model::array_of(codebooks_[level]);
    record_latents(rows_.items, quantisation().latents, context_.items(), arrays);
    return arrays;
}

ResidualFit::ResidualFit(const model::Context& context)
    : FittedQuantiser(context, context.parameters.integer("model.codebook_size"), equal_widths(context)) {
    if (context.parameters.integer("model.pca_dim") > 0)
        components_ = {torch::zeros({1, context.features->dim}),
                       torch::zeros({context.features->dim, reduced_dim(context)}),
                       {}};
}

torch::Tensor ResidualFit::latents() const {
    if (!components_.mean.defined()) return rows_.inputs;
    return components_.reduce(rows_.inputs);
}

void ResidualFit::fit() {
    const torch::NoGradGuard no_gradients;
    if (components_.mean.defined())
        components_ = principal_components(rows_.inputs, reduced_dim(context_), cancel_check());
    torch::Tensor residuals = latents().contiguous();
    for (int level = 0; level < levels(); ++level) {
        context_.check_cancelled();
        keep_level(level, cluster(residuals, level));
        residuals = residuals - chosen(level);
    }
}

model::NamedTensors ResidualFit::state() {
    model::NamedTensors tensors = FittedQuantiser::state();
    if (components_.mean.defined()) {
        tensors.emplace_back("components.mean", components_.mean);
        tensors.emplace_back("components.directions", components_.directions);
    }
    return tensors;
}

model::Quantisation ResidualFit::quantisation() {
    const torch::NoGradGuard no_gradients;
    model::Quantisation shown;
    shown.items = rows_.items;
    shown.inputs = rows_.inputs;
    shown.latents = latents();
    torch::Tensor residuals = shown.latents;
    std::vector<torch::Tensor> norms{residuals.norm(2, 1)};
    for (int level = 0; level < levels(); ++level) {
        residuals = residuals - chosen(level);
        norms.push_back(residuals.norm(2, 1));
    }
    shown.residual_norms = torch::stack(norms, 1);
    shown.reconstruct = [this](int levels) {
        torch::Tensor sum = chosen(0);
        for (int level = 1; level < levels; ++level) sum = sum + chosen(level);
        return components_.mean.defined() ? components_.restore(sum) : sum;
    };
    return shown;
}

std::vector<descriptor::Parameter> residual_fit_parameters() {
    return {descriptor::integer("model.levels", 3, 1, 16, "Codes of an item"),
            descriptor::integer("model.codebook_size", 256, 1, 65536, "Codes to choose from at each level"),
            descriptor::integer("model.pca_dim", 64, 0, 4096,
                                "Reduce the vectors to so many principal components first; 0 takes them whole")};
}

}  // namespace armillary::models
