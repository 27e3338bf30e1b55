// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// Linear centred kernel alignment of two descriptions of the same rows (Kornblith et al. 2019, equation 4;
/// sequential.md 5.5): |Y' X|^2 / (|X' X| |Y' Y|) of centred columns, in Frobenius norms. 1 = the same up to
/// rotation and one scale, 0 = nothing in common; the widths may differ. NaN where all rows of either are equal.
/// Of few rows it is large by chance, see chance_cka(). Throws `BadInput` for different numbers of rows and values
/// that are not finite. O(rows (d + e)^2).
double linear_cka(const VectorRows& a, const VectorRows& b);

/// Mean of linear_cka() over all orders of the rows of `b`, thus of vectors whose rows have nothing to do with one
/// another: tr(X'X) tr(Y'Y) / ((rows - 1) |X'X| |Y'Y|), since <K, P L P'> of centred K and L averages to
/// tr K tr L / (rows - 1). Where vectors spread evenly in d and e directions this is sqrt(d e) / (rows - 1). NaN
/// and errors as there.
double chance_cka(const VectorRows& a, const VectorRows& b);

}  // namespace armillary::diagnostics
