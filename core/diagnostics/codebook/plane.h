// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"
#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// The plane in which vectors spread most: their mean and first two principal components.
struct Plane {
    std::vector<double> mean;  ///< [dim]
    std::array<std::vector<double>, 2>
        axes;                           ///< [dim] of length 1 each; all zero where there is no such direction
    std::array<double, 2> explained{};  ///< share of the variance along each; NaN where there is none
};

/// By the eigenvectors of the covariance. Each axis points to where its largest entry is positive, so that the
/// same vectors always give the same picture. Throws `BadInput` for vectors that are not finite.
Plane principal_plane(const VectorRows& rows);

/// Places of the vectors on the plane.
std::vector<std::array<double, 2>> project(const Plane& plane, const VectorRows& rows);

/// How the levels of a quantiser share the latents.
enum class LevelShape {
    residual,  ///< every level is as wide as the latents and quantises what those before it left over
    parts,     ///< the levels' widths add up to that of the latents: each quantises its own part of them
};

/// Nothing where the codebooks [levels] are neither; a level without a codebook (no rows) is not known to be
/// either.
std::optional<LevelShape> level_shape(int64_t latent_dim, std::span<const VectorRows> codebooks);

/// What a level was given of some items, [which, dim of the level]: their latents less the codes of the levels
/// before, or their part of the latents. `which` are items with a code.
std::vector<float> level_inputs(const CodeTable& table, const VectorRows& latents,
                                std::span<const VectorRows> codebooks, LevelShape shape, int64_t level,
                                std::span<const int32_t> which);

}  // namespace armillary::diagnostics
