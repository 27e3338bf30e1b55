// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/attention/rollout.h"

#include <Eigen/Core>

namespace armillary::diagnostics {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// (mean over heads + identity) / 2; a row that looks at nothing keeps itself.
Matrix with_residual(const AttentionView& view, int64_t layer) {
    Matrix mixed = Matrix::Zero(view.tokens, view.tokens);
    for (int64_t query = 0; query < view.tokens; ++query) {
        const std::vector<double> shares = layer_shares(view, layer, query);
        double sum = 0;
        for (size_t key = 0; key < shares.size(); ++key) {
            mixed(query, static_cast<int64_t>(key)) = shares[key] / 2;
            sum += shares[key] / 2;
        }
        mixed(query, query) += 1 - sum;
    }
    return mixed;
}

}  // namespace

std::vector<double> attention_rollout(const AttentionView& view) {
    Matrix rollout = Matrix::Identity(view.tokens, view.tokens);
    for (int64_t layer = 0; layer < view.layers; ++layer) rollout = (with_residual(view, layer) * rollout).eval();
    return {rollout.data(), rollout.data() + rollout.size()};
}

}  // namespace armillary::diagnostics
