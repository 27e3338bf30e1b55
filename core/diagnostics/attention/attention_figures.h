// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/attention/attention_view.h"

namespace armillary::diagnostics {

/// How one query spreads its attention (sequential.md 5.4). Distances are in tokens.
struct RowFigures {
    double entropy = 0;                 ///< nats
    double normalised_entropy = 0;      ///< of the largest possible: 0 one key, 1 all alike
    double effective_items = 0;         ///< exp(entropy)
    double distance = 0;                ///< mean |query - key|
    double relative_distance = 0;       ///< of the largest possible
    double itself = 0;                  ///< share on the query's own token
    double ahead = 0;                   ///< share on newer tokens; 0 where attention is causal
    double field_50 = 0, field_90 = 0;  ///< least window around the query that holds the share
    double gini = 0;                    ///< over the keys: 0 all alike
};

/// `shares` of the query at this place: at least two keys, not all zero.
RowFigures measure_row(std::span<const double> shares, int64_t query);

/// Means over the rows of one head (or of all heads of a layer) that have at least two keys to choose from.
struct HeadFigures : RowFigures {
    int64_t rows = 0;
    double row_sum = 0;  ///< of the raw weights: 1 for softmax, the intensity of others
    /// Of one token of the older half of histories with at least 8: the largest mean share that all later queries
    /// give it, by its place counted from the oldest. A head is called a sink above 0.3. NaN without such
    /// histories.
    double sink = std::numeric_limits<double>::quiet_NaN();
    int64_t sink_place = -1;
    std::vector<double> lags;       ///< [lags] mean share that a query gives the token so many places before it
    std::vector<double> last_lags;  ///< the same of the last query alone, which makes the prediction
    double recency_slope = std::numeric_limits<double>::quiet_NaN();  ///< of ln(lags) per place
};

constexpr double kSinkShare = 0.3;
constexpr int64_t kLags = 16;       ///< longest lag that is told, and the side of the mean map
constexpr int64_t kSinkTokens = 8;  ///< shortest history that can show a sink

/// Figures over many histories, per layer and head, in one pass.
class AttentionAverages {
 public:
    /// Throws `BadInput` when the history has other layers or heads than the first, and what `check_attention`
    /// throws.
    void add(const AttentionView& view);

    int64_t histories() const { return histories_; }
    int64_t layers() const { return layers_; }
    int64_t heads() const { return heads_; }
    /// Of one head; before the first history there are none.
    HeadFigures head(int64_t layer, int64_t head) const;
    /// Means over the layer's heads. The sink is that of the head with the largest.
    HeadFigures layer(int64_t layer) const;
    /// [kLags, kLags] the mean map over the last places of the histories that have so many tokens: in the last row
    /// and column the newest token (the figures of Kang and McAuley 2018). NaN where there is none.
    std::vector<double> mean_map(int64_t layer, int64_t head) const;

 private:
    struct Sums {
        RowFigures figures;
        double row_sum = 0;
        int64_t rows = 0, maps = 0;
        std::vector<double> lag_sums, last_lag_sums, sink_sums, map;
        std::vector<int64_t> lag_rows, last_lag_rows, sink_rows;
    };
    void add_head(const AttentionView& view, int64_t layer, int64_t head, Sums& sums) const;
    static HeadFigures means_of(const Sums& sums);
    const Sums& sums(int64_t layer, int64_t head) const {
        return sums_[static_cast<size_t>(layer * heads_ + head)];
    }

    int64_t histories_ = 0, layers_ = 0, heads_ = 0;
    std::vector<Sums> sums_;  ///< [layers, heads]
};

/// Numbers worth a curve over epochs: `attention_entropy[0]` (normalised), `attention_distance[0]`,
/// `attention_sink[0]`, `attention_itself[0]` by layer, from 0; by layer and head, where a layer has several, as
/// `attention_entropy[0,1]`; of weights that are not normalised `attention_sum[0]` too.
std::vector<std::pair<std::string, double>> attention_series(const AttentionAverages& averages, bool normalised);

}  // namespace armillary::diagnostics
