// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"

namespace armillary::diagnostics {

/// What changed between two code tables of the same items (tokenizers.md B.6). Against the epoch before: churn;
/// against the first: drift.
struct ChurnReport {
    double changed = 0;  ///< share of items with another semantic ID
    std::vector<double>
        by_level;  ///< [levels] share whose first difference is at the level; they add up to `changed`
    std::vector<double> label_invariant;  ///< [levels] 1 - adjusted Rand index: 0 where codes were only renamed
};

/// Over items with a code in either table. Throws `BadInput` when the tables have other items or levels.
ChurnReport measure_churn(const CodeTable& before, const CodeTable& after);

/// Agreement of two partitions, corrected for chance: 1 = equal up to names, about 0 = independent (Hubert and
/// Arabie 1985). Labels are compared for equality only. 1 when both partitions are trivial in the same way; NaN
/// for no items.
double adjusted_rand_index(std::span<const int32_t> a, std::span<const int32_t> b);

}  // namespace armillary::diagnostics
