// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "models/blocks/fitted_quantiser.h"

namespace armillary::models {

namespace {

/// k-means on the vectors, then on the residuals of each level (tokenizers.md A.3).
class ResidualKMeans : public ResidualFit {
 public:
    explicit ResidualKMeans(const model::Context& context) : ResidualFit(context) {}

 private:
    numeric::KMeansResult cluster(const torch::Tensor& residuals, int level) override {
        numeric::KMeansResult best;
        for (int64_t start = 0; start < context_.parameters.integer("model.starts"); ++start) {
            const numeric::RandomStream random(context_.seed, "residual_kmeans", static_cast<uint64_t>(level),
                                               static_cast<uint64_t>(start));
            numeric::KMeansResult found = numeric::kmeans(
                residuals.data_ptr<float>(), residuals.size(0), residuals.size(1), codebook_size(level),
                static_cast<int>(context_.parameters.integer("model.iterations")), random, cancel_check());
            if (start == 0 || found.inertia < best.inertia) best = std::move(found);
        }
        return best;
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
    d.parameters.push_back(
        descriptor::integer("model.iterations", 100, 1, 10000, "Most rounds of k-means a level"));
    d.parameters.push_back(
        descriptor::integer("model.starts", 1, 1, 100, "Random starts of k-means a level; the best is kept"));
    d.trainable = false;
    d.memory_formula = "4 * items * features * 4 + 8 * levels * codebook_size * features";
    d.time_formula = "2 * items * features * levels * codebook_size * iterations * starts";
    return {d, model::make_model<ResidualKMeans>};
}

}  // namespace armillary::models
