// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <memory>
#include <utility>

#include "core/model/model.h"
#include "core/numeric/sparse.h"

namespace armillary::models {

/// Embeddings of users and items as nodes of the graph of the training part: rows of one table, averaged over the
/// layers of a linear propagation (He et al. 2020). Without layers they are the rows themselves.
class NodeTables {
 public:
    /// The tables are [users, dim] and [items, dim]: layer 0.
    NodeTables(const model::Context& context, const torch::Tensor& user_table, const torch::Tensor& item_table,
               int layers);

    /// [users + items, dim], what is trained and kept.
    const torch::Tensor& table() const { return table_; }
    /// [users + items, dim] the embeddings, with gradients.
    torch::Tensor smooth() const;
    /// Rows of the items with these numbers.
    torch::Tensor item_rows(const torch::Tensor& items) const { return items + users_; }
    /// [users, dim] and [items, dim] of the present state, without gradients.
    std::pair<torch::Tensor, torch::Tensor> embeddings() const;

 private:
    int64_t users_;
    int layers_;
    std::shared_ptr<const numeric::SparseMatrix> graph_;  ///< null without layers
    torch::Tensor table_;
};

}  // namespace armillary::models
