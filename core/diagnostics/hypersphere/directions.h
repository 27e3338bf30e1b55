// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// Vectors scaled to length 1: points of the hypersphere. A row of zeros has no direction and one with NaN or
/// infinity is no vector; both are left out and counted.
struct Directions {
    int64_t dim = 0;
    std::vector<float> values;    ///< [count, dim]
    std::vector<int32_t> rows;    ///< [count] row that each came from, ascending
    std::vector<int32_t> places;  ///< [given rows] place among the directions; -1 = left out
    int64_t zero_rows = 0, broken_rows = 0;

    int64_t count() const { return static_cast<int64_t>(rows.size()); }
    const float* row(int64_t place) const { return values.data() + place * dim; }
    VectorRows view() const { return {values, count(), dim}; }
};

/// Throws `BadInput` where the numbers do not fit the shape; `what` names the vectors.
Directions directions_of(const VectorRows& vectors, const char* what);
/// Some of them, by place, ascending.
Directions subset(const Directions& directions, const std::vector<int32_t>& places);

/// A number that was measured, or estimated from a seeded sample.
struct Estimate {
    double value;               ///< NaN where it is not defined
    double standard_error = 0;  ///< 0 = exact
};

/// How much is measured exactly, and how the rest is drawn.
struct Sampling {
    int64_t exact_rows = 50'000;      ///< uniformity of more rows is estimated from
    int64_t drawn_rows = 4'096;       ///< so many
    int64_t drawn_pairs = 5'000'000;  ///< alignment of more pairs is estimated from so many
    uint64_t seed = 0;
    std::function<void()> cancelled = {};  ///< asked now and then, may throw

    void check() const {
        if (cancelled) cancelled();
    }
};

}  // namespace armillary::diagnostics
