// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/information.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace armillary::diagnostics {

namespace {

/// Size of a class -> number of classes of that size.
std::map<int64_t, int64_t> count_sizes(std::span<const int64_t> sizes) {
    std::map<int64_t, int64_t> counts;
    for (int64_t size : sizes)
        if (size > 0) ++counts[size];
    return counts;
}

double log_choose(double n, double k) {
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

/// Mean of n/N log(N n / (a b)) where n, the overlap of two classes of sizes a and b, is hypergeometric. Summed
/// from the mode outwards until what is left cannot be seen.
double expected_term(double a, double b, double items) {
    const double least = std::max(0.0, a + b - items), most = std::min(a, b);
    const double mode = std::clamp(std::floor((a + 1) * (b + 1) / (items + 2)), least, most);
    const double peak = std::exp(log_choose(a, mode) + log_choose(items - a, b - mode) - log_choose(items, b));
    auto term = [&](double n, double chance) {
        return n == 0 ? 0 : chance * n / items * std::log(items * n / (a * b));
    };
    auto negligible = [peak](double chance) { return chance < 1e-18 * peak; };
    double sum = term(mode, peak), chance = peak;
    for (double n = mode; n < most && !negligible(chance); ++n) {
        chance *= (a - n) * (b - n) / ((n + 1) * (items - a - b + n + 1));
        sum += term(n + 1, chance);
    }
    chance = peak;
    for (double n = mode; n > least && !negligible(chance); --n) {
        chance *= n * (items - a - b + n) / ((a - n + 1) * (b - n + 1));
        sum += term(n - 1, chance);
    }
    return sum;
}

std::vector<double> ranks(std::span<const double> values) {
    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
        for (size_t at = begin; at < end; ++at) ranks[order[at]] = static_cast<double>(begin + end - 1) / 2;
    }
    return ranks;
}

}  // namespace

double partition_entropy(std::span<const int64_t> sizes) {
    double items = 0, sum = 0;
    for (const auto& [size, classes] : count_sizes(sizes)) {
        const auto n = static_cast<double>(size), times = static_cast<double>(classes);
        items += times * n;
        sum += times * n * std::log(n);
    }
    return items > 0 ? std::max(0.0, std::log(items) - sum / items) : std::numeric_limits<double>::quiet_NaN();
}

double expected_mutual_information(std::span<const int64_t> a, std::span<const int64_t> b) {
    const auto items = static_cast<double>(std::accumulate(a.begin(), a.end(), int64_t{0}));
    const auto counts_a = count_sizes(a), counts_b = count_sizes(b);
    double sum = 0;
    for (const auto& [size_a, classes_a] : counts_a)
        for (const auto& [size_b, classes_b] : counts_b)
            sum += static_cast<double>(classes_a) * static_cast<double>(classes_b) *
                   expected_term(static_cast<double>(size_a), static_cast<double>(size_b), items);
    return sum;
}

double adjusted_mutual_information(double information, double expected, double entropy_a, double entropy_b) {
    constexpr double kNothing = 1e-9;
    const double most = (entropy_a + entropy_b) / 2;
    // Where both are trivial (one class, or every item a class of its own) all information is expected.
    if (most - expected < kNothing) return std::abs(information - most) < kNothing ? 1 : 0;
    return (information - expected) / (most - expected);
}

double spearman(std::span<const double> a, std::span<const double> b) {
    const std::vector<double> x = ranks(a), y = ranks(b);
    const double mean = (static_cast<double>(x.size()) - 1) / 2;
    double xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
        xy += (x[i] - mean) * (y[i] - mean);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace armillary::diagnostics
