// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// How the codes of one level lie to each other (tokenizers.md B.7). Pairs and rank are of all codes up to
/// `kPairCodes`, else of a seeded sample of so many. Undefined values are NaN.
struct Geometry {
    static constexpr int64_t kPairCodes = 2048;
    static constexpr int kCosineBins = 20;  ///< equal bins from -1 to 1

    int64_t codes = 0;
    int64_t compared = 0;  ///< codes whose pairs were looked at
    NormSummary norms;     ///< of all codes
    double mean_cosine = 0, max_cosine = 0;
    std::array<double, kCosineBins> cosine_histogram{};  ///< share of pairs
    double closest = 0;      ///< smallest distance of a pair, as a multiple of the reference
    double close_pairs = 0;  ///< 1st percentile of the distances, as a multiple of the reference
    int64_t duplicates = 0;  ///< compared codes with another nearer than a twentieth of the reference
    int64_t twins = 0;       ///< compared codes with another at a cosine above 0.999
    double effective_rank = 0;
};

/// `reference` is the length that distances are measured by: the mean norm of what the level quantises. Without
/// one, the mean norm of the codes. Throws `BadInput` for vectors that are not finite.
Geometry measure_geometry(const VectorRows& codes, std::optional<double> reference = {});

}  // namespace armillary::diagnostics
