// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// How near a decoder comes to the inputs from the first codes of the items (tokenizers.md B.7).
struct ReconstructionReport {
    double error = 0;   ///< mean squared error, over rows and columns
    double cosine = 0;  ///< mean over the rows, those of length zero left out; NaN when none is left
};

/// Both [rows, dim]. Throws `BadInput` when the shapes differ.
ReconstructionReport measure_reconstruction(const VectorRows& inputs, const VectorRows& reconstructed);

}  // namespace armillary::diagnostics
