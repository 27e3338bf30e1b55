// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/residual_clusters.h"

#include <torch/types.h>

namespace armillary::models {

numeric::KMeansResult cluster_residuals(const model::Context& context, const torch::Tensor& residuals, int level) {
    numeric::KMeansResult best;
    for (int64_t start = 0; start < context.parameters.integer("model.starts"); ++start) {
        const numeric::RandomStream random(context.seed, "residual_kmeans", static_cast<uint64_t>(level),
                                           static_cast<uint64_t>(start));
        numeric::KMeansResult found =
            numeric::kmeans(residuals.data_ptr<float>(), residuals.size(0), residuals.size(1),
                            context.parameters.integer("model.codebook_size"),
                            static_cast<int>(context.parameters.integer("model.iterations")), random,
                            [&context] { context.check_cancelled(); });
        if (start == 0 || found.inertia < best.inertia) best = std::move(found);
    }
    return best;
}

std::vector<descriptor::Parameter> cluster_parameters() {
    return {descriptor::integer("model.iterations", 100, 1, 10000, "Most rounds of k-means a level"),
            descriptor::integer("model.starts", 1, 1, 100, "Random starts of k-means a level; the best is kept")};
}

}  // namespace armillary::models
