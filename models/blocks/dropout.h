// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace armillary::models {

/// Dropout (Srivastava et al. 2014): in training each value is 0 with this probability, to 1 / 65,536, and the
/// others are scaled up so that the mean stays. `x` itself otherwise. What is drawn follows from the state of
/// LibTorch's generator, which the training loop seeds batch by batch, and not from the number of threads.
///
/// LibTorch's own draws every value from one serial generator, which on a processor costs several times the
/// softmax or product beside it; this hashes the value's place (SplitMix64), four values a hash, on all threads.
torch::Tensor dropout(const torch::Tensor& x, double probability, bool training);

}  // namespace armillary::models
