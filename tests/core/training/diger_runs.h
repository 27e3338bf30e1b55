// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/training/syn_h.h"

namespace armillary::test {

/// DIGER as in check 6 of tokenizers.md A.8, on SYN-S: K = 32, L = 3, 20 epochs of pre-training and 12 joint ones,
/// tokenizer learning rate 1e-4 against 1e-3.
jobs::Task diger_task(int seed, const Settings& settings);
Recording train_diger(int seed, const Settings& settings);

/// Mean over levels of the last epoch's perplexity.
double mean_perplexity(const Recording& run);

Settings with(Settings settings, const Settings& more);

extern const Settings kGumbel, kStraightThrough;

}  // namespace armillary::test
