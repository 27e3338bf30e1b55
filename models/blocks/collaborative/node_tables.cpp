// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/node_tables.h"

#include "models/blocks/collaborative/propagation.h"

namespace armillary::models {

namespace {

std::shared_ptr<const numeric::SparseMatrix> interaction_graph(const model::Context& context) {
    std::vector<std::pair<int32_t, int32_t>> edges;
    for (int32_t user = 0; user < context.users(); ++user)
        for (const int32_t* item = context.train.begin(user); item != context.train.end(user); ++item)
            edges.emplace_back(user, *item);
    return std::make_shared<numeric::SparseMatrix>(
        numeric::normalised_bipartite(context.users(), context.items(), edges));
}

}  // namespace

NodeTables::NodeTables(const model::Context& context, const torch::Tensor& user_table,
                       const torch::Tensor& item_table, int layers)
    : users_(context.users()),
      layers_(layers),
      graph_(layers > 0 ? interaction_graph(context) : nullptr),
      table_(torch::cat({user_table.detach(), item_table.detach()}).requires_grad_(true)) {}

torch::Tensor NodeTables::smooth() const {
    return graph_ ? propagate_mean(graph_, table_, layers_) : table_;
}

std::pair<torch::Tensor, torch::Tensor> NodeTables::embeddings() const {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor all = smooth();
    return {all.narrow(0, 0, users_).contiguous(), all.narrow(0, users_, all.size(0) - users_).contiguous()};
}

}  // namespace armillary::models
