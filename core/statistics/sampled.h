// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace armillary::statistics {

// What ranking a relevant item among a few sampled ones would give in expectation (evaluation.md 2.8; Krichene and
// Rendle 2020): no protocol of this program, but one that papers use, whose figures are not comparable with those
// of a full ranking and may order models otherwise.
//
// `beaten_by` is the chance that a random other candidate stands above the relevant item, p = (r - 1) / (n - 1) of
// its full rank r among n candidates, which is 1 - AUC of a user with one relevant item. `negatives` are drawn
// with replacement; above the relevant item stand Bin(negatives, p) of them.

/// E[hit@k].
double expected_sampled_hit(double beaten_by, int64_t negatives, int64_t k);
/// E[ndcg@k] with the one relevant item: the discount at its sampled rank.
double expected_sampled_ndcg(double beaten_by, int64_t negatives, int64_t k);
/// E[1 / rank], not cut.
double expected_sampled_reciprocal_rank(double beaten_by, int64_t negatives);
/// E[rank].
double expected_sampled_rank(double beaten_by, int64_t negatives);

}  // namespace armillary::statistics
