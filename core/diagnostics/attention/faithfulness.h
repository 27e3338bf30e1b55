// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::diagnostics {

// Does attention tell what the prediction rests on (sequential.md 5.7)?

/// Kendall's tau-b: agreement of two orders, ties accounted for; NaN where one of the two does not vary.
double kendall_tau(std::span<const double> a, std::span<const double> b);

/// Indices by falling weight, of equal ones the last first.
std::vector<size_t> order_by(std::span<const double> weights);

/// How many items are taken away in turn from a history of so many: 1, 3, 5 and 10, 20, 50 %, ascending, each
/// once, all at least 1 and less than `items`.
std::vector<int64_t> erasure_counts(int64_t items);

}  // namespace armillary::diagnostics
