// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/experts.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "models/blocks/quantisers/straight_through.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

void add(torch::Tensor& sum, const torch::Tensor& term) {
    sum = sum.defined() ? sum + term : term;
}

}  // namespace

Experts::Experts(int64_t count, const std::vector<int64_t>& widths, const CodebookSettings& codebook,
                 uint64_t seed, const std::string& name)
    : name_(name) {
    for (int64_t expert = 0; expert < count; ++expert) {
        networks_.emplace_back(widths, seed, fmt::format("{}.{}", name, expert));
        codebooks_.emplace_back(codebook, seed, fmt::format("{}.{}.codebook", name, expert));
    }
}

Experts::Result Experts::quantise(const torch::Tensor& inputs) {
    Result result;
    for (size_t expert = 0; expert < networks_.size(); ++expert) {
        Codebook& codebook = codebooks_[expert];
        const bool by_angle = codebook.settings().cosine;
        const torch::Tensor z = networks_[expert](inputs);
        const torch::Tensor chosen = codebook.assign(z), code = codebook.lookup(chosen);
        codebook.observe(z, chosen);
        const torch::Tensor from = by_angle ? unit_rows(z) : z, to = by_angle ? unit_rows(code) : code;
        add(result.commitment, torch::mse_loss(from, to.detach()));
        if (codebook.trained_by_gradient()) add(result.codebook, torch::mse_loss(to, from.detach()));
        result.outputs.push_back(from);
        result.quantised.push_back(straight_through(from, to));
        result.codes.push_back(chosen);
    }
    return result;
}

std::vector<torch::Tensor> Experts::outputs(const torch::Tensor& inputs) const {
    std::vector<torch::Tensor> outputs;
    for (size_t expert = 0; expert < networks_.size(); ++expert) {
        const torch::Tensor z = networks_[expert](inputs);
        outputs.push_back(codebooks_[expert].settings().cosine ? unit_rows(z) : z);
    }
    return outputs;
}

torch::Tensor Experts::values(size_t expert, const torch::Tensor& codes) const {
    const torch::Tensor code = codebooks_[expert].lookup(codes);
    return codebooks_[expert].settings().cosine ? unit_rows(code) : code;
}

torch::Tensor Experts::overlap() const {
    std::vector<torch::Tensor> rows;
    for (const Perceptron& network : networks_) {
        model::NamedTensors tensors;
        network.collect(tensors);
        std::vector<torch::Tensor> weights;
        for (const auto& [name, tensor] : tensors)
            if (tensor.dim() == 2) weights.push_back(tensor.flatten());
        rows.push_back(torch::cat(weights));
    }
    const torch::Tensor unit = unit_rows(torch::stack(rows));
    return (unit.matmul(unit.t()) - torch::eye(unit.size(0))).square().sum();
}

void Experts::initialise_by_kmeans(const torch::Tensor& inputs, uint64_t seed,
                                   const std::function<void()>& check_cancelled) {
    const torch::NoGradGuard no_gradients;
    const std::vector<torch::Tensor> vectors = outputs(inputs);
    for (size_t expert = 0; expert < codebooks_.size(); ++expert)
        codebooks_[expert].initialise_by_kmeans(
            vectors[expert], numeric::RandomStream(seed, name_ + ".kmeans", expert), check_cancelled);
}

void Experts::after_step(bool revive) {
    for (Codebook& codebook : codebooks_) codebook.after_step(revive);
}

void Experts::collect_networks(model::NamedTensors& tensors) const {
    for (const Perceptron& network : networks_) network.collect(tensors);
}

void Experts::collect_codebooks(model::NamedTensors& tensors) const {
    for (const Codebook& codebook : codebooks_) codebook.collect(tensors);
}

}  // namespace armillary::models
