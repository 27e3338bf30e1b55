// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/attention/attention_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/concentration.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The members that are means over rows.
constexpr double RowFigures::*kMeans[] = {
    &RowFigures::entropy,  &RowFigures::normalised_entropy, &RowFigures::effective_items,
    &RowFigures::distance, &RowFigures::relative_distance,  &RowFigures::itself,
    &RowFigures::ahead,    &RowFigures::field_50,           &RowFigures::field_90,
    &RowFigures::gini};

/// Shares by distance from the query, on both sides together.
std::vector<double> by_distance(std::span<const double> shares, int64_t query) {
    std::vector<double> sums;
    for (size_t key = 0; key < shares.size(); ++key) {
        const auto distance = static_cast<size_t>(std::abs(static_cast<int64_t>(key) - query));
        if (distance >= sums.size()) sums.resize(distance + 1);
        sums[distance] += shares[key];
    }
    return sums;
}

double field(const std::vector<double>& by_distance, double share) {
    constexpr double kRounding = 1e-12;
    double held = 0;
    for (size_t distance = 0; distance < by_distance.size(); ++distance)
        if ((held += by_distance[distance]) >= share - kRounding) return static_cast<double>(distance + 1);
    return static_cast<double>(by_distance.size());
}

/// Slope of ln(share) over the lags that have one.
double slope_of(const std::vector<double>& lags) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (size_t lag = 0; lag < lags.size(); ++lag) {
        if (!(lags[lag] > 0)) continue;
        const double place = static_cast<double>(lag), log = std::log(lags[lag]);
        n += 1, x += place, y += log, xx += place * place, xy += place * log;
    }
    const double spread = n * xx - x * x;
    return spread > 0 ? (n * xy - x * y) / spread : kUndefined;
}

std::vector<double> means(const std::vector<double>& sums, const std::vector<int64_t>& counts) {
    std::vector<double> means(sums.size(), kUndefined);
    for (size_t i = 0; i < sums.size(); ++i)
        if (counts[i] > 0) means[i] = sums[i] / static_cast<double>(counts[i]);
    return means;
}

void add_lags(std::span<const double> shares, int64_t query, std::vector<double>& sums,
              std::vector<int64_t>& rows) {
    for (int64_t lag = 0; lag <= std::min(query, kLags - 1); ++lag) {
        sums[static_cast<size_t>(lag)] += shares[static_cast<size_t>(query - lag)];
        ++rows[static_cast<size_t>(lag)];
    }
}

}  // namespace

RowFigures measure_row(std::span<const double> shares, int64_t query) {
    RowFigures figures;
    for (size_t key = 0; key < shares.size(); ++key) {
        const double share = shares[key];
        const int64_t offset = static_cast<int64_t>(key) - query;
        figures.distance += share * static_cast<double>(std::abs(offset));
        if (offset > 0) figures.ahead += share;
        if (offset == 0) figures.itself = share;
    }
    const auto keys = static_cast<int64_t>(shares.size());
    figures.entropy = numeric::entropy(shares);
    figures.normalised_entropy = figures.entropy / std::log(static_cast<double>(keys));
    figures.effective_items = std::exp(figures.entropy);
    figures.relative_distance = figures.distance / static_cast<double>(std::max(query, keys - 1 - query));
    const std::vector<double> near = by_distance(shares, query);
    figures.field_50 = field(near, 0.5);
    figures.field_90 = field(near, 0.9);
    figures.gini = numeric::gini(shares);
    return figures;
}

void AttentionAverages::add(const AttentionView& view) {
    check_attention(view);
    if (histories_ == 0) {
        layers_ = view.layers;
        heads_ = view.heads;
        Sums empty;
        empty.lag_sums = empty.last_lag_sums = std::vector<double>(static_cast<size_t>(kLags));
        empty.lag_rows = empty.last_lag_rows = std::vector<int64_t>(static_cast<size_t>(kLags));
        empty.map.resize(static_cast<size_t>(kLags * kLags));
        sums_.assign(static_cast<size_t>(layers_ * heads_), empty);
    }
    if (view.layers != layers_ || view.heads != heads_)
        throw BadInput(fmt::format("attention of {} layers and {} heads does not belong to that of {} and {}",
                                   view.layers, view.heads, layers_, heads_));
    ++histories_;
    for (int64_t layer = 0; layer < layers_; ++layer)
        for (int64_t head = 0; head < heads_; ++head)
            add_head(view, layer, head, sums_[static_cast<size_t>(layer * heads_ + head)]);
}

