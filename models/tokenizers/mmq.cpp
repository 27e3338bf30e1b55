// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/model/model.h"
#include "models/blocks/expert_autoencoder.h"

namespace armillary::models {

namespace {

// Weights of the losses in the paper (MMQ, section 4.1).
constexpr double kReconstruction = 12, kModalities = 10;

/// Shared experts read both modalities, specific ones read their own (MMQ 2025, section 3.1): z = sum of the
/// shared codes + gated sums of the specific codes of each modality. The term that pulls codes and vectors
/// together is a reading (tokenizers.md A.9).
class Mmq : public ExpertAutoencoder {
 public:
    explicit Mmq(const model::Context& context)
        : ExpertAutoencoder(context), orthogonality_(context.parameters.real("model.orthogonality")) {
        const std::vector<int32_t>& parts = context.features->parts;
        if (parts.size() != 2)
            throw UsageError(
                fmt::format(
                    "MMQ reads two modalities, and '{}' is {}. Name two of the data set's, joined with a plus "
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
            decoders_.emplace_back(decoder_widths(parts[modality]), context.seed,
                                   fmt::format("decoder.{}", modality));
            gates_.emplace_back(parts[modality], specific, context.seed, fmt::format("gate.{}", modality));
        }
    }

 protected:
    model::BatchLoss learn(const ContentBatch& batch) override {
        std::vector<torch::Tensor> vectors;
        torch::Tensor commitment = torch::zeros({}), codebook = torch::zeros({}), overlap = torch::zeros({});
        for (Group& group : groups()) {
            const Experts::Result result = group.experts.quantise(input_of(group, batch.inputs));
            const auto& taken = learns_codes() ? result.quantised : result.outputs;
            vectors.insert(vectors.end(), taken.begin(), taken.end());
            commitment = commitment + result.commitment;
            codebook = codebook + result.codebook;
            overlap = overlap + group.experts.overlap();
        }
        model::BatchLoss loss;
        loss.terms = {{"reconstruction",
                       kReconstruction * torch::mse_loss(decode(mix(batch.inputs, vectors)), batch.inputs)},
                      {"modalities", kModalities * modality_loss(batch.inputs, vectors)},
                      {"orthogonality", orthogonality_ * overlap}};
        if (learns_codes()) {
            loss.terms.emplace_back("commitment", commitment * ExpertAutoencoder::commitment());
            loss.terms.emplace_back("codebook", codebook);
        }
        return loss;
    }

    torch::Tensor mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const override {
        torch::Tensor sum = specific_mix(inputs, vectors, 0) + specific_mix(inputs, vectors, 1);
        for (int64_t expert = 0; expert < groups()[0].experts.count(); ++expert)
            sum = sum + vectors[static_cast<size_t>(expert)];
        return sum;
    }
    torch::Tensor decode(const torch::Tensor& mixed) const override { return decoders_[0](mixed); }
    void collect_networks(model::NamedTensors& tensors) const override {
        for (const Perceptron& decoder : decoders_) decoder.collect(tensors);
        for (const Linear& gate : gates_) gate.collect(tensors);
    }

 private:
    /// Gated sum of the specific experts of a modality, out of the vectors of all experts.
    torch::Tensor specific_mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors,
                               size_t modality) const {
        const Group& group = groups()[modality + 1];
        const auto first = vectors.begin() + groups()[0].experts.count() +
                           static_cast<std::ptrdiff_t>(modality) * group.experts.count();
        const torch::Tensor gate = torch::softmax(gates_[modality](input_of(group, inputs)), 1);
        return (torch::stack(std::vector<torch::Tensor>(first, first + group.experts.count()), 1) *
                gate.unsqueeze(2))
            .sum(1);
    }

    /// Each modality given back by its specific experts alone, so that they do not leave all work to the shared
    /// ones.
    torch::Tensor modality_loss(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const {
        torch::Tensor sum = torch::zeros({});
        for (size_t modality = 0; modality < 2; ++modality)
            sum = sum + torch::mse_loss(decoders_[modality + 1](specific_mix(inputs, vectors, modality)),
                                        input_of(groups()[modality + 1], inputs));
        return sum;
    }

    double orthogonality_;
    std::vector<Perceptron> decoders_;  ///< of both modalities together, of the first, of the second
    std::vector<Linear> gates_;         ///< by modality
};

}  // namespace

model::Registration mmq() {
    using descriptor::integer, descriptor::real;
    descriptor::ModelDescriptor d = expert_descriptor();
    d.id = "mmq";
    d.name = "MMQ";
    d.summary =
        "For items with two kinds of content, such as text and image: shared experts code what both say, specific "
        "experts what only one says. Codes are chosen by angle, so that a modality with larger numbers does not "
        "win.";
    d.reference = "Xu et al., MMQ: Multimodal mixture-of-quantization tokenization for semantic IDs, 2025";
    d.parameters = {
        integer("model.shared_experts", 2, 1, 32, "Experts that read both modalities"),
        integer("model.specific_experts", 2, 1, 32, "Experts of each modality alone"),
    };
    for (descriptor::Parameter& parameter : expert_parameters(256, /*cosine=*/true))
        d.parameters.push_back(std::move(parameter));
    d.parameters.push_back(
        real("model.orthogonality", 0.005, 0, 100, "Weight that keeps the experts of a group unlike"));
    d.memory_formula =
        "8 * items * features + 16 * (shared_experts + 2 * specific_experts + 2) * (features * 256 + 40000) + 16 "
        "* "
        "(shared_experts + 2 * specific_experts) * codebook_size * latent_dim + 8 * batch_size * (2 * features + "
        "(shared_experts + 2 * specific_experts) * 1000)";
    d.time_formula =
        "6 * items * (shared_experts + 2 * specific_experts + 2) * (features * 256 + 37000 + codebook_size * "
        "latent_dim)";
    return {d, model::make_model<Mmq>};
}

}  // namespace armillary::models
