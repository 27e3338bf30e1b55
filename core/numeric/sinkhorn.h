// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::numeric {

/// exp(1 / 0.002) is about 1e217: two such factors would not fit a double, one does.
inline constexpr double kSmallestEpsilon = 0.002;

/// Assigns rows to columns so that every column gets about the same number of rows: entropic optimal transport
/// (Cuturi 2013) with the kernel of LC-Rec (tokenizers.md A.18). `distances` is [rows, columns]; a smaller
/// `epsilon` follows the distances more closely and needs more `iterations`. Returns the column of each row's
/// largest share; equal shares go to the nearest, then the lowest column. Throws `BadInput` for an epsilon below
/// 0.002. Double precision throughout: with epsilon 0.003 the kernel spans 290 decades.
std::vector<int32_t> balanced_labels(std::span<const float> distances, int64_t rows, int64_t columns,
                                     double epsilon, int iterations = 50);

}  // namespace armillary::numeric
