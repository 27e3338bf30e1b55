// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"
#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// What each level of a residual quantiser leaves over (tokenizers.md B.7).
struct ResidualReport {
    std::vector<NormSummary> norms;  ///< [levels + 1] of the latents, then of the residuals after each level
    std::vector<double>
        relative_error;  ///< [levels] E|r after|^2 / E|r before|^2; a level at 1 or more is useless
    std::vector<double> increased_share;  ///< [levels] share of items that the level put further away
};

/// `norms` [items, levels + 1], of the items with an input: Euclidean norm of the latent, then of the residual
/// after each level. Throws `BadInput` when the shape does not fit or a norm is negative or not finite.
ResidualReport measure_residuals(std::span<const float> norms, int64_t items, int64_t levels);

/// The norms that `measure_residuals` takes, of recorded vectors: `latents` [items, dim] less the codes
/// [codes, dim] of each level in turn, of the items with a code at every level. Throws `BadInput` when a codebook
/// is not as wide as the latents or lacks a code that an item has.
std::vector<float> residual_norms(const CodeTable& table, const VectorRows& latents,
                                  std::span<const VectorRows> codebooks);

}  // namespace armillary::diagnostics
