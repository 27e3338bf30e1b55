// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/reconstruction.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/error.h"

namespace armillary::diagnostics {

ReconstructionReport measure_reconstruction(const VectorRows& inputs, const VectorRows& reconstructed) {
    if (inputs.count != reconstructed.count || inputs.dim != reconstructed.dim)
        throw BadInput(fmt::format("{} reconstructions of width {} are not those of {} inputs of width {}",
                                   reconstructed.count, reconstructed.dim, inputs.count, inputs.dim));
    double squares = 0, cosines = 0, directed = 0;
    for (int64_t row = 0; row < inputs.count; ++row) {
        const float *x = inputs.row(row), *y = reconstructed.row(row);
        double xx = 0, yy = 0, xy = 0;
        for (int64_t j = 0; j < inputs.dim; ++j) {
            const double a = x[j], b = y[j];
            squares += (a - b) * (a - b);
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
        if (xx == 0 || yy == 0) continue;
        cosines += xy / std::sqrt(xx * yy);
        ++directed;
    }
    return {squares / static_cast<double>(inputs.count * inputs.dim), cosines / directed};
}

}  // namespace armillary::diagnostics
