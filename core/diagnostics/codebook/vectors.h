// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::diagnostics {

/// Vectors seen and not owned: codes of a codebook, latents, inputs.
struct VectorRows {
    std::span<const float> values;  ///< [count, dim], row-major
    int64_t count = 0;
    int64_t dim = 0;

    const float* row(int64_t index) const { return values.data() + index * dim; }
};

/// Throws `BadInput` when the shape does not fit or a value is not finite; `what` names the vectors.
void check_vectors(const VectorRows& rows, const char* what);

struct NormSummary {
    double mean = 0, q05 = 0, median = 0, q95 = 0;  ///< quantiles of type 7 (linear); NaN of nothing
};

NormSummary summarise(std::vector<double> values);

/// Euclidean norm of each row.
std::vector<double> norms_of(const VectorRows& rows);

/// Mean cosine over all pairs of different rows, exact in one pass; rows of length zero are left out. NaN for
/// fewer than two others.
double mean_cosine(const VectorRows& rows);

/// exp(entropy of the normalised singular values): how many directions the rows fill (Roy and Vetterli 2007). NaN
/// when all rows are zero.
double effective_rank(const VectorRows& rows);

/// `count` different numbers below `from`, ascending; all of them where `count` is not below `from`.
std::vector<int32_t> draw_rows(int64_t from, int64_t count, uint64_t seed);

/// Copies of some rows, [rows, dim].
std::vector<float> gather(const VectorRows& rows, std::span<const int32_t> which);

}  // namespace armillary::diagnostics
