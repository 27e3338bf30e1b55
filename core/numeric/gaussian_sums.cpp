// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/gaussian_sums.h"

#include <algorithm>
#include <cstring>

namespace armillary::numeric {

namespace {

constexpr int64_t kLanes = 8, kColumns = 2 * kLanes;  ///< of a vector, and of a panel
constexpr int64_t kRows = 6;                          ///< 6 x 2 sums, 2 columns and a row fill 16 registers
constexpr int64_t kPanelsInCache = 16;

using Vector = float __attribute__((vector_size(4 * kLanes)));
using Bits = int32_t __attribute__((vector_size(4 * kLanes)));

inline __attribute__((always_inline)) void load(const float* from, Vector& to) {
    std::memcpy(&to, from, sizeof(to));
}

/// exp(-2 (2 - 2 cosine)) = 2^(a (cosine - 1)) with a = 4 log2(e): the whole part goes to the exponent's bits, the
/// rest, in [-1/2, 1/2], to Taylor's polynomial of degree 6 (relative error 1.2e-7 at most).
inline __attribute__((always_inline)) void gaussian(Vector& cosine) {
    constexpr float kScale = 5.770780163555854f, kRound = 12582912.0f;  // 1.5 * 2^23
    cosine = cosine > 1.0f ? Vector{} + 1.0f : cosine;
    const Vector power = (cosine - 1.0f) * kScale;
    const Vector shifted = power + kRound;
    const Vector rest = power - (shifted - kRound);
    Vector value = Vector{} + 1.5403530393381608e-4f;
    value = value * rest + 1.3333558146428443e-3f;
    value = value * rest + 9.6181291076284770e-3f;
    value = value * rest + 5.5504108664821580e-2f;
    value = value * rest + 2.4022650695910071e-1f;
    value = value * rest + 6.9314718055994531e-1f;
    value = value * rest + 1.0f;
    Bits bits, whole;
    std::memcpy(&bits, &value, sizeof(bits));
    std::memcpy(&whole, &shifted, sizeof(whole));
    bits += whole << 23;
    std::memcpy(&cosine, &bits, sizeof(bits));
}

/// Six rows [kRows, dim] against some panels. Rows beyond the last are given as repeats and their sums dropped.
__attribute__((target_clones("arch=x86-64-v3", "default"))) void tile(const float* const* rows, int64_t dim,
                                                                      const float* panels, const float* present,
                                                                      const float* weights, int64_t panel_count,
                                                                      float* plain, float* weighted) {
    Vector plain_sums[kRows]{}, weighted_sums[kRows]{};
    for (int64_t panel = 0; panel < panel_count; ++panel) {
        const float* columns = panels + panel * dim * kColumns;
        Vector sums[kRows][2]{};
        for (int64_t i = 0; i < dim; ++i, columns += kColumns) {
            Vector left, right;
            load(columns, left);
            load(columns + kLanes, right);
#pragma GCC unroll 6
            for (int64_t row = 0; row < kRows; ++row) {
                const float value = rows[row][i];
                sums[row][0] += value * left;
                sums[row][1] += value * right;
            }
        }
#pragma GCC unroll 2
        for (int64_t half = 0; half < 2; ++half) {
            Vector there, weight;
            load(present + panel * kColumns + half * kLanes, there);
            load(weights + panel * kColumns + half * kLanes, weight);
#pragma GCC unroll 6
            for (int64_t row = 0; row < kRows; ++row) {
                gaussian(sums[row][half]);
                plain_sums[row] += there * sums[row][half];
                weighted_sums[row] += weight * sums[row][half];
            }
        }
    }
    std::memcpy(plain, plain_sums, sizeof(plain_sums));
    std::memcpy(weighted, weighted_sums, sizeof(weighted_sums));
}

double total(const float* lanes) {
    double sum = 0;
    for (int64_t lane = 0; lane < kLanes; ++lane) sum += lanes[lane];
    return sum;
}

}  // namespace

PackedRows::PackedRows(const float* rows, std::span<const double> weights, int64_t dim)
    : count_(static_cast<int64_t>(weights.size())), dim_(dim) {
    const int64_t panels = (count_ + kColumns - 1) / kColumns;
    values_.assign(static_cast<size_t>(panels * dim * kColumns), 0.0f);
    present_.assign(static_cast<size_t>(panels * kColumns), 0.0f);
    weights_ = present_;
    for (int64_t row = 0; row < count_; ++row) {
        float* panel = values_.data() + row / kColumns * dim * kColumns + row % kColumns;
        for (int64_t i = 0; i < dim; ++i) panel[i * kColumns] = rows[row * dim + i];
        present_[static_cast<size_t>(row)] = 1;
        weights_[static_cast<size_t>(row)] = static_cast<float>(weights[static_cast<size_t>(row)]);
    }
}

void add_gaussian_sums(const float* rows, int64_t count, const PackedRows& others, GaussianSum* sums) {
    const int64_t dim = others.dim_, panels = static_cast<int64_t>(others.present_.size()) / kColumns;
    float plain[kRows * kLanes], weighted[kRows * kLanes];
    for (int64_t first = 0; first < panels; first += kPanelsInCache) {
        const int64_t some = std::min(kPanelsInCache, panels - first);
        for (int64_t begin = 0; begin < count; begin += kRows) {
            const float* pointers[kRows];
            for (int64_t row = 0; row < kRows; ++row)
                pointers[row] = rows + std::min(begin + row, count - 1) * dim;
            tile(pointers, dim, others.values_.data() + first * dim * kColumns,
                 others.present_.data() + first * kColumns, others.weights_.data() + first * kColumns, some, plain,
                 weighted);
            for (int64_t row = 0; row < std::min(kRows, count - begin); ++row) {
                sums[begin + row].plain += total(plain + row * kLanes);
                sums[begin + row].weighted += total(weighted + row * kLanes);
            }
        }
    }
}

}  // namespace armillary::numeric
