// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/concentration.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace armillary::numeric {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double total(std::span<const double> amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

std::vector<double> ascending(std::span<const double> amounts) {
    std::vector<double> sorted(amounts.begin(), amounts.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

}  // namespace

double gini(std::span<const double> amounts) {
    const double sum = total(amounts);
    if (!(sum > 0)) return kUndefined;
    const auto n = static_cast<double>(amounts.size());
    double weighted = 0, rank = 0;
    for (double x : ascending(amounts)) weighted += (2 * ++rank - n - 1) * x;
    return weighted / (n * sum);
}

std::vector<double> lorenz_curve(std::span<const double> amounts) {
    const double sum = total(amounts);
    if (!(sum > 0)) return {};
    std::vector<double> curve{0};
    double running = 0;
    for (double x : ascending(amounts)) curve.push_back((running += x) / sum);
    curve.back() = 1;
    return curve;
}

double entropy(std::span<const double> amounts) {
    const double sum = total(amounts);
    if (!(sum > 0)) return kUndefined;
    double nats = 0;
    for (double x : amounts)
        if (x > 0) nats -= x / sum * std::log(x / sum);
    return std::max(nats, 0.0);
}

double perplexity(std::span<const double> amounts) {
    return std::exp(entropy(amounts));
}

double jain_index(std::span<const double> amounts) {
    const double sum = total(amounts);
    if (!(sum > 0)) return kUndefined;
    const double squares = std::inner_product(amounts.begin(), amounts.end(), amounts.begin(), 0.0);
    return sum * sum / (static_cast<double>(amounts.size()) * squares);
}

double top_share(std::span<const double> amounts, int64_t units) {
    const double sum = total(amounts);
    if (!(sum > 0)) return kUndefined;
    std::vector<double> largest(amounts.begin(), amounts.end());
    const auto end = largest.begin() + std::clamp<int64_t>(units, 0, static_cast<int64_t>(largest.size()));
    std::nth_element(largest.begin(), end, largest.end(), std::greater<>());
    return std::accumulate(largest.begin(), end, 0.0) / sum;
}

}  // namespace armillary::numeric
