// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// How far the items of one code or prefix have the same label, beside what chance gives a group of that size.
struct GroupPurity {
    int64_t items = 0;   ///< of the group, with a label
    int32_t label = -1;  ///< the commonest, the lowest of equal ones; -1 without any
    double purity = 0;   ///< share of those items with it; NaN without any
    double chance = 0;   ///< mean purity of `draws` seeded groups of as many labelled items of the catalogue
    int draws = 0;
};

/// `labels` [items of the catalogue], -1 = none; `members` are some of those items.
GroupPurity group_purity(std::span<const int32_t> labels, std::span<const int32_t> members);

struct NearCode {
    int32_t code = -1;
    double distance = 0, cosine = 0;  ///< Euclidean; the cosine with a vector of length 0 is NaN
};

/// The codes whose vectors are nearest to that of `code`, nearest first and without itself; equal ones by number.
std::vector<NearCode> nearest_codes(const VectorRows& codebook, int32_t code, int64_t most);

}  // namespace armillary::diagnostics
