// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace armillary::statistics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::vector<double> defined_values(std::span<const double> values) {
    std::vector<double> kept;
    kept.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(kept), [](double x) { return !std::isnan(x); });
    return kept;
}

}  // namespace

double sum(std::span<const double> values) {
    constexpr size_t kBlock = 64;
    if (values.size() <= kBlock) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }
    const size_t half = values.size() / 2;
    return sum(values.first(half)) + sum(values.subspan(half));
}

double mean(std::span<const double> values) {
    return values.empty() ? kUndefined : sum(values) / static_cast<double>(values.size());
}

double variance(std::span<const double> values, int lost) {
    const auto left = static_cast<double>(values.size()) - lost;
    if (left <= 0) return kUndefined;
    const double centre = mean(values);
    std::vector<double> squares(values.begin(), values.end());
    for (double& x : squares) x = (x - centre) * (x - centre);
    return sum(squares) / left;
}

double quantile(std::span<const double> ascending, double level) {
    if (ascending.empty()) return kUndefined;
    const double at = std::clamp(level, 0.0, 1.0) * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<size_t>(at);
    const double low = ascending[below], high = ascending[std::min(below + 1, ascending.size() - 1)];
    return low + (at - static_cast<double>(below)) * (high - low);
}

std::vector<double> sorted(std::span<const double> values) {
    std::vector<double> ascending = defined_values(values);
    std::sort(ascending.begin(), ascending.end());
    return ascending;
}

std::vector<double> midranks(std::span<const double> values) {
    std::vector<std::pair<double, size_t>>
        order;  // beside each other in memory: sorting by index misses the cache
    order.reserve(values.size());
    for (size_t i = 0; i < values.size(); ++i) order.emplace_back(values[i], i);
    std::sort(order.begin(), order.end());
    std::vector<double> ranks(values.size());
    for (size_t first = 0, end = 0; first < order.size(); first = end) {
        while (end < order.size() && order[end].first == order[first].first) ++end;
        const double rank = (static_cast<double>(first + 1) + static_cast<double>(end)) / 2;
        for (size_t at = first; at < end; ++at) ranks[order[at].second] = rank;
    }
    return ranks;
}

double rank_correlation(std::span<const double> a, std::span<const double> b) {
    const std::vector<double> x = midranks(a), y = midranks(b);
    const double mean_x = mean(x), mean_y = mean(y);
    double xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : kUndefined;
}

Aggregate aggregate(std::span<const double> per_user) {
    const std::vector<double> values = defined_values(per_user);
    Aggregate result;
    result.defined = static_cast<int64_t>(values.size());
    result.undefined = static_cast<int64_t>(per_user.size()) - result.defined;
    result.value = mean(values);
    result.standard_error = std::sqrt(variance(values) / static_cast<double>(values.size()));
    return result;
}

}  // namespace armillary::statistics
