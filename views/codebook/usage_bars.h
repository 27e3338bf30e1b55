// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/diagnostics/codebook/codebook.h"

namespace armillary::views {

/// The codes of one level with the items of each, in the order in which they are drawn.
struct UsageBars {
    int64_t level = 0;
    std::vector<int32_t> codes;
    std::vector<double> items;  ///< of those codes
    double total = 0;           ///< items with a code at this level
    QString caption;            ///< `Level 0: 48 of 256 used, perplexity 41.20, 208 dead`

    double most() const;
    /// Where a code stands, or -1.
    int place_of(int32_t code) const;
};

/// `sorted`: most used first, codes of equal use by number; else by number.
std::vector<UsageBars> usage_bars(const diagnostics::CodebookReport& report, bool sorted);

/// Codes that share a mark where there are more of them than marks: half-open ranges of places, as even as can be.
std::vector<std::pair<int, int>> shared_marks(int codes, int marks);

}  // namespace armillary::views
