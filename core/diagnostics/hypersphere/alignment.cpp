// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/alignment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

void check_rows(const std::vector<int32_t>& rows, const Directions& directions, const char* what) {
    const auto given = static_cast<int32_t>(directions.places.size());
    for (const int32_t row : rows)
        if (row < 0 || row >= given)
            throw BadInput(fmt::format("a pair names {} {}, and there are vectors of {}", what, row, given));
}

}  // namespace

Pairs draw_pairs(const Pairs& pairs, const Sampling& sampling) {
    if (pairs.count() <= sampling.drawn_pairs) return pairs;
    numeric::RandomStream random(sampling.seed, "diagnostics.pairs");
    Pairs drawn;
    for (int64_t i = 0; i < sampling.drawn_pairs; ++i) {
        const auto pair = random.below(static_cast<uint64_t>(pairs.count()));
        drawn.users.push_back(pairs.users[pair]);
        drawn.items.push_back(pairs.items[pair]);
    }
    return drawn;
}

std::vector<double> pair_distances(const Directions& users, const Directions& items, const Pairs& pairs) {
    if (users.dim != items.dim)
        throw BadInput(
            fmt::format("users of width {} and items of width {} are not on one sphere", users.dim, items.dim));
    check_rows(pairs.users, users, "user");
    check_rows(pairs.items, items, "item");
    std::vector<double> distances(pairs.users.size(), kUndefined);
    const int64_t count = pairs.count();
#pragma omp parallel for
    for (int64_t pair = 0; pair < count; ++pair) {
        const auto at = static_cast<size_t>(pair);
        const int32_t user = users.places[static_cast<size_t>(pairs.users[at])],
                      item = items.places[static_cast<size_t>(pairs.items[at])];
        if (user < 0 || item < 0) continue;
        double squared = 0;
        for (int64_t i = 0; i < users.dim; ++i) {
            const double difference = static_cast<double>(users.row(user)[i]) - items.row(item)[i];
            squared += difference * difference;
        }
        distances[at] = squared;
    }
    return distances;
}

Estimate mean_distance(std::span<const double> distances, bool all) {
    double count = 0, sum = 0, squares = 0;
    for (const double distance : distances) {
        if (std::isnan(distance)) continue;
        ++count;
        sum += distance;
        squares += distance * distance;
    }
    if (count == 0) return {kUndefined};
    const double mean = sum / count, variance = std::max(squares / count - mean * mean, 0.0);
    return {mean, all ? 0 : std::sqrt(variance / count)};
}

}  // namespace armillary::diagnostics
