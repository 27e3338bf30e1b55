// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/diagnostics/hypersphere/directions.h"

namespace armillary::diagnostics {

/// ln of the mean of exp(-2 |x - y|^2) over pairs of different rows of length 1 (Wang and Isola 2020, t = 2): 0
/// where all are one point, `uniform_limit` where they are spread evenly. NaN for fewer than two rows.
struct Uniformity {
    Estimate distinct{};  ///< every row once
    Estimate
        degree_weighted{};  ///< pairs of rows weighted by the product of their degrees, as in training batches
    int64_t compared = 0;   ///< rows in the pairs: all of them, or the sample
};

/// Exact by blocks up to `sampling.exact_rows`, with sums in double precision and memory for one more copy of the
/// rows; above, from rows drawn at random (by degree for the second), with Sen's (1960) standard error of a mean
/// over pairs. `degrees` is by given row; empty: all NaN in `degree_weighted`. Bit-equal for any number of
/// threads.
Uniformity measure_uniformity(const Directions& points, std::span<const double> degrees, const Sampling& sampling);

/// What directions drawn evenly from the sphere in `dim` dimensions come to: -4 + ln 0F1(; dim / 2; 4).
double uniform_limit(int64_t dim);

/// No `count` points can have less: ln((n e^U - 1) / (n - 1)) with U the limit; -8, two opposite points, where
/// that says nothing.
double least_uniformity(int64_t count, int64_t dim);

}  // namespace armillary::diagnostics
