// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/model/model.h"

namespace armillary::models {

namespace {

/// Every user gets the items with the most training interactions.
class MostPop : public model::Model, public model::Fitted, public model::BlockScorer {
 public:
    explicit MostPop(const model::Context& context)
        : context_(context), counts_(torch::zeros({context.items()}, torch::kFloat32)) {}

    void fit() override {
        float* counts = counts_.data_ptr<float>();
        for (int32_t item : context_.train.items) ++counts[item];
    }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        const float* counts = counts_.data_ptr<float>();
        for (size_t row = 0; row < users.size(); ++row)
            std::copy_n(counts, counts_.numel(), scores + row * static_cast<size_t>(counts_.numel()));
    }

    model::NamedTensors state() override { return {{"counts", counts_}}; }

 private:
    const model::Context& context_;
    torch::Tensor counts_;  ///< [items]
};

}  // namespace

model::Registration most_pop() {
    descriptor::ModelDescriptor d;
    d.id = "most_pop";
    d.name = "Most popular";
    d.family = "baselines";
    d.summary =
        "Recommends to everybody the items with the most training interactions. The floor that any personalised "
        "model must "
        "clear, and a check of the protocol: if a model cannot beat it, the data or the split is telling you "
        "something.";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores"};
    d.trainable = false;
    d.memory_formula = "4 * items";
    d.time_formula = "interactions";
    return {d, model::make_model<MostPop>};
}

}  // namespace armillary::models
