// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/groups.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/random.h"
#include "core/statistics/distribution.h"
#include "core/statistics/special_functions.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

constexpr double kMostDraws = 5e7;  ///< draws x values drawn: half a second

using Groups = std::vector<std::vector<double>>;

std::vector<double> joined(const Groups& groups) {
    std::vector<double> all;
    for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
    return all;
}

/// sum over groups of (sum of its values)^2 / size. With the values given it alone decides on F.
double between_squares(std::span<const double> values, const std::vector<size_t>& sizes) {
    double squares = 0;
    size_t first = 0;
    for (size_t size : sizes) {
        double total = 0;
        for (double x : values.subspan(first, size)) total += x;
        squares += total * total / static_cast<double>(size);
        first += size;
    }
    return squares;
}

int64_t as_far_of_drawn(const std::vector<double>& centred, const std::vector<size_t>& sizes, double limit,
                        uint64_t seed, int draws) {
    int64_t far = 0;
#pragma omp parallel reduction(+ : far)
    {
        std::vector<double> shuffled;
#pragma omp for schedule(static)
        for (int draw = 0; draw < draws; ++draw) {
            shuffled = centred;
            numeric::RandomStream(seed, "labels", static_cast<uint64_t>(draw)).shuffle(std::span(shuffled));
            far += between_squares(shuffled, sizes) >= limit;
        }
    }
    return far;
}

/// Draws of `size` values without replacement whose sum is at least `limit` from 0. What a draw has swapped is
/// swapped back, so that every draw starts from the same order.
int64_t as_far_of_samples(const std::vector<double>& centred, size_t size, double limit, uint64_t seed,
                          int draws) {
    int64_t far = 0;
#pragma omp parallel reduction(+ : far)
    {
        std::vector<double> values = centred;
        std::vector<size_t> swapped(size);
#pragma omp for schedule(static)
        for (int draw = 0; draw < draws; ++draw) {
            numeric::RandomStream random(seed, "labels", static_cast<uint64_t>(draw));
            double total = 0;
            for (size_t i = 0; i < size; ++i) {
                swapped[i] = i + random.below(values.size() - i);
                std::swap(values[i], values[swapped[i]]);
                total += values[i];
            }
            for (size_t i = size; i-- > 0;) std::swap(values[i], values[swapped[i]]);
            far += std::abs(total) >= limit;
        }
    }
    return far;
}

Measure mean_of(const std::vector<double>& terms) {
    return terms.empty() ? Measure::undefined(Reason::no_units) : Measure::of(mean(terms));
}

}  // namespace

Groups by_group(std::span<const double> values, std::span<const int32_t> group, int32_t count) {
    Groups groups(static_cast<size_t>(count));
    for (size_t i = 0; i < values.size(); ++i)
        if (group[i] >= 0) groups[static_cast<size_t>(group[i])].push_back(values[i]);
    return groups;
}

Spread spread_of(std::span<const double> means) {
    const std::vector<double> ascending = sorted(means);
    Spread spread;
    for (Measure* measure : {&spread.gap, &spread.ratio, &spread.standard_deviation, &spread.mean_deviation})
        *measure = Measure::undefined(Reason::no_units);
    if (ascending.size() < 2) return spread;
    const double low = ascending.front(), high = ascending.back(), centre = mean(ascending);
    spread.gap = Measure::of(high - low);
    spread.ratio = high > 0 ? Measure::of(low / high) : Measure::undefined(Reason::zero_mean);
    spread.standard_deviation = Measure::of(std::sqrt(variance(ascending, 0)));
    std::vector<double> deviations;
    for (double x : ascending) deviations.push_back(std::abs(x - centre));
    spread.mean_deviation = Measure::of(mean(deviations));
    return spread;
}

