// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// What a quantiser is given, as the model reads it: scaled as the run asked. Inputs do not change, so this is
/// measured once a run.
struct InputReport {
    int64_t rows = 0, dim = 0;
    double mean_cosine = 0;     ///< over all pairs of rows (anisotropy): near 1, all point the same way
    double effective_rank = 0;  ///< of the rows, or of a seeded sample of 4,096 of them
    double variance = 0;        ///< mean over columns: the reconstruction error of a decoder that knows nothing
    int64_t constant_columns = 0;
};

/// Throws `BadInput` naming the row and the column of a number that is not finite.
InputReport measure_inputs(const VectorRows& inputs);

}  // namespace armillary::diagnostics
