// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace armillary::numeric {

/// Sets the threads of our own kernels and Eigen's (OpenMP); 0 = one a core. The engine sets LibTorch's to the
/// same.
void set_thread_count(int threads);
int thread_count();
/// Processors this process may use.
int available_cores();

}  // namespace armillary::numeric
