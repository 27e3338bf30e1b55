// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/model/model.h"
#include "models/blocks/autoencoders/expert_autoencoder.h"

namespace armillary::models {

namespace {

/// Parallel quantisation codebooks of REG4Rec (2025, section 3.2): q = sum over experts of gate * code, with the
/// gate a softmax of the input. What is learned besides the reconstruction is a reading of the paper
/// (tokenizers.md A.10).
class Mpq : public ExpertAutoencoder {
 public:
    explicit Mpq(const model::Context& context)
        : ExpertAutoencoder(context),
          orthogonality_(context.parameters.real("model.orthogonality")),
          gate_({context.features->dim, context.parameters.integer("model.experts")}, context.seed, "gate"),
          decoder_(decoder_widths(context.features->dim), context.seed, "decoder") {
        add_group("expert", context.parameters.integer("model.experts"), 0, context.features->dim);
    }

 protected:
    model::BatchLoss learn(const ContentBatch& batch) override {
        const Experts::Result result = groups()[0].experts.quantise(batch.inputs);
        const bool quantises = learns_codes();
        const torch::Tensor decoded = decode(mix(batch.inputs, quantises ? result.quantised : result.outputs));
        model::BatchLoss loss;
        loss.terms = {{"reconstruction", torch::mse_loss(decoded, batch.inputs)},
                      {"orthogonality", groups()[0].experts.overlap() * orthogonality_}};
        if (quantises) {
            loss.terms.emplace_back("commitment", result.commitment * commitment());
            loss.terms.emplace_back("codebook", result.codebook);
        }
        const torch::Tensor mean_gate = gates(batch.inputs).detach().mean(0);
        loss.figures = {{"largest_gate", mean_gate.max().item<double>()},
                        {"gate_entropy", -torch::xlogy(mean_gate, mean_gate).sum().item<double>()}};
        return loss;
    }

    torch::Tensor mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const override {
        return (torch::stack(vectors, 1) * gates(inputs).unsqueeze(2)).sum(1);
    }
    torch::Tensor decode(const torch::Tensor& mixed) const override { return decoder_(mixed); }
    void collect_networks(model::NamedTensors& tensors) const override {
        gate_.collect(tensors);
        decoder_.collect(tensors);
    }

 private:
    torch::Tensor gates(const torch::Tensor& inputs) const { return torch::softmax(gate_(inputs), 1); }

    double orthogonality_;
    Perceptron gate_, decoder_;
};

}  // namespace

model::Registration mpq() {
    using descriptor::integer, descriptor::real;
    descriptor::ModelDescriptor d = expert_descriptor();
    d.id = "mpq";
    d.name = "MPQ (REG4Rec)";
    d.summary =
        "Several experts look at an item side by side and each gives one code, in no order of importance; a gate "
        "mixes "
        "them. The experts are kept unlike one another, so that their codes say different things.";
    d.reference =
        "Xing et al., REG4Rec: Reasoning-enhanced generative model for large-scale recommendation systems, 2025";
    d.parameters = expert_parameters(256, /*cosine=*/false);
    d.parameters.insert(d.parameters.begin(), integer("model.experts", 4, 1, 64, "Experts: codes of an item"));
    d.parameters.push_back(real("model.orthogonality", 0.005, 0, 100,
                                "Weight that keeps the experts unlike; they start nearly at right angles, so that "
                                "small weights change little"));
    d.memory_formula =
        "8 * items * features + 16 * (experts + 1) * (features * 256 + 40000) + 16 * experts * codebook_size * "
        "latent_dim + 8 * batch_size * (features + experts * 1000)";
    d.time_formula =
        "6 * items * ((experts + 1) * (features * 256 + 37000) + experts * codebook_size * latent_dim)";
    return {d, model::make_model<Mpq>};
}

}  // namespace armillary::models
