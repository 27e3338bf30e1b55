// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/nearest_centroids.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace armillary::numeric {

namespace {

// Sums that fit the vector registers: so many points against so many centroids at a time. With AVX-512 this is
// three times as fast as a matrix product that is written to memory and searched afterwards, with AVX2 about
// twice.
constexpr int64_t kPoints = 4, kTile = 32;

/// Centroids in the order in which they are read: tiles of `kTile`, column by column. The last tile is filled up
/// with centroids that are infinitely far.
struct Packed {
    Packed(const float* centroids, int64_t clusters, int64_t dim)
        : dim(dim),
          tiles((clusters + kTile - 1) / kTile),
          values(static_cast<size_t>(tiles * kTile * dim)),
          half_squares(static_cast<size_t>(tiles * kTile), std::numeric_limits<float>::infinity()) {
        for (int64_t c = 0; c < clusters; ++c) {
            float* column = values.data() + c / kTile * dim * kTile + c % kTile;
            float square = 0;
            for (int64_t j = 0; j < dim; ++j) {
                const float value = centroids[c * dim + j];
                column[j * kTile] = value;
                square += value * value;
            }
            half_squares[static_cast<size_t>(c)] = square / 2;
        }
    }
    int64_t dim, tiles;
    std::vector<float> values;        ///< [tiles, dim, kTile]
    std::vector<float> half_squares;  ///< [tiles * kTile]
};

/// Labels of `kPoints` points [kPoints, dim]. |z - c|^2 is least where z.c - |c|^2 / 2 is largest. Every lane
/// keeps the best of the centroids that pass through it, the first of equals.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void label(const float* points,
                                                                                         const Packed& centroids,
                                                                                         int32_t* labels) {
    float best[kPoints][kTile];
    int32_t index[kPoints][kTile];
    for (int64_t p = 0; p < kPoints; ++p)
        for (int64_t t = 0; t < kTile; ++t) {
            best[p][t] = -std::numeric_limits<float>::infinity();
            index[p][t] = 0;
        }
    const int64_t dim = centroids.dim;
    for (int64_t tile = 0; tile < centroids.tiles; ++tile) {
        const float* values = centroids.values.data() + tile * dim * kTile;
        const float* half_squares = centroids.half_squares.data() + tile * kTile;
        float score[kPoints][kTile];
        for (int64_t p = 0; p < kPoints; ++p)
            for (int64_t t = 0; t < kTile; ++t) score[p][t] = -half_squares[t];
        for (int64_t j = 0; j < dim; ++j)
            for (int64_t p = 0; p < kPoints; ++p) {
                const float coordinate = points[p * dim + j];
                for (int64_t t = 0; t < kTile; ++t) score[p][t] += coordinate * values[j * kTile + t];
            }
        const auto first = static_cast<int32_t>(tile * kTile);
        for (int64_t p = 0; p < kPoints; ++p)
            for (int64_t t = 0; t < kTile; ++t) {
                const bool better = score[p][t] > best[p][t];
                best[p][t] = better ? score[p][t] : best[p][t];
                index[p][t] = better ? first + static_cast<int32_t>(t) : index[p][t];
            }
    }
    for (int64_t p = 0; p < kPoints; ++p) {
        int64_t lane = 0;
        for (int64_t t = 1; t < kTile; ++t)
            if (best[p][t] > best[p][lane] || (best[p][t] == best[p][lane] && index[p][t] < index[p][lane]))
                lane = t;
        labels[p] = index[p][lane];
    }
}

/// Fewer than `kPoints` points, among copies of the first.
void label_rest(const float* points, int64_t count, const Packed& centroids, int32_t* labels) {
    std::vector<float> filled;
    for (int64_t p = 0; p < kPoints; ++p) {
        const float* row = points + (p < count ? p : 0) * centroids.dim;
        filled.insert(filled.end(), row, row + centroids.dim);
    }
    std::array<int32_t, kPoints> found{};
    label(filled.data(), centroids, found.data());
    std::copy_n(found.begin(), count, labels);
}

}  // namespace

__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) float squared_distance(
    const float* a, const float* b, int64_t dim) {
    constexpr int64_t kLanes = 16;  // sums side by side: one alone would wait for each addition
    float lanes[kLanes] = {};
    int64_t i = 0;
    for (; i + kLanes <= dim; i += kLanes)
        for (int64_t lane = 0; lane < kLanes; ++lane) {
            const float difference = a[i + lane] - b[i + lane];
            lanes[lane] += difference * difference;
        }
    float sum = 0;
    for (; i < dim; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    for (const float lane : lanes) sum += lane;
    return sum;
}

void nearest_centroids(const float* points, int64_t count, const float* centroids, int64_t clusters, int64_t dim,
                       int32_t* labels, float* squared) {
    const Packed packed(centroids, clusters, dim);
    const int64_t whole = count / kPoints;
#pragma omp parallel for schedule(static)
    for (int64_t group = 0; group < whole; ++group)
        label(points + group * kPoints * dim, packed, labels + group * kPoints);
    if (const int64_t done = whole * kPoints; done < count)
        label_rest(points + done * dim, count - done, packed, labels + done);
    if (!squared) return;
#pragma omp parallel for schedule(static)
    for (int64_t i = 0; i < count; ++i)
        squared[i] = squared_distance(points + i * dim, centroids + labels[i] * dim, dim);
}

}  // namespace armillary::numeric
