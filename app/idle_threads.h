// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace armillary::app {

/// Makes the threads of OpenMP and OpenBLAS sleep while they wait. By default they spin, which on a loaded machine
/// slowed training by 1.3 to 11 times (OpenMP) and 1.3 to 1.6 times (OpenBLAS; two cores, two pairs each). Both
/// read their environment before main(), so the program starts itself once more with the settings; one that the
/// user has made is left alone. To be called first in main().
void let_idle_threads_sleep(char** argv);

}  // namespace armillary::app