Decomposition decompose_theil(const Groups& groups) {
    const std::vector<double> all = joined(groups);
    Decomposition parts;
    parts.total = parts.within = parts.between = generalised_entropy(all, 1);
    if (!parts.total.defined()) return parts;
    const double whole = sum(all), centre = mean(all);
    parts.within.value = parts.between.value = 0;
    for (const auto& group : groups) {
        const double share = sum(group) / whole;
        if (!(share > 0)) continue;
        parts.within.value += share * generalised_entropy(group, 1).value;
        parts.between.value += share * std::log(mean(group) / centre);
    }
    parts.between_share = parts.between.value / parts.total.value;
    return parts;
}

Decomposition decompose_atkinson(const Groups& groups, double aversion) {
    const std::vector<double> all = joined(groups);
    Decomposition parts;
    parts.total = parts.within = parts.between = atkinson(all, aversion);
    if (!parts.total.defined()) return parts;
    std::vector<double> equivalents, sizes;
    double weighted = 0;
    for (const auto& group : groups) {
        if (group.empty()) continue;
        equivalents.push_back(equivalent_mean(group, aversion));
        sizes.push_back(static_cast<double>(group.size()));
        weighted += sizes.back() / static_cast<double>(all.size()) * equivalents.back();
    }
    parts.within = Measure::of(1 - weighted / mean(all));
    parts.between = weighted > 0 ? Measure::of(1 - equivalent_mean(equivalents, aversion, sizes) / weighted)
                                 : Measure::undefined(Reason::zero_mean);
    parts.between_share = parts.between.value / parts.total.value;
    return parts;
}

VarianceAnalysis analyse_variance(const Groups& groups, uint64_t seed, int draws) {
    VarianceAnalysis analysis;
    std::vector<size_t> sizes;
    for (const auto& group : groups)
        if (!group.empty()) sizes.push_back(group.size());
    std::vector<double> values = joined(groups);
    analysis.f = analysis.eta_squared = analysis.test.p = Measure::undefined(Reason::zero_variance);
    if (sizes.size() < 2 || values.size() <= sizes.size()) return analysis;
    const auto m = static_cast<double>(values.size());
    const double centre = mean(values), free_between = static_cast<double>(sizes.size()) - 1;
    for (double& x : values) x -= centre;  // then the squares of the sums are those between the groups
    const double total = std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
    const double between = between_squares(values, sizes), within = total - between;
    if (!(within > 1e-14 * total)) return analysis;
    analysis.f = Measure::of(between / free_between / (within / (m - 1 - free_between)));
    analysis.eta_squared = Measure::of(between / total);
    analysis.test.statistic = analysis.f.value;
    if (m * draws > kMostDraws) {
        analysis.test.p = Measure::of(chi_squared_tail((m - 1) * between / total, free_between));
        analysis.test.method = Resampling::normal_limit;
        return analysis;
    }
    const int64_t far = as_far_of_drawn(values, sizes, between - 1e-12 * total, seed, draws);
    analysis.test.p = Measure::of((1 + static_cast<double>(far)) / (1 + static_cast<double>(draws)));
    analysis.test.method = Resampling::drawn;
    return analysis;
}

TestResult permutation_test(std::span<const double> a, std::span<const double> b, uint64_t seed, int draws) {
    TestResult test;
    test.p = Measure::undefined(Reason::no_units);
    if (a.empty() || b.empty()) return test;
    test.statistic = mean(a) - mean(b);
    // The smaller group alone is drawn: with it the other one is known.
    const bool a_is_smaller = a.size() <= b.size();
    const std::span<const double> small = a_is_smaller ? a : b, large = a_is_smaller ? b : a;
    std::vector<double> values(small.begin(), small.end());
    values.insert(values.end(), large.begin(), large.end());
    const double centre = mean(values);
    for (double& x : values) x -= centre;
    const double total = std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
    test.p = Measure::undefined(Reason::zero_variance);
    if (!(total > 0)) return test;
    const double observed = std::abs(sum(std::span(values).first(small.size())));
    const auto n = static_cast<double>(small.size()), m = static_cast<double>(values.size());
    if (n * draws > kMostDraws) {
        test.p = Measure::of(chi_squared_tail((m - 1) * observed * observed * (1 / n + 1 / (m - n)) / total, 1));
        test.method = Resampling::normal_limit;
        return test;
    }
    const int64_t far = as_far_of_samples(values, small.size(), observed - 1e-12 * std::sqrt(total), seed, draws);
    test.p = Measure::of((1 + static_cast<double>(far)) / (1 + static_cast<double>(draws)));
    test.method = Resampling::drawn;
    return test;
}

