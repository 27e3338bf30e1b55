// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "models/blocks/quantisers/fitted_quantiser.h"
#include "models/blocks/quantisers/residual_clusters.h"

namespace armillary::models {

namespace {

/// k-means on the vectors, then on the residuals of each level (tokenizers.md A.3).
class ResidualKMeans : public ResidualFit {
 public:
    explicit ResidualKMeans(const model::Context& context) : ResidualFit(context) {}

 private:
    numeric::KMeansResult cluster(const torch::Tensor& residuals, int level) override {
        return cluster_residuals(context_, residuals, level);
    }
};

}  // namespace

model::Registration residual_kmeans() {
    descriptor::ModelDescriptor d;
    d.id = "rq_kmeans";
    d.name = "Residual k-means";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Groups the item vectors by k-means, then groups what is left of each vector after its group's centre is "
        "subtracted, and so on. The groups an item falls into, level by level, are its semantic ID. Nothing is "
        "trained by gradients, no code stays idle, and it is the default against which learned tokenizers should "
        "be measured.";
    d.reference = "OneRec technical report, arXiv:2506.13695, 2025";
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = residual_fit_parameters();
    for (descriptor::Parameter& parameter : cluster_parameters()) d.parameters.push_back(std::move(parameter));
    d.trainable = false;
    d.memory_formula = "4 * items * features * 4 + 8 * levels * codebook_size * features";
    d.time_formula = "2 * items * features * levels * codebook_size * iterations * starts";
    return {d, model::make_model<ResidualKMeans>};
}

}  // namespace armillary::models
