// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::statistics {

// Sums, means and ranks that everything here is made of. Sums are pairwise and in the order given, so that they do
// not depend on threads.

double sum(std::span<const double> values);
/// NaN without values.
double mean(std::span<const double> values);
/// Sum of squares about the mean, divided by the number of values less `lost`: 1 for a sample, 0 for a population.
/// NaN when nothing is left to divide by.
double variance(std::span<const double> values, int lost = 1);
/// Quantile with linear interpolation (type 7 of Hyndman and Fan 1996) of values in rising order, `level` in
/// [0, 1]. NaN without values.
double quantile(std::span<const double> ascending, double level);
/// In rising order; NaN are left out.
std::vector<double> sorted(std::span<const double> values);
/// Ranks from 1, equal values sharing the mean of theirs. No NaN.
std::vector<double> midranks(std::span<const double> values);
/// Spearman's correlation: Pearson's of the midranks. NaN where either has no variance.
double rank_correlation(std::span<const double> a, std::span<const double> b);

/// Mean over the units for which it is defined. NaN when there is none.
struct Aggregate {
    double value = 0;
    int64_t defined = 0, undefined = 0;
    double standard_error = 0;  ///< of the mean, over units; NaN below two
};
/// NaN entries are undefined.
Aggregate aggregate(std::span<const double> per_user);

}  // namespace armillary::statistics
