// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::statistics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

enum class Kind { hit, recall, precision, ndcg, mrr, map };

Kind kind_of(std::string_view metric) {
    const auto& names = per_user_metric_names();
    const auto found = std::find(names.begin(), names.end(), metric);
    if (found != names.end()) return static_cast<Kind>(found - names.begin());
    const auto near = nearest_word(metric, names);
    throw UsageError(fmt::format("there is no ranking metric {}; {}", metric,
                                 near ? fmt::format("did you mean {}?", *near) : "there are " + join(names, ", ")),
                     std::string(metric));
}

void check_cutoff(int k) {
    if (k < 1)
        throw UsageError(fmt::format("the cut-off of a ranking metric is {}, but must be 1 or more", k),
                         "evaluation.k");
}

double discount(int64_t position) {
    return 1 / std::log2(static_cast<double>(position) + 1);
}

double ideal_dcg(int64_t positions) {
    double sum = 0;
    for (int64_t j = 1; j <= positions; ++j) sum += discount(j);
    return sum;
}

/// What one walk down the list gives; every metric is read from it.
struct Walk {
    double hits = 0;             ///< expected number within k
    double no_hit = 1;           ///< probability that there is none within k
    double reciprocal_rank = 0;  ///< of the first hit, 0 beyond k
    double dcg = 0;
    double precision_sum = 0;  ///< of rel_j * precision@j
};

double value_of(Kind kind, int k, const Walk& walk, int64_t relevant_total) {
    const auto depth = std::min<int64_t>(k, relevant_total);
    switch (kind) {
        case Kind::hit:
            return 1 - walk.no_hit;
        case Kind::recall:
            return walk.hits / static_cast<double>(relevant_total);
        case Kind::precision:
            return walk.hits / k;
        case Kind::ndcg:
            return walk.dcg / ideal_dcg(depth);
        case Kind::mrr:
            return walk.reciprocal_rank;
        case Kind::map:
            return walk.precision_sum / static_cast<double>(depth);
    }
    return kUndefined;
}

/// E[1 / rank; rank <= k] of the first relevant candidate of a group at positions `first` to `first + size - 1`.
double expected_reciprocal_rank(const TieGroup& group, int64_t first, int k) {
    const auto t = static_cast<double>(group.size), s = static_cast<double>(group.relevant);
    double expectation = 0;
    double probability = s / t;  // C(t - j - 1, s - 1) / C(t, s) at j = 0
    for (int64_t j = 0; j <= group.size - group.relevant && first + j <= k; ++j) {
        expectation += probability / static_cast<double>(first + j);
        const double left = t - static_cast<double>(j) - 1;
        if (left > 0) probability *= (left - s + 1) / left;
    }
    return expectation;
}

}  // namespace

const std::vector<std::string>& per_user_metric_names() {
    static const std::vector<std::string> kNames{"hit", "recall", "precision", "ndcg", "mrr", "map"};
    return kNames;
}

RankingMetric parse_metric(std::string_view key) {
    const size_t at = key.find('@');
    const auto k = at == std::string_view::npos ? std::nullopt : parse_int(key.substr(at + 1));
    if (!k || *k < 1 || *k > std::numeric_limits<int>::max())
        throw UsageError(fmt::format("'{}' is no ranking metric with a cut-off; write it as ndcg@10", key),
                         std::string(key));
    kind_of(key.substr(0, at));
    return {std::string(key.substr(0, at)), static_cast<int>(*k)};
}

double ranking_value(std::string_view metric, int k, std::span<const uint8_t> relevance, int64_t relevant_total) {
    const Kind kind = kind_of(metric);
    check_cutoff(k);
    if (relevant_total <= 0) return kUndefined;
    Walk walk;
    const auto end = std::min<int64_t>(k, static_cast<int64_t>(relevance.size()));
    for (int64_t position = 1; position <= end; ++position) {
        if (!relevance[static_cast<size_t>(position) - 1]) continue;
        if (walk.hits == 0) walk.reciprocal_rank = 1 / static_cast<double>(position);
        walk.no_hit = 0;
        walk.hits += 1;
        walk.dcg += discount(position);
        walk.precision_sum += walk.hits / static_cast<double>(position);
    }
    return value_of(kind, k, walk, relevant_total);
}

double expected_ranking_value(std::string_view metric, int k, std::span<const TieGroup> groups,
                              int64_t relevant_total) {
    const Kind kind = kind_of(metric);
    check_cutoff(k);
    if (relevant_total <= 0) return kUndefined;
    Walk walk;
    int64_t first = 1;             // position of the group's first candidate
    double hits_before_group = 0;  // a group that is followed by another one counts whole: exact
    for (const TieGroup& group : groups) {
        if (first > k) break;
        if (group.relevant < 0 || group.relevant > group.size)
            throw Error(ErrorKind::internal,
                        fmt::format("a tie group of {} has {} relevant", group.size, group.relevant));
        if (group.relevant > 0) {
            const auto t = static_cast<double>(group.size), s = static_cast<double>(group.relevant);
            const double chance = s / t;  // that any one position of the group is relevant
            if (hits_before_group == 0) walk.reciprocal_rank = expected_reciprocal_rank(group, first, k);
            const int64_t within = std::min<int64_t>(group.size, k - first + 1);
            for (int64_t j = 0; j < within; ++j) {
                const auto before = static_cast<double>(j);
                const auto position = static_cast<double>(first + j);
                walk.no_hit *= std::max(t - s - before, 0.0) / (t - before);
                walk.hits += chance;
                walk.dcg += chance * discount(first + j);
                // Given a hit here, each earlier position of the group is one of the other s - 1 hits among t - 1
                // places.
                const double earlier_hits = hits_before_group + (t > 1 ? before * (s - 1) / (t - 1) : 0);
                walk.precision_sum += chance * (earlier_hits + 1) / position;
            }
            hits_before_group += s;
        }
        first += group.size;
    }
    return value_of(kind, k, walk, relevant_total);
}

double auc(std::span<const float> scores, std::span<const int32_t> relevant, int64_t candidates) {
    const auto positives = static_cast<int64_t>(relevant.size()), negatives = candidates - positives;
    if (positives == 0 || negatives <= 0) return kUndefined;
    std::vector<float> wanted;
    for (int32_t item : relevant) wanted.push_back(scores[static_cast<size_t>(item)]);
    std::sort(wanted.begin(), wanted.end());
    // Twice the pairs won: of every item, then less those that are no pairs of a relevant and another candidate.
    int64_t won = 0;
    for (float score : scores) {
        const auto [low, high] = std::equal_range(wanted.begin(), wanted.end(), score);
        won += 2 * (wanted.end() - high) + (high - low);
    }
    won -= positives * positives;
    const auto no_candidates = static_cast<int64_t>(scores.size()) - candidates;
    const auto [low, high] =
        std::equal_range(wanted.begin(), wanted.end(), -std::numeric_limits<float>::infinity());
    won -= no_candidates * (2 * (wanted.end() - high) + (high - low));
    return static_cast<double>(won) / (2.0 * static_cast<double>(positives) * static_cast<double>(negatives));
}

}  // namespace armillary::statistics
