// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/uniformity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/numeric/gaussian_sums.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

using numeric::GaussianSum;
using numeric::PackedRows;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr int64_t kBlock = 128;

std::vector<double> weights_of(const Directions& points, std::span<const double> degrees) {
    std::vector<double> weights;
    for (const int32_t row : points.rows)
        weights.push_back(degrees.empty() ? 1.0 : degrees[static_cast<size_t>(row)]);
    return weights;
}

std::vector<PackedRows> blocks_of(const Directions& points, const std::vector<double>& weights) {
    std::vector<PackedRows> blocks;
    for (int64_t first = 0; first < points.count(); first += kBlock) {
        const int64_t rows = std::min(kBlock, points.count() - first);
        blocks.emplace_back(points.row(first), std::span(weights).subspan(first, rows), points.dim);
    }
    return blocks;
}

/// Pairs inside a block, in double precision.
GaussianSum within_block(const Directions& points, const std::vector<double>& weights, int64_t first,
                         int64_t rows) {
    GaussianSum sum;
    for (int64_t a = first; a < first + rows; ++a)
        for (int64_t b = a + 1; b < first + rows; ++b) {
            double squared = 0;
            for (int64_t i = 0; i < points.dim; ++i) {
                const double difference = static_cast<double>(points.row(a)[i]) - points.row(b)[i];
                squared += difference * difference;
            }
            const double value = std::exp(-2 * squared);
            sum.plain += value;
            sum.weighted += value * weights[static_cast<size_t>(a)] * weights[static_cast<size_t>(b)];
        }
    return sum;
}

/// Over all pairs, each once.
GaussianSum all_pairs(const Directions& points, const std::vector<double>& weights, const Sampling& sampling) {
    const std::vector<PackedRows> blocks = blocks_of(points, weights);
    const auto count = static_cast<int64_t>(blocks.size());
    std::vector<GaussianSum> by_block(blocks.size());
    constexpr int64_t kBetweenChecks = 64;
    for (int64_t begin = 0; begin < count; begin += kBetweenChecks) {
        sampling.check();
#pragma omp parallel for schedule(dynamic)
        for (int64_t block = begin; block < std::min(begin + kBetweenChecks, count); ++block) {
            const int64_t first = block * kBlock, rows = blocks[static_cast<size_t>(block)].count();
            std::vector<GaussianSum> sums(static_cast<size_t>(rows));
            for (int64_t other = block + 1; other < count; ++other)
                add_gaussian_sums(points.row(first), rows, blocks[static_cast<size_t>(other)], sums.data());
            GaussianSum& total = by_block[static_cast<size_t>(block)];
            total = within_block(points, weights, first, rows);
            for (int64_t row = 0; row < rows; ++row) {
                total.plain += sums[static_cast<size_t>(row)].plain;
                total.weighted +=
                    sums[static_cast<size_t>(row)].weighted * weights[static_cast<size_t>(first + row)];
            }
        }
    }
    GaussianSum total;
    for (const GaussianSum& sum : by_block) {
        total.plain += sum.plain;
        total.weighted += sum.weighted;
    }
    return total;
}

/// Pairs of different rows, weighted: half of (sum w)^2 - sum w^2.
double pair_weight(const std::vector<double>& weights) {
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return (sum * sum - squares) / 2;
}

Estimate logarithm(double mean, double standard_error = 0) {
    return mean > 0 ? Estimate{std::log(mean), standard_error / mean} : Estimate{kUndefined};
}

