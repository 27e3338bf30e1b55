// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/model/model.h"
#include "models/blocks/autoencoders/modality_experts.h"
#include "models/blocks/quantisers/straight_through.h"
#include "models/blocks/sequential/code_recommender.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Of both reconstructions in the second stage (MMQ, section 3.2).
constexpr double kContent = 0.5;

/// MMQ with its second stage: the experts, trained on content, learn on together with a recommender that generates
/// their codes. Its loss reaches experts and codebooks through soft indicators of the histories' items, and their
/// temperature falls evenly; content is still to be given back, so that codes keep their meaning.
class MmqBehaviour : public ModalityExperts, public model::BlockScorer {
 public:
    explicit MmqBehaviour(const model::Context& context)
        : ModalityExperts(context),
          content_epochs_(static_cast<int>(context.parameters.integer("model.content_epochs"))),
          joint_epochs_(static_cast<int>(context.parameters.integer("training.epochs")) - content_epochs_),
          temperature_(context.parameters.real("model.temperature")),
          final_temperature_(context.parameters.real("model.final_temperature")),
          recommender_(context, items(), levels(), codebook_size(0)) {
        if (joint_epochs_ < 1)
            throw UsageError(
                "learning from content takes all epochs, so nothing would be recommended; choose fewer content "
                "epochs or more training.epochs",
                "model.content_epochs");
        if (context.parameters.integer("model.warm_up_epochs") >= content_epochs_)
            throw UsageError(
                "the warm-up takes all epochs of content, so no codes would be learned; choose fewer warm-up "
                "epochs "
                "or more content epochs",
                "model.warm_up_epochs");
    }

    std::vector<model::ParameterGroup> parameter_groups() override {
        auto groups = ModalityExperts::parameter_groups();
        model::NamedTensors recommender;
        recommender_.collect(recommender);
        groups.push_back({"recommender", trained(recommender)});
        return groups;
    }

    int64_t begin_epoch(int epoch) override {
        const int64_t batches = ModalityExperts::begin_epoch(epoch);
        const int joint = epoch - content_epochs_;
        if (joint < 1) return batches;
        is_joint_.fill_(1);
        const double done = (joint - 1) / std::max(1.0, joint_epochs_ - 1.0);
        present_temperature_ = temperature_ + done * (final_temperature_ - temperature_);
        return recommender_.begin_epoch(joint);
    }

    model::BatchLoss batch_loss(int64_t number) override {
        return has_scores() ? joint_loss(recommender_.batch(number)) : ModalityExperts::batch_loss(number);
    }

    void after_step() override {
        if (has_scores())
            count_step();
        else
            ModalityExperts::after_step();
    }
    void set_training(bool training) override { training_ = training; }

    bool has_scores() const override { return is_joint_.item<int64_t>() != 0; }
    void prepare_scoring() override {
        const torch::NoGradGuard no_gradients;
        recommender_.prepare(codes_of(latents()));
    }
    void score(std::span<const int32_t> users, data::Part when, float* scores) override {
        recommender_.score(users, when, scores);
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors = ModalityExperts::state();
        recommender_.collect(tensors);
        tensors.emplace_back("is_joint", is_joint_);
        return tensors;
    }

 private:
    model::BatchLoss joint_loss(const SequenceBatch& batch) {
        weights_change();
        const BatchItems items = items_of(batch);
        const torch::Tensor inputs = this->inputs().index_select(0, items.rows);
        const Pass result = pass(inputs);
        const torch::Tensor vectors = recommender_.decoder().vectors(indicators(result.outputs));
        model::BatchLoss loss;
        loss.examples = static_cast<int64_t>(batch.users.size());
        loss.terms = {
            {"generation", recommender_.loss(batch, items, vectors, torch::stack(result.codes, 1), {}, training_)},
            {"reconstruction", kContent * reconstruction_loss(inputs, result.quantised)},
            {"modalities", kContent * modality_loss(inputs, result.quantised)}};
        loss.figures = {{"temperature", present_temperature_}};
        return loss;
    }

    /// By expert [rows, codes]: one-hot of the nearest code by value.
    std::vector<torch::Tensor> indicators(const std::vector<torch::Tensor>& outputs) const {
        std::vector<torch::Tensor> indicators;
        for (const Group& group : groups())
            for (const Codebook& codebook : group.experts.codebooks())
                indicators.push_back(
                    soft_indicator(codebook.distances(outputs[indicators.size()]), present_temperature_));
        return indicators;
    }

    int content_epochs_, joint_epochs_;
    double temperature_, final_temperature_, present_temperature_ = 1;
    CodeRecommender recommender_;
    torch::Tensor is_joint_ = torch::zeros({1}, torch::kInt64);  ///< 1 once the recommender has joined
    bool training_ = false;
};

}  // namespace

model::Registration mmq_behaviour() {
    using descriptor::integer, descriptor::real;
    descriptor::ModelDescriptor d = modality_descriptor();
    d.id = "mmq_behaviour";
    d.name = "MMQ with behaviour";
    d.summary =
        "MMQ that learns on from behaviour: once its experts have learned to code the two kinds of content, a "
        "recommender joins that predicts the next item code by code, and experts and codes move to where they "
        "help it "
        "without losing what they say of the content. Items with equal codes tie.";
    d.reference = "Xu et al., MMQ: Multimodal mixture-of-quantization tokenization for semantic IDs, 2025";
    d.inputs = {{"features"}, {"interactions"}, {"order"}};
    d.capabilities = {"codes", "scores"};
    d.parameters.push_back(integer("model.content_epochs", 60, 1, 1e6,
                                   "Epochs on content alone before the recommender joins; the rest is joint",
                                   "epochs"));
    d.parameters.push_back(
        real("model.temperature", 0.1, 1e-3, 1e3,
             "Width of the soft assignment as the recommender joins; moves the gradient alone"));
    d.parameters.push_back(
        real("model.final_temperature", 0.05, 1e-3, 1e3, "Width of the soft assignment in the last epoch"));
    for (descriptor::Parameter& parameter : code_recommender_parameters())
        d.parameters.push_back(std::move(parameter));
    d.defaults["training.metric"] = std::string("ndcg@10");
    d.defaults["training.early_stopping"] = int64_t{10};
    const std::string codes = "(shared_experts + 2 * specific_experts) * codebook_size";
    d.memory_formula +=
        " + 16 * (max_length + 6 * blocks * dim + 2 * " + codes +
        ") * dim + 4 * batch_size * max_length * (24 * blocks * dim + 3 * blocks * heads * max_length + 3 * " +
        codes + ") + 16 * items * (codebook_size + 256)";
    d.time_formula =
        "(content_epochs * (" + d.time_formula +
        ") + (epochs - content_epochs) * 6 * min(interactions, users * max_length) * (blocks * (10 * dim "
        "* dim + 4 * max_length * dim) + 2 * " +
        codes + " * (dim + latent_dim))) / epochs";
    return {d, model::make_model<MmqBehaviour>};
}

}  // namespace armillary::models
