// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/exposure.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/concentration.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

double discount(int64_t rank) {
    return 1 / std::log2(static_cast<double>(rank) + 1);
}

/// What all corrections are made of: m lists of k of n items give S places, q of them to each item and r left.
struct Places {
    double n, m, k, S, q, r;
    Reason reason = Reason::ok;  ///< why nothing can be corrected
};

Places places_of(const ItemExposure& exposure, double listed) {
    const auto n = static_cast<double>(exposure.items), k = static_cast<double>(exposure.k);
    Places places{n, static_cast<double>(exposure.lists), k, listed, std::floor(listed / n), 0};
    places.r = listed - n * places.q;
    if (exposure.lists < 2) places.reason = Reason::single_user;
    if (n <= k) places.reason = Reason::catalogue_too_small;
    if (exposure.missing > 0) places.reason = Reason::not_applicable;
    return places;
}

CorrectedMeasure corrected(Measure original, double unfairest, double fairest, const Places& places) {
    CorrectedMeasure result{original, Measure::undefined(places.reason), unfairest, fairest};
    if (!original.defined()) result.corrected = original;
    if (!original.defined() || places.reason != Reason::ok) return result;
    // Between the ends, 0 at the smaller one: for Gini the fairest.
    const double low = std::min(unfairest, fairest), high = std::max(unfairest, fairest);
    result.corrected = high > low ? Measure::of((original.value - low) / (high - low))
                                  : Measure::undefined(Reason::zero_denominator);
    return result;
}

double fairest_entropy(const Places& p) {
    if (p.S < p.n) return std::log(p.S) / std::log(p.n);
    auto part = [&](double items, double count) {
        return items * count > 0 ? -items * (count / p.S) * std::log(count / p.S) / std::log(p.n) : 0;
    };
    return part(p.n - p.r, p.q) + part(p.r, p.q + 1);
}

/// The weights by rank that k gives away once a list.
double weight_total(const Places& p) {
    double total = 0;
    for (int64_t rank = 1; rank <= static_cast<int64_t>(p.k); ++rank) total += discount(rank);
    return p.n * p.m * total;
}

double unfairest_weighted_gini(const Places& p) {
    double total = 0;
    for (int64_t rank = 1; rank <= static_cast<int64_t>(p.k); ++rank)
        total += (2 * (p.n - static_cast<double>(rank) + 1) - p.n - 1) * p.m * discount(rank);
    return total / weight_total(p);
}

/// Every item at most once: the first ranks take the largest of n places in order, the others nothing. With more
/// places than items a lower bound.
double fairest_weighted_gini(const Places& p) {
    if (p.S > p.n) return 0;
    double total = 0;
    for (int64_t rank = 1; rank <= static_cast<int64_t>(p.k); ++rank)
        for (double j = p.n - static_cast<double>(rank) * p.m + 1; j <= p.n - static_cast<double>(rank - 1) * p.m;
             ++j)
            total += (2 * j - p.n - 1) * discount(rank);
    return total / weight_total(p);
}

/// Squared distances of the exposures of single lists from equal ones, averaged over users and items.
Measure individual_disparity(const ExposureTable& table, int64_t k, double patience, double equal) {
    const double cells = static_cast<double>(table.lists()) * static_cast<double>(table.items);
    if (!(cells > 0)) return Measure::undefined(Reason::no_units);
    double squares = 0, listed = 0;
    for (int64_t rank = 1; rank <= k; ++rank) {
        const double far = std::pow(patience, rank - 1) - equal;
        double times = 0;
        for (int64_t item = 0; item < table.items; ++item)
            times += table.counts[static_cast<size_t>(item * table.ranks + rank - 1)];
        squares += times * far * far;
        listed += times;
    }
    return Measure::of((squares + (cells - listed) * equal * equal) / cells);
}

Measure average_disparity(const ExposureTable& table, int64_t k, double patience, double equal) {
    const auto lists = static_cast<double>(table.lists());
    if (!(lists > 0)) return Measure::undefined(Reason::no_units);
    std::vector<double> squares =
        table.weighted(k, [patience](int64_t rank) { return std::pow(patience, rank - 1); });
    for (double& x : squares) x = (x / lists - equal) * (x / lists - equal);
    return Measure::of(mean(squares));
}

std::vector<double> thinned(const std::vector<double>& curve) {
    constexpr size_t kPoints = 101;
    if (curve.size() <= kPoints) return curve;
    std::vector<double> points;
    for (size_t i = 0; i < kPoints; ++i) points.push_back(curve[i * (curve.size() - 1) / (kPoints - 1)]);
    return points;
}

/// Whether each item belongs to the smallest head with the share of the interactions; equally popular ones go
/// together.
std::vector<bool> head_of(std::span<const double> popularity, double share) {
    std::vector<double> descending(popularity.begin(), popularity.end());
    std::sort(descending.begin(), descending.end(), std::greater<>());
    const double wanted = share * sum(descending);
    double held = 0, least = std::numeric_limits<double>::infinity();
    for (double x : descending) {
        if (held >= wanted) break;
        held += x;
        least = x;
    }
    std::vector<bool> head;
    for (double x : popularity) head.push_back(x >= least);
    return head;
}

}  // namespace

ExposureTable::ExposureTable(int64_t item_count, int64_t rank_count)
    : items(item_count), ranks(rank_count), counts(static_cast<size_t>(item_count * rank_count), 0) {}

