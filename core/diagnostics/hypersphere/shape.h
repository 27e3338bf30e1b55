// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include "core/diagnostics/hypersphere/directions.h"

namespace armillary::diagnostics {

/// Singular values of the rows, largest first, [min(rows, dim)], in double precision: how the embeddings fill
/// their dimensions. Not centred: where all rows point one way, one value stands out.
std::vector<double> singular_values(const VectorRows& rows, const Sampling& sampling);

/// How unevenly rows are chosen as neighbours (Radovanovic et al. 2010). N_k(x) is the number of rows that have x
/// among their k nearest by cosine.
struct Hubness {
    int64_t rows = 0;         ///< compared: all, or a seeded sample
    int64_t neighbours = 0;   ///< k
    double skewness = 0;      ///< of N_k: 0 = as many above as below, large = few hubs; NaN where all are equal
    int64_t largest = 0;      ///< the largest N_k
    double orphan_share = 0;  ///< rows that are nobody's neighbour
    std::vector<int32_t> occurrences;  ///< [rows] N_k
    std::vector<int32_t> row_numbers;  ///< [rows] given row of each
};

Hubness measure_hubness(const Directions& points, int64_t neighbours, int64_t most_rows, const Sampling& sampling);

/// Three directions in which the points reach furthest: the first right singular vectors. Not centred, so that the
/// sphere's middle stays the middle. Each axis points to where its largest entry is positive: the same points
/// always give the same picture.
struct Frame {
    int64_t dim = 0;
    std::array<std::vector<double>, 3> axes;  ///< [dim] of length 1 each; zeros beyond the dimensions
    std::array<double, 3> shares{};           ///< of the squared length that each axis keeps
};

/// Of several sets of points of one width, taken together.
Frame principal_frame(std::span<const Directions* const> sets);

/// [count] places of the points in the frame.
std::vector<std::array<float, 3>> coordinates(const Directions& points, const Frame& frame);

/// The rotation (with reflection) R, [dim, dim] row-major, that brings `from` nearest to `to`, row by row: least
/// sum of |x R - y|^2 (orthogonal Procrustes, Schoenemann 1966).
struct Rotation {
    int64_t dim = 0, rows = 0;
    std::vector<double> values;
    double moved = 0;  ///< mean |x R - y|^2 that no rotation takes away: what was learned in between
};

/// Over the rows that have a direction in both, of each of the sets of one run. Throws `BadInput` where widths
/// differ or no row is common.
Rotation procrustes(std::span<const Directions* const> from, std::span<const Directions* const> to);

/// The frame as it lies before the rotation: coordinates in it are those of the rotated points in `frame`.
Frame rotated_back(const Frame& frame, const Rotation& rotation);

/// How the first two coordinates are spread over the circle: their angles, as a density (1 / (2 pi) where even).
struct AngleDensity {
    static constexpr int kBins = 72;
    static constexpr double kBandwidth = 10;  ///< degrees, of the Gaussian that smooths
    std::vector<double> histogram, smooth;    ///< [kBins] from -180 degrees on; empty without a point
};
AngleDensity angle_density(std::span<const std::array<float, 3>> places);

}  // namespace armillary::diagnostics
