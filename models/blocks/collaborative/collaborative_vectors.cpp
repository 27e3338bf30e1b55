// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/collaborative_vectors.h"

#include <torch/linalg.h>
#include <torch/types.h>

#include <cmath>
#include <vector>

#include "core/features/truncated_svd.h"
#include "core/model/arrays.h"
#include "models/blocks/collaborative/histories.h"
#include "models/blocks/principal_components.h"

namespace armillary::models {

namespace {

/// A_iu / sqrt(degree of i * degree of u), the normalisation of graph recommenders: popular items do not take the
/// leading directions for themselves.
features::SparseRows normalised(const numeric::SparseMatrix& item_user) {
    std::vector<double> user_degree(static_cast<size_t>(item_user.cols), 0);
    for (int32_t user : item_user.columns) ++user_degree[static_cast<size_t>(user)];
    features::SparseRows rows{
        item_user.cols, std::vector<std::vector<std::pair<int32_t, double>>>(static_cast<size_t>(item_user.rows))};
    for (int32_t item = 0; item < item_user.rows; ++item) {
        const int32_t first = item_user.offsets[static_cast<size_t>(item)],
                      last = item_user.offsets[static_cast<size_t>(item) + 1];
        for (int32_t entry = first; entry < last; ++entry) {
            const int32_t user = item_user.columns[static_cast<size_t>(entry)];
            rows.rows[static_cast<size_t>(item)].emplace_back(
                user, 1 / std::sqrt((last - first) * user_degree[static_cast<size_t>(user)]));
        }
    }
    return rows;
}

/// [items, rank] of the training part.
torch::Tensor singular_vectors(const model::Context& context, int64_t dim) {
    const features::TruncatedSvd svd =
        features::truncated_svd(normalised(item_user_matrix(context)), static_cast<int32_t>(dim), context.stop);
    const auto rank = static_cast<int64_t>(svd.singular_values.size());
    return torch::tensor(svd.scaled_left).view({context.items(), rank});
}

/// [items, at most dim] of another run: turned, so that the columns that are left out hold the least.
torch::Tensor leading_columns(const model::Context& context, int64_t dim) {
    const torch::Tensor vectors = model::tensor_view(*context.embeddings);
    if (vectors.size(1) <= dim) return vectors;
    const auto cancelled = [&context] { context.check_cancelled(); };
    const torch::Tensor directions = std::get<1>(torch::linalg_eigh(cross_product(vectors, vectors, cancelled)));
    return vectors.mm(directions.flip(1).narrow(1, 0, dim).to(torch::kFloat32));
}

}  // namespace

torch::Tensor collaborative_vectors(const model::Context& context, int64_t dim) {
    const torch::Tensor found =
        context.embeddings ? leading_columns(context, dim) : singular_vectors(context, dim);
    torch::Tensor vectors = torch::zeros({context.items(), dim});
    vectors.narrow(1, 0, found.size(1)).copy_(found);
    return vectors / vectors.square().sum(1).mean().sqrt().clamp_min(1e-12);
}

}  // namespace armillary::models
