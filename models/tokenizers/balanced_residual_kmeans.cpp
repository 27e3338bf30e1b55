// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/numeric/balanced_kmeans.h"
#include "models/blocks/quantisers/fitted_quantiser.h"

namespace armillary::models {

namespace {

numeric::BalancedAssignment assignment_of(const std::string& name) {
    if (name == "transport") return numeric::BalancedAssignment::transport;
    return name == "flow" ? numeric::BalancedAssignment::flow : numeric::BalancedAssignment::greedy;
}

/// Residual k-means whose clusters are all of one size (tokenizers.md A.4).
class BalancedResidualKMeans : public ResidualFit {
 public:
    explicit BalancedResidualKMeans(const model::Context& context)
        : ResidualFit(context), assignment_(assignment_of(context.parameters.text("model.assignment"))) {}

 private:
    numeric::KMeansResult cluster(const torch::Tensor& residuals, int level) override {
        const numeric::RandomStream random(context_.seed, "balanced_kmeans", static_cast<uint64_t>(level));
        return numeric::balanced_kmeans(residuals.data_ptr<float>(), residuals.size(0), residuals.size(1),
                                        codebook_size(level),
                                        static_cast<int>(context_.parameters.integer("model.iterations")),
                                        assignment_, random, cancel_check());
    }

    numeric::BalancedAssignment assignment_;
};

}  // namespace

model::Registration balanced_residual_kmeans() {
    descriptor::ModelDescriptor d;
    d.id = "balanced_rq_kmeans";
    d.name = "Balanced residual k-means";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Residual k-means in which every code of a level takes the same number of items. It removes the crowd of "
        "items behind a few codes that plain clustering makes of a long tail, at the price of cutting natural "
        "groups in two. Equal use of codes does not mean that whole semantic IDs are distinct.";
    d.reference = "Deng et al., OneRec, arXiv:2502.18965, 2025";
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = residual_fit_parameters();
    d.parameters.push_back(
        descriptor::integer("model.iterations", 50, 1, 10000, "Rounds of assignment and means a level"));
    d.parameters.push_back(descriptor::choice(
        "model.assignment", "greedy", {"greedy", "transport", "flow"},
        "How items share the places: code by code, nearest first; by optimal transport (more memory); or by "
        "min-cost flow, at the least total distance (more time)"));
    d.trainable = false;
    d.memory_formula =
        "4 * items * features * 4 + 8 * levels * codebook_size * features + 12 * items * min(codebook_size, 2000)";
    d.time_formula = "4 * items * features * levels * codebook_size * iterations";
    return {d, model::make_model<BalancedResidualKMeans>};
}

}  // namespace armillary::models