void ExposureTable::add(std::span<const int32_t> list) {
    for (size_t at = 0; at < std::min(list.size(), static_cast<size_t>(ranks)); ++at) {
        if (list[at] < 0 || list[at] >= items)
            throw Error(ErrorKind::internal, "a list holds an item that the catalogue does not have");
        ++counts[static_cast<size_t>(list[at]) * static_cast<size_t>(ranks) + at];
    }
}

int64_t ExposureTable::lists() const {
    int64_t first = 0;
    for (int64_t item = 0; item < items && ranks > 0; ++item) first += counts[static_cast<size_t>(item * ranks)];
    return first;
}

std::vector<double> ExposureTable::within(int64_t k) const {
    return weighted(k, [](int64_t) { return 1.0; });
}

Measure coupled_disparity(std::span<const double> counts, bool all_items, double tolerance) {
    std::map<double, double> times;  // of each distinct count
    for (double c : counts)
        if (c > 0 || all_items) ++times[c];
    double total = 0, pairs = 0;
    for (auto high = times.begin(); high != times.end(); ++high) {
        if (high->first > 0) pairs += high->second * (high->second - 1) / 2;  // equal: no disparity
        for (auto low = times.begin(); low != high; ++low) {
            pairs += low->second * high->second;
            total +=
                low->second * high->second * std::max(0.0, (high->first - low->first) / high->first - tolerance);
        }
    }
    return pairs > 0 ? Measure::of(total / pairs) : Measure::undefined(Reason::no_units);
}

ItemExposure measure_exposure(const ExposureTable& table, int64_t k, double patience) {
    if (k < 1 || k > table.ranks)
        throw Error(ErrorKind::internal, "exposure is measured at a rank that was not counted");
    ItemExposure exposure;
    exposure.items = table.items;
    exposure.lists = table.lists();
    exposure.k = k;
    const std::vector<double> counts = table.within(k);
    const double listed = sum(counts);
    exposure.missing = exposure.lists * k - static_cast<int64_t>(listed);
    const Places p = places_of(exposure, listed);
    auto measured = [&](double value) {
        return listed > 0 ? Measure::of(value) : Measure::undefined(Reason::empty_list);
    };
    auto share_with = [&](double least) {
        const auto found = std::count_if(counts.begin(), counts.end(), [least](double c) { return c >= least; });
        return static_cast<double>(found) / p.n;
    };
    const double even_squares = p.n * (p.n * p.q * p.q + p.r * (2 * p.q + 1));
    exposure.jain = corrected(measured(numeric::jain_index(counts)), p.k / p.n, p.S * p.S / even_squares, p);
    exposure.coverage = corrected(measured(share_with(1)), p.k / p.n, std::min(p.n, p.S) / p.n, p);
    exposure.entropy = corrected(measured(numeric::entropy(counts) / std::log(p.n)), std::log(p.k) / std::log(p.n),
                                 fairest_entropy(p), p);
    exposure.gini = corrected(measured(numeric::gini(counts)), 1 - p.k / p.n, (p.n - p.r) * p.r / (p.n * p.S), p);
    exposure.weighted_gini = corrected(measured(numeric::gini(table.weighted(k, discount))),
                                       unfairest_weighted_gini(p), fairest_weighted_gini(p), p);
    exposure.satisfaction = corrected(measured(share_with(p.q)), p.k / p.n, 1, p);
    if (p.q == 0) exposure.satisfaction.corrected = Measure::undefined(Reason::not_applicable);
    exposure.disparity = coupled_disparity(counts);
    const double equal = (1 - std::pow(patience, p.k)) / ((1 - patience) * p.n);
    exposure.individual = individual_disparity(table, k, patience, equal);
    exposure.average = average_disparity(table, k, patience, equal);
    exposure.lorenz = thinned(numeric::lorenz_curve(counts));
    return exposure;
}

TailExposure measure_tail(const ExposureTable& table, int64_t k, std::span<const double> popularity,
                          double head_share) {
    TailExposure result;
    const std::vector<double> counts = table.within(k);
    if (popularity.size() != counts.size())
        throw Error(ErrorKind::internal, "the popularity is not that of the exposed items");
    const double listed = sum(counts), interactions = sum(popularity);
    const auto lists = static_cast<double>(table.lists());
    if (listed > 0 && interactions > 0) {
        const std::vector<bool> head = head_of(popularity, head_share);
        double tail_places = 0, tail_interactions = 0, popular = 0;
        for (size_t item = 0; item < counts.size(); ++item) {
            popular += counts[item] * popularity[item];
            if (head[item]) continue;
            ++result.tail_items;
            tail_places += counts[item];
            tail_interactions += popularity[item];
        }
        result.tail_share = Measure::of(tail_places / listed);
        result.tail_training_share = Measure::of(tail_interactions / interactions);
        result.mean_popularity = Measure::of(popular / listed);
        const double rho = rank_correlation(popularity, counts);
        result.popularity_correlation =
            std::isnan(rho) ? Measure::undefined(Reason::zero_variance) : Measure::of(rho);
    }
    double overlap = 0;
    for (double c : counts) overlap += c * (c - 1) / 2;
    result.personalisation = lists < 2
                                 ? Measure::undefined(Reason::single_user)
                                 : Measure::of(1 - overlap / (static_cast<double>(k) * lists * (lists - 1) / 2));
    return result;
}

}  // namespace armillary::statistics
