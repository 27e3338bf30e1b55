// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/data/profile.h"

namespace armillary::data {

// The measures of evaluation.md 1.6 on plain numbers: no data set, so that each is checked by hand.

/// Gini, Lorenz curve (thinned evenly) and head shares of non-negative counts; all undefined when their sum is
/// zero.
Concentration concentration(std::span<const int64_t> counts);

/// Exponent and Kolmogorov-Smirnov distance of the counts >= `from` (discrete approximation).
TailFit fit_tail(std::span<const int64_t> counts, int64_t from);
/// The same, with `from` chosen for the smallest distance among at most 100 candidates that leave 50 items or half
/// of them.
TailFit fit_tail(std::span<const int64_t> counts);

/// Jensen-Shannon divergence, base 2, of two count vectors of equal length; none when either is all zero.
std::optional<double> jensen_shannon(std::span<const int64_t> p, std::span<const int64_t> q);

/// Burstiness of gaps (Goh and Barabasi 2008), population standard deviation; none without gaps or when all are
/// zero.
std::optional<double> burstiness(std::span<const double> gaps);

/// Lift, PMI (base 2), NPMI, Jaccard and cosine of two sets of `a` and `b` users out of `total` that share `both`
/// > 0.
ItemPair pair_measures(int64_t both, int64_t a, int64_t b, int64_t total);

/// `bars` bars of equal width from the smallest to the largest value; one bar when all are equal. NaN are left
/// out.
std::vector<Bar> equal_width_histogram(std::span<const double> values, int bars);
/// At most `bars` bars of the least whole width, from the smallest value on: one bar a value where they suffice.
/// The values are whole numbers or NaN, which are left out.
std::vector<Bar> whole_width_histogram(std::span<const double> values, int bars);
/// [low, 2 low), [2 low, 4 low), … up to the largest value: equally wide on a logarithmic axis. Values below `low`
/// and NaN are left out. `low` > 0.
std::vector<Bar> doubling_histogram(std::span<const double> values, double low);

/// Values of unknown spread in the bars that show it.
struct SpreadBars {
    std::vector<Bar> bars;
    bool doubling = false;  ///< meant for a logarithmic axis
    int64_t zeros = 0;      ///< in no bar, because a logarithmic axis has no place for them
};

/// Doubling bars from the smallest value above zero where the tail is heavy: no value is below zero, more than
/// half of them would stand in one of `bars` equal bars, and the fullest doubling bar holds fewer. Otherwise whole
/// widths where all values are whole numbers, else equal widths, `bars` at most.
SpreadBars spread_histogram(std::span<const double> values, int bars);

}  // namespace armillary::data
