// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::numeric {

// How unevenly an amount is spread over units: codes of a codebook, items over lists, users over interactions.
// Amounts are counts or weights, none negative; their order does not matter. Every measure is NaN when there are
// no units or the amounts add up to 0.

/// sum_j (2j - n - 1) x_(j) / (n sum x), x ascending: 0 = equal, (n - 1) / n = one unit has everything.
double gini(std::span<const double> amounts);

/// Points of the Lorenz curve, n + 1 of them from 0 to 1: the share of the j smallest units. Empty where
/// undefined.
std::vector<double> lorenz_curve(std::span<const double> amounts);

/// Shannon entropy in nats, 0 log 0 = 0; at most log n.
double entropy(std::span<const double> amounts);

/// exp(entropy): how many equally used units would be as uncertain.
double perplexity(std::span<const double> amounts);

/// Jain's index (sum x)^2 / (n sum x^2): 1 = equal, 1 / n = one unit has everything.
double jain_index(std::span<const double> amounts);

/// Share of the `units` largest.
double top_share(std::span<const double> amounts, int64_t units);

}  // namespace armillary::numeric
