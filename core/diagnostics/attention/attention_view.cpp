// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/attention/attention_view.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/error.h"

namespace armillary::diagnostics {

namespace {

constexpr double kLeak = 1e-6, kSumTolerance = 1e-3;

void check_row(const AttentionView& view, int64_t layer, int64_t head, int64_t query) {
    const auto row = view.row(layer, head, query);
    const auto keys = static_cast<size_t>(view.keys(query));
    double inside = 0, outside = 0, sum = 0;
    bool negative = false;
    for (size_t key = 0; key < row.size(); ++key) {
        const double weight = row[key];
        if (!std::isfinite(weight))
            throw BadInput(
                fmt::format("layer {}, head {}: query {} has a weight that is not a number", layer, head, query));
        (key < keys ? inside : outside) += std::abs(weight);
        sum += weight;
        negative |= weight < 0;
    }
    if (outside > kLeak * std::max(inside + outside, kLeak))
        throw BadInput(
            fmt::format("layer {}, head {}: query {} looks at tokens that come after it", layer, head, query));
    if (view.normalised && (negative || std::abs(sum - 1) > kSumTolerance))
        throw BadInput(fmt::format("layer {}, head {}: the weights of query {} sum to {:.4g}, not to 1", layer,
                                   head, query, sum));
}

}  // namespace

void check_attention(const AttentionView& view) {
    const auto expected = view.layers * view.heads * view.tokens * view.tokens;
    if (view.layers < 1 || view.heads < 1 || view.tokens < 1 ||
        static_cast<int64_t>(view.weights.size()) != expected)
        throw BadInput(fmt::format("{} weights are no attention of {} layers, {} heads and {} tokens",
                                   view.weights.size(), view.layers, view.heads, view.tokens));
    for (int64_t layer = 0; layer < view.layers; ++layer)
        for (int64_t head = 0; head < view.heads; ++head)
            for (int64_t query = 0; query < view.tokens; ++query) check_row(view, layer, head, query);
}

std::vector<double> attention_shares(const AttentionView& view, int64_t layer, int64_t head, int64_t query) {
    const auto row = view.row(layer, head, query).first(static_cast<size_t>(view.keys(query)));
    std::vector<double> shares(row.size());
    double sum = 0;
    for (size_t key = 0; key < row.size(); ++key) sum += shares[key] = std::abs(static_cast<double>(row[key]));
    if (sum > 0)
        for (double& share : shares) share /= sum;
    return shares;
}

std::vector<double> layer_shares(const AttentionView& view, int64_t layer, int64_t query) {
    std::vector<double> mean(static_cast<size_t>(view.keys(query)));
    for (int64_t head = 0; head < view.heads; ++head) {
        const std::vector<double> shares = attention_shares(view, layer, head, query);
        for (size_t key = 0; key < mean.size(); ++key) mean[key] += shares[key] / static_cast<double>(view.heads);
    }
    return mean;
}

}  // namespace armillary::diagnostics
