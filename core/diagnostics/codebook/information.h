// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::diagnostics {

// Two partitions of the same items, in nats.

/// Entropy of a partition with classes of these sizes.
double partition_entropy(std::span<const int64_t> sizes);

/// Mutual information that two partitions with classes of these sizes have by chance: its mean over all ways to
/// deal the items out (Vinh, Epps and Bailey 2010, eq. 10). Exact; classes of equal size are summed once, so that
/// a partition into a million classes costs little.
double expected_mutual_information(std::span<const int64_t> a, std::span<const int64_t> b);

/// (information - expected) / (mean of the entropies - expected); 1 for two partitions that are equal up to names,
/// also where both are trivial.
double adjusted_mutual_information(double information, double expected, double entropy_a, double entropy_b);

/// Spearman's correlation with tied ranks averaged; NaN where one of the two does not vary.
double spearman(std::span<const double> a, std::span<const double> b);

}  // namespace armillary::diagnostics
