// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "models/blocks/quantisers/subspace_quantiser.h"

namespace armillary::models {

namespace {

/// k-means in each part of the vector by itself (tokenizers.md A.5).
class ProductQuantisation : public SubspaceQuantiser {
 public:
    explicit ProductQuantisation(const model::Context& context) : SubspaceQuantiser(context) {}

    void fit() override {
        const torch::NoGradGuard no_gradients;
        fit_parts(rows_.inputs);
    }
};

}  // namespace

model::Registration product_quantisation() {
    descriptor::ModelDescriptor d;
    d.id = "pq";
    d.name = "Product quantisation";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Cuts each item vector into equal parts and groups every part by k-means on its own. The codes of an item "
        "stand side by side: none is coarser than another, and no beginning is shared by similar items. A simple "
        "baseline for tokenizers with parallel codes.";
    d.reference = "Jégou, Douze and Schmid, Product quantization for nearest neighbor search, IEEE TPAMI 2011";
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = subspace_parameters();
    d.trainable = false;
    d.memory_formula = "4 * items * features * 3 + 8 * codebook_size * features";
    d.time_formula = "2 * items * features * codebook_size * iterations";
    return {d, model::make_model<ProductQuantisation>};
}

}  // namespace armillary::models