void AttentionAverages::add_head(const AttentionView& view, int64_t layer, int64_t head, Sums& sums) const {
    const int64_t tokens = view.tokens, first_shown = tokens - kLags;
    const auto places = static_cast<size_t>(tokens >= kSinkTokens ? tokens / 2 : 0);
    if (sums.sink_sums.size() < places) sums.sink_sums.resize(places), sums.sink_rows.resize(places);
    sums.maps += first_shown >= 0;
    for (int64_t query = 0; query < tokens; ++query) {
        const std::vector<double> shares = attention_shares(view, layer, head, query);
        if (query >= first_shown && first_shown >= 0)
            for (size_t key = static_cast<size_t>(first_shown); key < shares.size(); ++key)
                sums.map[static_cast<size_t>((query - first_shown) * kLags) + key -
                         static_cast<size_t>(first_shown)] += shares[key];
        const bool looks = std::any_of(shares.begin(), shares.end(), [](double share) { return share > 0; });
        if (shares.size() < 2 || !looks) continue;
        const RowFigures figures = measure_row(shares, query);
        for (const auto member : kMeans) sums.figures.*member += figures.*member;
        const auto raw = view.row(layer, head, query);
        sums.row_sum += std::accumulate(raw.begin(), raw.end(), 0.0);
        ++sums.rows;
        add_lags(shares, query, sums.lag_sums, sums.lag_rows);
        if (query + 1 == tokens) add_lags(shares, query, sums.last_lag_sums, sums.last_lag_rows);
        for (size_t place = 0; place < std::min(places, static_cast<size_t>(query)); ++place) {
            sums.sink_sums[place] += shares[place];
            ++sums.sink_rows[place];
        }
    }
}

HeadFigures AttentionAverages::means_of(const Sums& sums) {
    HeadFigures figures;
    figures.rows = sums.rows;
    const double rows = static_cast<double>(sums.rows);
    for (const auto member : kMeans)
        static_cast<RowFigures&>(figures).*member = sums.rows > 0 ? sums.figures.*member / rows : kUndefined;
    figures.row_sum = sums.rows > 0 ? sums.row_sum / rows : kUndefined;
    figures.lags = means(sums.lag_sums, sums.lag_rows);
    figures.last_lags = means(sums.last_lag_sums, sums.last_lag_rows);
    figures.recency_slope = slope_of(figures.lags);
    const std::vector<double> sinks = means(sums.sink_sums, sums.sink_rows);
    if (const auto largest = std::max_element(sinks.begin(), sinks.end()); largest != sinks.end()) {
        figures.sink = *largest;
        figures.sink_place = largest - sinks.begin();
    }
    return figures;
}

HeadFigures AttentionAverages::head(int64_t layer, int64_t head) const {
    return means_of(sums(layer, head));
}

HeadFigures AttentionAverages::layer(int64_t layer) const {
    HeadFigures mean = head(layer, 0);
    for (int64_t other = 1; other < heads_; ++other) {
        const HeadFigures next = head(layer, other);
        for (const auto member : kMeans)
            static_cast<RowFigures&>(mean).*member += static_cast<const RowFigures&>(next).*member;
        mean.row_sum += next.row_sum;
        for (size_t lag = 0; lag < mean.lags.size(); ++lag) {
            mean.lags[lag] += next.lags[lag];
            mean.last_lags[lag] += next.last_lags[lag];
        }
        if (next.sink > mean.sink) mean.sink = next.sink, mean.sink_place = next.sink_place;
    }
    const auto heads = static_cast<double>(heads_);
    for (const auto member : kMeans) static_cast<RowFigures&>(mean).*member /= heads;
    mean.row_sum /= heads;
    for (double& lag : mean.lags) lag /= heads;
    for (double& lag : mean.last_lags) lag /= heads;
    mean.recency_slope = slope_of(mean.lags);
    return mean;
}

std::vector<double> AttentionAverages::mean_map(int64_t layer, int64_t head) const {
    const Sums& of_head = sums(layer, head);
    std::vector<double> map = of_head.map;
    for (double& cell : map) cell = of_head.maps > 0 ? cell / static_cast<double>(of_head.maps) : kUndefined;
    return map;
}

std::vector<std::pair<std::string, double>> attention_series(const AttentionAverages& averages, bool normalised) {
    std::vector<std::pair<std::string, double>> series;
    auto add = [&](const std::string& where, const HeadFigures& figures) {
        series.emplace_back(fmt::format("attention_entropy[{}]", where), figures.normalised_entropy);
        series.emplace_back(fmt::format("attention_distance[{}]", where), figures.distance);
        series.emplace_back(fmt::format("attention_itself[{}]", where), figures.itself);
        if (!std::isnan(figures.sink)) series.emplace_back(fmt::format("attention_sink[{}]", where), figures.sink);
        if (!normalised) series.emplace_back(fmt::format("attention_sum[{}]", where), figures.row_sum);
    };
    for (int64_t layer = 0; layer < averages.layers(); ++layer) {
        const HeadFigures whole = averages.layer(layer);
        if (whole.rows == 0) continue;
        add(std::to_string(layer), whole);
        for (int64_t head = 0; averages.heads() > 1 && head < averages.heads(); ++head)
            add(fmt::format("{},{}", layer, head), averages.head(layer, head));
    }
    return series;
}

}  // namespace armillary::diagnostics
