// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/training/planted_blocks.h"

namespace armillary::test {

/// 1,500 users over 100 items (sequential.md 1.10, LagK; lag 1 is Markov1): a cyclic permutation is followed with
/// probability 0.8 from `lag` items before, else a uniform item. The last two items of each user are held out.
World planted_chain(int lag);

/// Times decide (sequential.md 1.10, TimeGap): after a minute between the last two items one cyclic permutation is
/// followed from the last item, after a day another.
World planted_gaps();

/// Share of test users whose item is what the rule of planted_chain says: the best hit@1 that can be reached.
/// Items of the history are no candidates, so it lies near 0.8, not on it.
double chain_optimum(const World& world, int lag);

/// Test users of planted_chain whose cause, the item `lag` before the next, is not what the rule makes of the item
/// `lag` before it: nothing else in their history tells it.
std::vector<int32_t> users_with_a_single_cause(const World& world, int lag);

}  // namespace armillary::test
