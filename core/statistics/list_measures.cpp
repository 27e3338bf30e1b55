// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/list_measures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "core/base/error.h"
#include "core/statistics/ranking.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

Measure unless_empty(int64_t relevant_total, double value) {
    return relevant_total > 0 ? Measure::of(value) : Measure::undefined(Reason::no_test_items);
}

double hits_within(std::span<const uint8_t> relevance, int64_t k) {
    const auto end = relevance.begin() + std::min<int64_t>(k, static_cast<int64_t>(relevance.size()));
    return static_cast<double>(std::count_if(relevance.begin(), end, [](uint8_t flag) { return flag != 0; }));
}

double gain_of(double grade, Gain gain) {
    if (grade < 0) throw UsageError("relevance has a negative grade; grades start at 0");
    return gain == Gain::linear ? grade : std::exp2(grade) - 1;
}

double discounted(std::span<const double> grades, int k, Gain gain) {
    double total = 0;
    for (size_t at = 0; at < std::min(grades.size(), static_cast<size_t>(k)); ++at)
        total += gain_of(grades[at], gain) / std::log2(static_cast<double>(at) + 2);
    return total;
}

}  // namespace

Measure capped_recall(std::span<const uint8_t> relevance, int k, int64_t relevant_total) {
    return unless_empty(relevant_total,
                        hits_within(relevance, k) / static_cast<double>(std::min<int64_t>(k, relevant_total)));
}

Measure list_precision(std::span<const uint8_t> relevance, int k, int64_t relevant_total) {
    const auto length = std::min(relevance.size(), static_cast<size_t>(k));
    if (length == 0) return Measure::undefined(Reason::empty_list);
    return unless_empty(relevant_total, hits_within(relevance, k) / static_cast<double>(length));
}

Measure f1(std::span<const uint8_t> relevance, int k, int64_t relevant_total) {
    const double hits = hits_within(relevance, k);
    return unless_empty(relevant_total, 2 * hits / (k + static_cast<double>(relevant_total)));
}

Measure r_precision(std::span<const uint8_t> relevance, int64_t relevant_total) {
    return unless_empty(relevant_total,
                        hits_within(relevance, relevant_total) / static_cast<double>(relevant_total));
}

Measure average_precision_of_all(std::span<const uint8_t> relevance, int k, int64_t relevant_total) {
    const double capped = ranking_value("map", k, relevance, relevant_total);
    const auto total = static_cast<double>(relevant_total);
    return unless_empty(relevant_total, capped * std::min<double>(k, total) / total);
}

RankBiased rank_biased_precision(std::span<const uint8_t> relevance, double persistence, int64_t relevant_total) {
    double value = 0, weight = 1;
    for (uint8_t flag : relevance) {
        if (flag) value += weight;
        weight *= persistence;
    }
    return {unless_empty(relevant_total, (1 - persistence) * value), weight};
}

Measure graded_ndcg(std::span<const double> grades, std::span<const double> judged, int k, Gain gain) {
    std::vector<double> best(judged.begin(), judged.end());
    std::sort(best.begin(), best.end(), std::greater<>());
    const double ideal = discounted(best, k, gain);
    return ideal > 0 ? Measure::of(discounted(grades, k, gain) / ideal)
                     : Measure::undefined(Reason::no_test_items);
}

Measure auc(std::span<const double> scores, std::span<const uint8_t> relevant) {
    const std::vector<double> ranks = midranks(scores);
    double positives = 0, rank_sum = 0;
    for (size_t i = 0; i < ranks.size(); ++i) {
        positives += relevant[i] != 0;
        rank_sum += relevant[i] ? ranks[i] : 0;
    }
    const double negatives = static_cast<double>(ranks.size()) - positives;
    if (positives == 0) return Measure::undefined(Reason::no_positives);
    if (negatives == 0) return Measure::undefined(Reason::no_negatives);
    return Measure::of((rank_sum - positives * (positives + 1) / 2) / (positives * negatives));
}

}  // namespace armillary::statistics
