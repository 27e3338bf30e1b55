// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/attention/head_similarity.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"

namespace armillary::diagnostics {

namespace {

/// Kullback-Leibler divergence of p from the mean of p and q, in bits.
double to_the_mean(const std::vector<double>& p, const std::vector<double>& q) {
    double sum = 0;
    for (size_t i = 0; i < p.size(); ++i)
        if (p[i] > 0) sum += p[i] * std::log2(2 * p[i] / (p[i] + q[i]));
    return sum;
}

double jensen_shannon(const std::vector<double>& p, const std::vector<double>& q) {
    return std::sqrt(std::max(0.0, (to_the_mean(p, q) + to_the_mean(q, p)) / 2));
}

}  // namespace

void HeadSimilarity::add(const AttentionView& view) {
    check_attention(view);
    const int64_t heads = view.layers * view.heads;
    if (heads_ == 0) {
        heads_ = heads;
        products_.assign(static_cast<size_t>(heads * heads), 0);
        distances_ = products_;
    }
    if (heads != heads_) throw BadInput("the histories were not read by the same number of heads");
    for (int64_t query = 0; query < view.tokens; ++query) {
        if (view.keys(query) < 2) continue;
        std::vector<std::vector<double>> rows;
        for (int64_t head = 0; head < heads; ++head)
            rows.push_back(attention_shares(view, head / view.heads, head % view.heads, query));
        ++rows_;
        for (size_t a = 0; a < rows.size(); ++a)
            for (size_t b = 0; b < rows.size(); ++b) {
                products_[a * rows.size() + b] +=
                    std::inner_product(rows[a].begin(), rows[a].end(), rows[b].begin(), 0.0);
                if (a < b) distances_[a * rows.size() + b] += jensen_shannon(rows[a], rows[b]);
            }
    }
}

std::vector<double> HeadSimilarity::cosine() const {
    const auto n = static_cast<size_t>(heads_);
    std::vector<double> cosine(products_.size());
    for (size_t a = 0; a < n; ++a)
        for (size_t b = 0; b < n; ++b)
            cosine[a * n + b] = products_[a * n + b] / std::sqrt(products_[a * n + a] * products_[b * n + b]);
    return cosine;
}

std::vector<double> HeadSimilarity::distance() const {
    const auto n = static_cast<size_t>(heads_);
    std::vector<double> distance(distances_.size());
    const double rows = rows_ > 0 ? static_cast<double>(rows_) : std::numeric_limits<double>::quiet_NaN();
    for (size_t a = 0; a < n; ++a)
        for (size_t b = 0; b < n; ++b)
            distance[a * n + b] = distances_[std::min(a, b) * n + std::max(a, b)] / rows;
    return distance;
}

}  // namespace armillary::diagnostics
