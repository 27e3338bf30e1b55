// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/statistics/measure.h"

namespace armillary::statistics {

// How a utility is distributed over users (evaluation.md 3.1). `values` are of the users for whom it is defined:
// not negative, no NaN, in any order. Relative measures say nothing of the level: show them beside the mean.

/// Population standard deviation over the mean.
Measure variation(std::span<const double> values);
/// See numeric::gini; times n / (n - 1) where `corrected`.
Measure gini(std::span<const double> values, bool corrected = false);
Measure jain(std::span<const double> values);
/// The equally distributed equivalent: what each would have, equally, at the same welfare (Atkinson 1970).
/// `weights` of the values, equal where empty.
double equivalent_mean(std::span<const double> values, double aversion, std::span<const double> weights = {});
/// 1 - equivalent mean / mean. With aversion 1 or more and a zero it is 1.
Measure atkinson(std::span<const double> values, double aversion);
/// GE(alpha): 1 is Theil's index, 0 the mean log deviation (undefined with a zero), 2 half the squared variation.
Measure generalised_entropy(std::span<const double> values, double alpha);
/// Share that would have to move for all to have the same.
Measure hoover(std::span<const double> values);
/// Entropy of the shares over log n: 1 = equal. Undefined for one user.
Measure entropy_share(std::span<const double> values);
/// Mean absolute difference of distinct pairs.
Measure mean_absolute_difference(std::span<const double> values);
/// Mean of the worst `share` of the users; the user on the boundary counts by the part that lies within.
Measure worst_mean(std::span<const double> values, double share);
/// Share of users with nothing.
Measure zero_share(std::span<const double> values);

/// One figure of a report.
struct NamedMeasure {
    std::string name;  ///< snake_case, the key in JSON
    Measure measure;
    int direction = 0;  ///< +1 more is fairer, -1 less is, 0 neither
};
/// The measures of a distribution in the order in which they are shown.
std::vector<NamedMeasure> distribution_measures(std::span<const double> values);

}  // namespace armillary::statistics
