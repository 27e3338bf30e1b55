// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::numeric {

/// Over rows b: of exp(-2 |x - y_b|^2), and of the same times the weight of b.
struct GaussianSum {
    double plain = 0, weighted = 0;
};

/// Rows of length 1 with a weight each, laid out for `add_gaussian_sums`.
class PackedRows {
 public:
    /// `rows` [count, dim], row-major; `weights` [count].
    PackedRows(const float* rows, std::span<const double> weights, int64_t dim);

    int64_t count() const { return count_; }
    int64_t dim() const { return dim_; }

 private:
    friend void add_gaussian_sums(const float*, int64_t, const PackedRows&, GaussianSum*);

    int64_t count_, dim_;
    std::vector<float> values_;             ///< [panels, dim, columns of a panel], zero beyond the last row
    std::vector<float> present_, weights_;  ///< [panels, columns of a panel], zero beyond the last row
};

/// Adds to `sums` [count] what `others` give each of `rows` [count, dim]; all have length 1, so that |x - y|^2 =
/// 2 - 2 <x, y>. Products and exponentials in single precision (relative error about 1e-7), sums in double, in an
/// order that no number of threads changes. Compiled for several processors, of which one is taken at run time;
/// the matrix of distances never exists.
void add_gaussian_sums(const float* rows, int64_t count, const PackedRows& others, GaussianSum* sums);

}  // namespace armillary::numeric
