// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// Linear centred kernel alignment of two descriptions of the same rows (Kornblith et al. 2019, equation 4;
/// sequential.md 5.5): |Y' X|^2 / (|X' X| |Y' Y|) of centred columns, in Frobenius norms. 1 = the same up to
/// rotation and one scale, 0 = nothing in common; the widths may differ. NaN where all rows of either are equal.
/// Of few rows it is large by chance: random ones of widths d and e have about sqrt(d e) / rows. Throws `BadInput`
/// for different numbers of rows and values that are not finite. O(rows (d + e)^2).
double linear_cka(const VectorRows& a, const VectorRows& b);

}  // namespace armillary::diagnostics
