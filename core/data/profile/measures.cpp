// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/profile/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/numeric/concentration.h"

namespace armillary::data {

namespace {

constexpr size_t kLorenzPoints = 101;
constexpr size_t kTailCandidates = 100;

/// Smallest and largest, NaN and infinities aside; the first above the second when there are none.
std::pair<double, double> range_of(std::span<const double> values) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (double v : values)
        if (std::isfinite(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    return {low, high};
}

int64_t fullest(const std::vector<Bar>& bars) {
    int64_t most = 0;
    for (const Bar& bar : bars) most = std::max(most, bar.count);
    return most;
}

}  // namespace

Concentration concentration(std::span<const int64_t> counts) {
    const std::vector<double> amounts(counts.begin(), counts.end());
    const std::vector<double> curve = numeric::lorenz_curve(amounts);
    Concentration out;
    if (curve.empty()) return out;
    const size_t n = amounts.size(), points = std::min(kLorenzPoints, n + 1);
    for (size_t p = 0; p < points; ++p) {
        const size_t at = p * n / (points - 1);
        out.lorenz.push_back({static_cast<double>(at) / static_cast<double>(n), curve[at]});
    }
    const auto head = [&](double share) {
        return numeric::top_share(amounts, static_cast<int64_t>(std::ceil(share * static_cast<double>(n) - 1e-9)));
    };
    out.gini = numeric::gini(amounts);
    out.top_1_percent = head(0.01);
    out.top_10_percent = head(0.1);
    out.top_20_percent = head(0.2);
    // The head of h items holds 80 % as soon as the n - h smallest hold at most 20 %.
    const auto poorest = std::upper_bound(curve.begin(), curve.end(), 0.2 + 1e-12) - curve.begin() - 1;
    out.short_head = 1.0 - static_cast<double>(poorest) / static_cast<double>(n);
    return out;
}

TailFit fit_tail(std::span<const int64_t> counts, int64_t from) {
    TailFit fit;
    fit.from = from;
    std::vector<int64_t> tail;
    for (int64_t x : counts)
        if (x >= from) tail.push_back(x);
    fit.items = static_cast<int64_t>(tail.size());
    std::sort(tail.begin(), tail.end());
    const double start = static_cast<double>(from) - 0.5;
    double logs = 0;
    for (int64_t x : tail) logs += std::log(static_cast<double>(x) / start);
    if (tail.empty() || from < 1) return fit;
    fit.exponent = 1.0 + static_cast<double>(tail.size()) / logs;
    double distance = 0;
    for (size_t i = 0, j; i < tail.size(); i = j) {
        for (j = i; j < tail.size() && tail[j] == tail[i]; ++j) {
        }
        const double fitted = 1.0 - std::pow((static_cast<double>(tail[i]) + 0.5) / start, 1.0 - *fit.exponent);
        distance =
            std::max(distance, std::abs(static_cast<double>(j) / static_cast<double>(tail.size()) - fitted));
    }
    fit.distance = distance;
    return fit;
}

TailFit fit_tail(std::span<const int64_t> counts) {
    std::vector<int64_t> present;
    std::copy_if(counts.begin(), counts.end(), std::back_inserter(present), [](int64_t x) { return x > 0; });
    std::sort(present.begin(), present.end());
    std::vector<int64_t> candidates = present;
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const size_t least = std::min<size_t>(50, (present.size() + 1) / 2),
                 step = 1 + candidates.size() / kTailCandidates;
    TailFit best;
    for (size_t c = 0; c < candidates.size(); c += step) {
        const auto tail = present.end() - std::lower_bound(present.begin(), present.end(), candidates[c]);
        if (static_cast<size_t>(tail) < least) break;
        const TailFit fit = fit_tail(present, candidates[c]);
        if (!best.distance || *fit.distance < *best.distance) best = fit;
    }
    return best;
}

std::optional<double> jensen_shannon(std::span<const int64_t> p, std::span<const int64_t> q) {
    const auto total = [](std::span<const int64_t> x) {
        return static_cast<double>(std::accumulate(x.begin(), x.end(), int64_t{0}));
    };
    const double sum_p = total(p), sum_q = total(q);
    if (sum_p <= 0 || sum_q <= 0) return std::nullopt;
    double divergence = 0;
    for (size_t i = 0; i < p.size(); ++i) {
        const double a = static_cast<double>(p[i]) / sum_p, b = static_cast<double>(q[i]) / sum_q,
                     mean = (a + b) / 2;
        if (a > 0) divergence += 0.5 * a * std::log2(a / mean);
        if (b > 0) divergence += 0.5 * b * std::log2(b / mean);
    }
    return divergence;
}

std::optional<double> burstiness(std::span<const double> gaps) {
    if (gaps.empty()) return std::nullopt;
    const double n = static_cast<double>(gaps.size());
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / n;
    double squares = 0;
    for (double gap : gaps) squares += (gap - mean) * (gap - mean);
    const double deviation = std::sqrt(squares / n);
    if (mean + deviation <= 0) return std::nullopt;
    return (deviation - mean) / (deviation + mean);
}

ItemPair pair_measures(int64_t both, int64_t a, int64_t b, int64_t total) {
    const auto n_ab = static_cast<double>(both), n_a = static_cast<double>(a), n_b = static_cast<double>(b),
               n = static_cast<double>(total);
    ItemPair pair;
    pair.users = both;
    pair.lift = n_ab * n / (n_a * n_b);
    pair.pmi = std::log2(pair.lift);
    pair.npmi = both == total ? 1.0 : pair.pmi / -std::log2(n_ab / n);
    pair.jaccard = n_ab / (n_a + n_b - n_ab);
    pair.cosine = n_ab / std::sqrt(n_a * n_b);
    return pair;
}

std::vector<Bar> equal_width_histogram(std::span<const double> values, int bars) {
    const auto [low, high] = range_of(values);
    if (low > high) return {};
    if (low == high) bars = 1;
    const double width = (high - low) / bars;
    std::vector<Bar> out;
    for (int i = 0; i < bars; ++i)
        out.push_back({low + i * width, i + 1 == bars ? high : low + (i + 1) * width, 0});
    for (double v : values)
        if (std::isfinite(v)) {
            const int bar = width > 0 ? static_cast<int>((v - low) / width) : 0;
            ++out[static_cast<size_t>(std::min(bar, bars - 1))].count;
        }
    return out;
}

std::vector<Bar> whole_width_histogram(std::span<const double> values, int bars) {
    const auto [low, high] = range_of(values);
    if (low > high) return {};
    const double width = std::ceil((high - low + 1) / bars);
    std::vector<Bar> out;
    for (int i = 0; low + i * width <= high; ++i) out.push_back({low + i * width, low + (i + 1) * width, 0});
    for (double v : values)
        if (std::isfinite(v)) ++out[static_cast<size_t>((v - low) / width)].count;
    return out;
}

std::vector<Bar> doubling_histogram(std::span<const double> values, double low) {
    const double high = range_of(values).second;
    std::vector<Bar> out;
    for (double from = low; from <= high; from *= 2) out.push_back({from, from * 2, 0});
    for (double v : values)
        if (std::isfinite(v) && v >= low) ++std::ranges::upper_bound(out, v, {}, &Bar::low)[-1].count;
    return out;
}

SpreadBars spread_histogram(std::span<const double> values, int bars) {
    SpreadBars equal{equal_width_histogram(values, bars)};
    const auto [low, high] = range_of(values);
    if (low >= 0 && high > 0) {
        double least = high;
        int64_t zeros = 0, finite = 0;
        for (double v : values) {
            if (v > 0) least = std::min(least, v);
            zeros += v == 0;
            finite += std::isfinite(v);
        }
        SpreadBars doubling{doubling_histogram(values, least), true, zeros};
        if (fullest(equal.bars) * 2 > finite && fullest(doubling.bars) < fullest(equal.bars)) return doubling;
    }
    const auto whole = [](double v) { return !std::isfinite(v) || v == std::floor(v); };
    return std::ranges::all_of(values, whole) ? SpreadBars{whole_width_histogram(values, bars)} : equal;
}

}  // namespace armillary::data
