// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/expert_autoencoder.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/model/arrays.h"

namespace armillary::models {

ExpertAutoencoder::ExpertAutoencoder(const model::Context& context)
    : ContentTokenizer(context),
      commitment_(context.parameters.real("model.commitment")),
      warm_up_epochs_(static_cast<int>(context.parameters.integer("model.warm_up_epochs"))) {
    codebook_.size = context.parameters.integer("model.codebook_size");
    codebook_.dim = context.parameters.integer("model.latent_dim");
    codebook_.initialisation = context.parameters.text("model.initialisation");
    codebook_.cosine = context.parameters.boolean("model.cosine");
    codebook_.revival = context.parameters.real("model.revival");
    if (warm_up_epochs_ >= context.parameters.integer("training.epochs"))
        throw UsageError(
            "the warm-up takes all epochs, so no codes would be learned; choose fewer warm-up epochs or more "
            "training.epochs",
            "model.warm_up_epochs");
}

void ExpertAutoencoder::add_group(const std::string& name, int64_t experts, int64_t first, int64_t width) {
    const std::vector<int64_t> widths =
        layer_widths(width, context().parameters.integers("model.hidden"), codebook_.dim);
    groups_.push_back({name, first, width, Experts(experts, widths, codebook_, context().seed, name)});
}

std::vector<int64_t> ExpertAutoencoder::decoder_widths(int64_t out) const {
    return mirrored(layer_widths(out, context().parameters.integers("model.hidden"), codebook_.dim));
}

torch::Tensor ExpertAutoencoder::input_of(const Group& group, const torch::Tensor& inputs) const {
    return inputs.narrow(1, group.first, group.width);
}

int ExpertAutoencoder::levels() const {
    int64_t codes = 0;
    for (const Group& group : groups_) codes += group.experts.count();
    return static_cast<int>(codes);
}

std::vector<model::ParameterGroup> ExpertAutoencoder::parameter_groups() {
    model::NamedTensors networks, codebooks;
    collect_networks(networks);
    for (const Group& group : groups_) {
        group.experts.collect_networks(networks);
        group.experts.collect_codebooks(codebooks);
    }
    return {{"networks", trained(networks)}, {"codebooks", trained(codebooks), 1, /*weight_decay=*/false}};
}

void ExpertAutoencoder::start_epoch() {
    if (epoch() != warm_up_epochs_ + 1 || codebook_.initialisation != "kmeans") return;
    for (Group& group : groups_)
        group.experts.initialise_by_kmeans(input_of(group, inputs()), context().seed,
                                           [this] { context().check_cancelled(); });
    context().message("codebooks initialised by k-means over the catalogue");
}

void ExpertAutoencoder::after_step() {
    if (!learns_codes()) return;
    const bool settling = epoch() > context().parameters.integer("training.epochs") * 4 / 5;
    for (Group& group : groups_) group.experts.after_step(/*revive=*/!settling);
}

void ExpertAutoencoder::count_step() {
    for (Group& group : groups_) group.experts.after_step(/*revive=*/false);
}

std::vector<std::pair<std::string, double>> ExpertAutoencoder::take_counts() {
    std::vector<std::pair<std::string, double>> counts;
    size_t first = 0;
    for (Group& group : groups_) {
        for (const auto& count : group.experts.take_counts(first)) counts.push_back(count);
        first += static_cast<size_t>(group.experts.count());
    }
    return counts;
}

model::NamedTensors ExpertAutoencoder::counters() {
    model::NamedTensors tensors;
    for (const Group& group : groups_)
        for (const Codebook& codebook : group.experts.codebooks()) codebook.collect_counters(tensors);
    return tensors;
}

torch::Tensor ExpertAutoencoder::latents_of(const ContentBatch& batch) const {
    std::vector<torch::Tensor> outputs;
    for (const Group& group : groups_)
        for (const torch::Tensor& output : group.experts.outputs(input_of(group, batch.inputs)))
            outputs.push_back(output);
    return torch::cat(outputs, 1);
}

torch::Tensor ExpertAutoencoder::codes_of(const torch::Tensor& latents) const {
    std::vector<torch::Tensor> codes;
    for (const Group& group : groups_)
        for (const Codebook& codebook : group.experts.codebooks())
            codes.push_back(codebook.nearest(part_of(latents, static_cast<int>(codes.size()))));
    return torch::stack(codes, 1);
}

std::vector<model::MovedCodes> ExpertAutoencoder::revive_dead_codes(int level, uint64_t key) {
    std::vector<model::MovedCodes> moved;
    int at = 0;
    for (Group& group : groups_)
        for (Codebook& codebook : group.experts.codebooks()) {
            if (level < 0 || level == at) {
                const numeric::RandomStream random(key, "revival", static_cast<uint64_t>(at));
                const torch::Tensor codes = codebook.revive_unused(part_of(latents(), at), random);
                if (codes.size(0) > 0) moved.push_back({at, codebook.table(), codes});
            }
            ++at;
        }
    return moved;
}

torch::Tensor ExpertAutoencoder::decoded(const ContentBatch& batch, const torch::Tensor& codes, int levels) const {
    std::vector<torch::Tensor> vectors;
    for (const Group& group : groups_)
        for (int64_t expert = 0; expert < group.experts.count(); ++expert) {
            const auto level = static_cast<int64_t>(vectors.size());
            const torch::Tensor value = group.experts.values(static_cast<size_t>(expert), codes.select(1, level));
            vectors.push_back(level < levels ? value : torch::zeros_like(value));
        }
    return decode(mix(batch.inputs, vectors));
}

model::Quantisation ExpertAutoencoder::quantisation() {
    const torch::NoGradGuard no_gradients;
    model::Quantisation shown;
    shown.items = items();
    shown.inputs = inputs();
    shown.latents = latents();
    shown.reconstruct = [this](int levels) {
        return over_catalogue([this, levels](const ContentBatch& batch) {
            return decoded(batch, codes_of(latents_of(batch)), levels);
        });
    };
    return shown;
}

model::NamedTensors ExpertAutoencoder::state() {
    model::NamedTensors tensors;
    collect_networks(tensors);
    for (const Group& group : groups_) {
        group.experts.collect_networks(tensors);
        group.experts.collect_codebooks(tensors);
    }
    return tensors;
}

std::map<std::string, jobs::Array> ExpertAutoencoder::arrays() {
    std::map<std::string, jobs::Array> arrays;
    for (const Group& group : groups_)
        for (const Codebook& codebook : group.experts.codebooks())
            arrays.emplace(fmt::format("codebooks/{}", arrays.size()), model::array_of(codebook.table()));
    return arrays;
}

std::vector<descriptor::Parameter> expert_parameters(int64_t codebook_size, bool cosine) {
    using descriptor::boolean, descriptor::choice, descriptor::integer, descriptor::integers, descriptor::real;
    return {
        integer("model.codebook_size", codebook_size, 1, 65536, "Codes to choose from by each expert"),
        integer("model.latent_dim", 32, 1, 1024, "Width of the vectors that are quantised"),
        integers("model.hidden", {256, 128}, 1, 16384,
                 "Widths of the experts' hidden layers; the decoder mirrors them"),
        real("model.commitment", 0.25, 0, 100, "Weight that pulls the experts to their codes (beta)"),
        choice("model.initialisation", "kmeans", {"kmeans", "uniform", "normal"}, "How codebooks start"),
        integer("model.warm_up_epochs", 10, 0, 100000, "Epochs of plain autoencoder before the codebooks join",
                "epochs"),
        boolean("model.cosine", cosine, "Choose codes by angle instead of distance"),
        real("model.revival", 0, 0, 1,
             "A code used less than this share of the mean use is moved to a vector of the batch; 0 never, 0.1 is "
             "usual"),
    };
}

descriptor::ModelDescriptor expert_descriptor() {
    descriptor::ModelDescriptor d;
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.defaults = {{"training.epochs", int64_t{100}},
                  {"training.batch_size", int64_t{256}},
                  {"training.learning_rate", 1e-3},
                  {"training.metric", std::string("reconstruction_error")},
                  {"training.early_stopping", int64_t{0}}};
    return d;
}

}  // namespace armillary::models
