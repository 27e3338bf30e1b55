// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/bootstrap.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/numeric/random.h"
#include "core/statistics/special_functions.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

/// Sum of as many values as there are, drawn with replacement. A number of the stream gives two indices, by its
/// halves; four sums let the processor fetch ahead.
double resampled_sum(std::span<const double> values, numeric::RandomStream random) {
    const uint64_t n = values.size();
    auto low = [&](uint64_t bits) { return values[static_cast<size_t>(((bits & 0xFFFFFFFF) * n) >> 32)]; };
    auto high = [&](uint64_t bits) { return values[static_cast<size_t>(((bits >> 32) * n) >> 32)]; };
    double sums[4] = {};
    for (uint64_t quad = 0; quad < n / 4; ++quad) {
        const uint64_t first = random.next(), second = random.next();
        sums[0] += low(first);
        sums[1] += high(first);
        sums[2] += low(second);
        sums[3] += high(second);
    }
    for (uint64_t left = n % 4; left > 0; --left) sums[0] += low(random.next());
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// n^n, or 0 beyond `most`.
int64_t all_resamples(size_t n, int64_t most) {
    int64_t count = 1;
    for (size_t i = 0; i < n; ++i)
        if ((count *= static_cast<int64_t>(n)) > most) return 0;
    return count;
}

/// The means of all n^n resamples: resample r takes the digits of r to the base n.
std::vector<double> enumerated_means(std::span<const double> values, int64_t count) {
    const auto n = static_cast<int64_t>(values.size());
    std::vector<double> means;
    for (int64_t resample = 0; resample < count; ++resample) {
        double total = 0;
        for (int64_t digits = resample, place = 0; place < n; ++place, digits /= n)
            total += values[static_cast<size_t>(digits % n)];
        means.push_back(total / static_cast<double>(n));
    }
    return means;
}

/// The levels of the percentiles after correction for bias and skewness (Efron 1987).
std::pair<double, double> corrected_levels(std::span<const double> values, std::span<const double> ascending,
                                           double estimate, double tail) {
    const auto below = std::lower_bound(ascending.begin(), ascending.end(), estimate) - ascending.begin();
    const double z0 = normal_quantile(static_cast<double>(below) / static_cast<double>(ascending.size()));
    if (!std::isfinite(z0)) return {tail, 1 - tail};
    // The jackknife means of a mean lie (x - mean) / (n - 1) below it.
    double squares = 0, cubes = 0;
    for (double x : values) {
        const double d = x - estimate;
        squares += d * d;
        cubes += d * d * d;
    }
    const double acceleration = squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
    auto level = [&](double probability) {
        const double z = z0 + normal_quantile(probability);
        return normal_cdf(z0 + z / (1 - acceleration * z));
    };
    return {level(tail), level(1 - tail)};
}

void check(const BootstrapSettings& settings) {
    if (settings.resamples < 1 || !(settings.level > 0 && settings.level < 1))
        throw Error(ErrorKind::internal, "a bootstrap needs resamples and a level between 0 and 1");
}

Estimate with_normal_interval(Estimate estimate, double standard_error, double level) {
    const double reach = normal_quantile((1 + level) / 2) * standard_error;
    estimate.standard_error = standard_error;
    estimate.interval = {estimate.value - reach, estimate.value + reach};
    estimate.method = Resampling::normal_limit;
    return estimate;
}

Estimate with_percentiles(Estimate estimate, std::vector<double>& statistics, std::pair<double, double> levels) {
    estimate.interval = {quantile(statistics, levels.first), quantile(statistics, levels.second)};
    estimate.standard_error = std::sqrt(variance(statistics, 0));
    return estimate;
}

}  // namespace

std::string_view to_string(Resampling method) {
    switch (method) {
        case Resampling::none:
            return "none";
        case Resampling::enumerated:
            return "enumerated";
        case Resampling::drawn:
            return "drawn";
        case Resampling::normal_limit:
            return "normal_limit";
    }
    return "none";
}

std::vector<double> resampled_means(std::span<const double> values, int resamples, uint64_t seed,
                                    uint64_t stream) {
    if (values.size() >= (uint64_t{1} << 32))
        throw Error(ErrorKind::internal, "a bootstrap takes at most 2^32 values");
    std::vector<double> means(static_cast<size_t>(resamples));
#pragma omp parallel for schedule(static)
    for (int resample = 0; resample < resamples; ++resample)
        means[static_cast<size_t>(resample)] =
            resampled_sum(values, {seed, "bootstrap", stream, static_cast<uint64_t>(resample)}) /
            static_cast<double>(values.size());
    return means;
}

Estimate bootstrap_mean(std::span<const double> values, const BootstrapSettings& settings) {
    check(settings);
    Estimate estimate;
    estimate.count = static_cast<int64_t>(values.size());
    if (values.empty()) return estimate;
    estimate.value = mean(values);
    estimate.reason = values.size() < 2 ? Reason::single_user : Reason::ok;
    if (values.size() < 2) return estimate;
    if (estimate.count > settings.normal_beyond)
        return with_normal_interval(estimate, std::sqrt(variance(values, 0) / static_cast<double>(estimate.count)),
                                    settings.level);
    const int64_t all = all_resamples(values.size(), settings.resamples);
    std::vector<double> means =
        all > 0 ? enumerated_means(values, all) : resampled_means(values, settings.resamples, settings.seed);
    estimate.method = all > 0 ? Resampling::enumerated : Resampling::drawn;
    std::sort(means.begin(), means.end());
    const double tail = (1 - settings.level) / 2;
    return with_percentiles(estimate, means,
                            settings.bias_corrected ? corrected_levels(values, means, estimate.value, tail)
                                                    : std::pair(tail, 1 - tail));
}

Estimate bootstrap_gap(std::span<const double> a, std::span<const double> b, const BootstrapSettings& settings) {
    check(settings);
    Estimate estimate;
    estimate.count = static_cast<int64_t>(a.size() + b.size());
    if (a.empty() || b.empty()) return estimate;
    estimate.value = mean(a) - mean(b);
    estimate.reason = a.size() < 2 || b.size() < 2 ? Reason::single_user : Reason::ok;
    if (estimate.reason != Reason::ok) return estimate;
    if (estimate.count > settings.normal_beyond)
        return with_normal_interval(estimate,
                                    std::sqrt(variance(a, 0) / static_cast<double>(a.size()) +
                                              variance(b, 0) / static_cast<double>(b.size())),
                                    settings.level);
    std::vector<double> gaps = resampled_means(a, settings.resamples, settings.seed, 1);
    const std::vector<double> others = resampled_means(b, settings.resamples, settings.seed, 2);
    for (size_t i = 0; i < gaps.size(); ++i) gaps[i] -= others[i];
    estimate.method = Resampling::drawn;
    std::sort(gaps.begin(), gaps.end());
    const double tail = (1 - settings.level) / 2;
    return with_percentiles(estimate, gaps, {tail, 1 - tail});
}

}  // namespace armillary::statistics
