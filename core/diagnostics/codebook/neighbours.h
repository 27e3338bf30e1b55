// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <limits>

#include "core/diagnostics/codebook/code_table.h"
#include "core/diagnostics/codebook/vectors.h"

namespace armillary::diagnostics {

/// Some items and their nearest neighbours among all, by Euclidean distance of the inputs. Inputs do not change,
/// so this is made once a run.
struct NeighbourSample {
    static constexpr int64_t kMost = 50;

    std::vector<int32_t> queries;     ///< rows, ascending
    int64_t count = 0;                ///< neighbours of each: `kMost`, or all others where there are fewer
    std::vector<int32_t> neighbours;  ///< [queries, count] rows, nearest first
    /// [queries, count] rows that the same users take, by `companions_of`; empty where interactions are not known.
    std::vector<int32_t> companions = {};
};

/// Draws `queries` rows. Works in blocks: memory does not grow with the number of rows. `cancelled` is asked now
/// and then and may throw.
NeighbourSample sample_neighbours(const VectorRows& inputs, int64_t queries, uint64_t seed,
                                  const std::function<void()>& cancelled = {});

/// Share of an item's nearest inputs that are still among its nearest after quantisation (tokenizers.md B.9): the
/// mean over the queries. With fewer than k others, k is their number. NaN where it cannot be known.
struct NeighbourReport {
    int64_t queries = 0;
    double recall_10 = 0, recall_50 = 0;            ///< by distance of the reconstructions
    double code_recall_10 = 0, code_recall_50 = 0;  ///< by leading codes shared, then by that distance
    /// The same against the companions instead of the nearest inputs: how much of who takes what the codes hold.
    /// The mean over queries that have companions, of the share of their first k found among the k nearest; with
    /// fewer than k, of all they have.
    double companion_recall_10 = kUnknown, companion_recall_50 = kUnknown;
    double code_companion_recall_10 = kUnknown, code_companion_recall_50 = kUnknown;

    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
};

/// `table` has the rows of the sample; `reconstructed` [rows, dim] may be empty: then the first two are not known,
/// and items that share as many codes are in random order. Throws `BadInput` when the rows do not fit.
NeighbourReport measure_neighbours(const NeighbourSample& sample, const CodeTable& table,
                                   const VectorRows& reconstructed = {},
                                   const std::function<void()>& cancelled = {});

}  // namespace armillary::diagnostics