Measure divergence(std::span<const double> p, std::span<const double> q) {
    double bits = 0;
    for (size_t i = 0; i < p.size(); ++i) {
        if (p[i] == 0) continue;
        if (!(q[i] > 0)) return Measure::undefined(Reason::zero_denominator);
        bits += p[i] * std::log2(p[i] / q[i]);
    }
    return Measure::of(bits);
}

Measure utility_divergence(const Groups& groups) {
    std::vector<double> utility, users;
    for (const auto& group : groups) {
        if (group.empty()) continue;
        utility.push_back(mean(group));
        users.push_back(static_cast<double>(group.size()));
    }
    const double all_utility = sum(utility), all_users = sum(users);
    if (!(all_utility > 0)) return Measure::undefined(Reason::zero_mean);
    for (double& x : utility) x /= all_utility;
    for (double& x : users) x /= all_users;
    return divergence(utility, users);
}

Measure cross_entropy(std::span<const double> fair, std::span<const double> measured, double beta) {
    std::vector<double> shares(measured.begin(), measured.end());
    if (std::find(shares.begin(), shares.end(), 0.0) != shares.end()) {
        for (double& p : shares) p = 0.95 * p + 0.05e-4;
        const double whole = sum(shares);
        for (double& p : shares) p /= whole;
    }
    double terms = 0;
    for (size_t i = 0; i < shares.size(); ++i) terms += std::pow(fair[i], beta) * std::pow(shares[i], 1 - beta);
    return Measure::of((terms - 1) / (beta * (1 - beta)));
}

ValueUnfairness value_unfairness(const RatingMeans& group, const RatingMeans& others) {
    ValueUnfairness result;
    std::vector<double> value, absolute, under, over, mine, theirs;
    for (size_t item = 0; item < group.predicted.size(); ++item) {
        const double a = group.predicted[item] - group.rated[item];
        const double b = others.predicted[item] - others.rated[item];
        if (std::isnan(a) || std::isnan(b)) {
            ++result.skipped;
            continue;
        }
        ++result.items;
        value.push_back(std::abs(a - b));
        absolute.push_back(std::abs(std::abs(a) - std::abs(b)));
        under.push_back(std::abs(std::max(-a, 0.0) - std::max(-b, 0.0)));
        over.push_back(std::abs(std::max(a, 0.0) - std::max(b, 0.0)));
        mine.push_back(group.predicted[item]);
        theirs.push_back(others.predicted[item]);
    }
    result.value = mean_of(value);
    result.absolute = mean_of(absolute);
    result.under = mean_of(under);
    result.over = mean_of(over);
    result.non_parity =
        mine.empty() ? Measure::undefined(Reason::no_units) : Measure::of(std::abs(mean(mine) - mean(theirs)));
    return result;
}

WeakUsers find_weak_users(std::span<const double> interactions, int64_t items, std::span<const double> performance,
                          double performance_threshold, double sparsity_threshold) {
    WeakUsers users;
    for (double count : interactions) users.sparsity.push_back(1 - count / static_cast<double>(items));
    users.sparsity_threshold = std::isnan(sparsity_threshold) ? mean(users.sparsity) : sparsity_threshold;
    for (size_t u = 0; u < users.sparsity.size(); ++u) {
        users.sparse.push_back(users.sparsity[u] > users.sparsity_threshold);
        users.weak.push_back(users.sparse.back() && performance[u] <= performance_threshold);
    }
    return users;
}

}  // namespace armillary::statistics
