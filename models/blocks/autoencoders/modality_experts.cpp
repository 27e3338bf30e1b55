// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/modality_experts.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"

namespace armillary::models {

namespace {

// Weights of the losses in the paper (MMQ, section 4.1).
constexpr double kReconstruction = 12, kModalities = 10;

void append(std::vector<torch::Tensor>& all, const std::vector<torch::Tensor>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<descriptor::Parameter> modality_parameters() {
    using descriptor::integer, descriptor::real;
    std::vector<descriptor::Parameter> parameters{
        integer("model.shared_experts", 2, 1, 32, "Experts that read both modalities"),
        integer("model.specific_experts", 2, 1, 32, "Experts of each modality alone"),
    };
    for (descriptor::Parameter& parameter : expert_parameters(256, /*cosine=*/true))
        parameters.push_back(std::move(parameter));
    parameters.push_back(
        real("model.orthogonality", 0.005, 0, 100, "Weight that keeps the experts of a group unlike"));
    return parameters;
}

}  // namespace

ModalityExperts::ModalityExperts(const model::Context& context)
    : ExpertAutoencoder(context), orthogonality_(context.parameters.real("model.orthogonality")) {
    const std::vector<int32_t>& parts = context.features->parts;
    if (parts.size() != 2)
        throw UsageError(
            fmt::format("MMQ reads two modalities, and '{}' is {}. Name two of the data set's, joined with a plus "
                        "sign: --set features.modality=text+image",
                        context.features->modality, parts.empty() ? "one" : fmt::format("{}", parts.size())),
            "features.modality");
    const int64_t first = parts[0], second = parts[1],
                  specific = context.parameters.integer("model.specific_experts");
    add_group("shared", context.parameters.integer("model.shared_experts"), 0, first + second);
    add_group("first", specific, 0, first);
    add_group("second", specific, first, second);
    decoders_.emplace_back(decoder_widths(first + second), context.seed, "decoder");
    for (size_t modality = 0; modality < 2; ++modality) {
        decoders_.emplace_back(decoder_widths(parts[modality]), context.seed, fmt::format("decoder.{}", modality));
        gates_.emplace_back(parts[modality], specific, context.seed, fmt::format("gate.{}", modality));
    }
}

ModalityExperts::Pass ModalityExperts::pass(const torch::Tensor& inputs) {
    Pass pass{{}, {}, {}, torch::zeros({}), torch::zeros({})};
    for (Group& group : groups()) {
        const Experts::Result result = group.experts.quantise(input_of(group, inputs));
        append(pass.outputs, result.outputs);
        append(pass.quantised, result.quantised);
        append(pass.codes, result.codes);
        pass.commitment = pass.commitment + result.commitment;
        pass.codebook = pass.codebook + result.codebook;
    }
    return pass;
}

torch::Tensor ModalityExperts::reconstruction_loss(const torch::Tensor& inputs,
                                                   const std::vector<torch::Tensor>& vectors) const {
    return torch::mse_loss(decode(mix(inputs, vectors)), inputs);
}

torch::Tensor ModalityExperts::modality_loss(const torch::Tensor& inputs,
                                             const std::vector<torch::Tensor>& vectors) const {
    torch::Tensor sum = torch::zeros({});
    for (size_t modality = 0; modality < 2; ++modality)
        sum = sum + torch::mse_loss(decoders_[modality + 1](specific_mix(inputs, vectors, modality)),
                                    input_of(groups()[modality + 1], inputs));
    return sum;
}

model::BatchLoss ModalityExperts::learn(const ContentBatch& batch) {
    const Pass result = pass(batch.inputs);
    const std::vector<torch::Tensor>& vectors = learns_codes() ? result.quantised : result.outputs;
    torch::Tensor overlap = torch::zeros({});
    for (const Group& group : groups()) overlap = overlap + group.experts.overlap();
    model::BatchLoss loss;
    loss.terms = {{"reconstruction", kReconstruction * reconstruction_loss(batch.inputs, vectors)},
                  {"modalities", kModalities * modality_loss(batch.inputs, vectors)},
                  {"orthogonality", orthogonality_ * overlap}};
    if (learns_codes()) {
        loss.terms.emplace_back("commitment", result.commitment * commitment());
        loss.terms.emplace_back("codebook", result.codebook);
    }
    return loss;
}

torch::Tensor ModalityExperts::mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const {
    torch::Tensor sum = specific_mix(inputs, vectors, 0) + specific_mix(inputs, vectors, 1);
    for (int64_t expert = 0; expert < groups()[0].experts.count(); ++expert)
        sum = sum + vectors[static_cast<size_t>(expert)];
    return sum;
}

void ModalityExperts::collect_networks(model::NamedTensors& tensors) const {
    for (const Perceptron& decoder : decoders_) decoder.collect(tensors);
    for (const Linear& gate : gates_) gate.collect(tensors);
}

torch::Tensor ModalityExperts::specific_mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors,
                                            size_t modality) const {
    const Group& group = groups()[modality + 1];
    const auto first = vectors.begin() + groups()[0].experts.count() +
                       static_cast<std::ptrdiff_t>(modality) * group.experts.count();
    const torch::Tensor gate = torch::softmax(gates_[modality](input_of(group, inputs)), 1);
    return (torch::stack(std::vector<torch::Tensor>(first, first + group.experts.count()), 1) * gate.unsqueeze(2))
        .sum(1);
}

descriptor::ModelDescriptor modality_descriptor() {
    descriptor::ModelDescriptor d = expert_descriptor();
    d.parameters = modality_parameters();
    d.memory_formula =
        "8 * items * features + 16 * (shared_experts + 2 * specific_experts + 2) * (features * 256 + 40000) + 16 "
        "* "
        "(shared_experts + 2 * specific_experts) * codebook_size * latent_dim + 8 * batch_size * (2 * features + "
        "(shared_experts + 2 * specific_experts) * 1000)";
    d.time_formula =
        "6 * items * (shared_experts + 2 * specific_experts + 2) * (features * 256 + 37000 + codebook_size * "
        "latent_dim)";
    return d;
}

}  // namespace armillary::models