/// The mean over pairs of a sample in which row a stands `counts[a]` times; pairs of a row with itself are left
/// out. Its variance is four times that of the rows' own means, divided by the rows (Sen 1960).
Estimate sampled(const Directions& rows, const std::vector<double>& counts, double finite_correction,
                 const Sampling& sampling) {
    const std::vector<PackedRows> blocks = blocks_of(rows, counts);
    const auto block_count = static_cast<int64_t>(blocks.size());
    std::vector<GaussianSum> sums(counts.size());
    sampling.check();
#pragma omp parallel for schedule(dynamic)
    for (int64_t block = 0; block < block_count; ++block)
        for (const PackedRows& other : blocks)
            add_gaussian_sums(rows.row(block * kBlock), blocks[static_cast<size_t>(block)].count(), other,
                              sums.data() + block * kBlock);
    const double drawn = std::accumulate(counts.begin(), counts.end(), 0.0), weight = 2 * pair_weight(counts);
    double total = 0;
    for (size_t row = 0; row < counts.size(); ++row) total += counts[row] * (sums[row].weighted - counts[row]);
    const double mean = total / weight;
    double squares = 0;
    for (size_t row = 0; row < counts.size(); ++row) {
        const double beyond = sums[row].weighted - counts[row] - mean * (drawn - counts[row]);
        squares += counts[row] * beyond * beyond;
    }
    return logarithm(mean, 2 * std::sqrt(squares * finite_correction) / weight);
}

Estimate sampled_distinct(const Directions& points, const Sampling& sampling) {
    const Directions some = subset(points, draw_rows(points.count(), sampling.drawn_rows, sampling.seed));
    const double left_out = 1 - static_cast<double>(some.count()) / static_cast<double>(points.count());
    return sampled(some, std::vector<double>(some.rows.size(), 1.0), left_out, sampling);
}

Estimate sampled_by_degree(const Directions& points, const std::vector<double>& weights,
                           const Sampling& sampling) {
    std::vector<double> upto(weights.size());
    std::partial_sum(weights.begin(), weights.end(), upto.begin());
    if (!(upto.back() > 0)) return {kUndefined};
    numeric::RandomStream random(sampling.seed, "diagnostics.by_degree");
    std::vector<int32_t> draws;
    for (int64_t i = 0; i < sampling.drawn_rows; ++i)
        draws.push_back(static_cast<int32_t>(
            std::upper_bound(upto.begin(), upto.end(), random.uniform(0, upto.back())) - upto.begin()));
    std::sort(draws.begin(), draws.end());
    std::vector<int32_t> places;
    std::vector<double> counts;
    for (const int32_t place : draws) {
        if (places.empty() || places.back() != place) {
            places.push_back(place);
            counts.push_back(0);
        }
        ++counts.back();
    }
    return sampled(subset(points, places), counts, 1, sampling);
}

}  // namespace

Uniformity measure_uniformity(const Directions& points, std::span<const double> degrees,
                              const Sampling& sampling) {
    Uniformity uniformity{{kUndefined}, {kUndefined}, points.count()};
    if (points.count() < 2) return uniformity;
    const std::vector<double> weights = weights_of(points, degrees);
    if (points.count() > sampling.exact_rows) {
        uniformity.compared = std::min(sampling.drawn_rows, points.count());
        uniformity.distinct = sampled_distinct(points, sampling);
        if (!degrees.empty()) uniformity.degree_weighted = sampled_by_degree(points, weights, sampling);
        return uniformity;
    }
    const GaussianSum sum = all_pairs(points, weights, sampling);
    const auto count = static_cast<double>(points.count());
    uniformity.distinct = logarithm(sum.plain / (count * (count - 1) / 2));
    if (!degrees.empty()) uniformity.degree_weighted = logarithm(sum.weighted / pair_weight(weights));
    return uniformity;
}

double uniform_limit(int64_t dim) {
    // 0F1(; b; z) = sum of z^k / (k! b (b + 1) … (b + k - 1)); its terms fall at once.
    double term = 1, sum = 1;
    for (int k = 0; term > 1e-17 * sum; ++k) sum += term *= 4 / ((k + 1) * (static_cast<double>(dim) / 2 + k));
    return -4 + std::log(sum);
}

double least_uniformity(int64_t count, int64_t dim) {
    const auto n = static_cast<double>(count);
    const double bound = (n * std::exp(uniform_limit(dim)) - 1) / (n - 1);
    return bound > 0 ? std::max(std::log(bound), -8.0) : -8.0;
}

}  // namespace armillary::diagnostics
