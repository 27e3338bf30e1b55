// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace armillary::app {

/// Makes OpenMP's threads sleep while they wait. By default they spin, which on a loaded machine slowed training
/// by 1.3 to 11 times (two cores, two pairs). The runtime reads its environment before main(), so the program
/// starts itself once more with the setting; one that the user has made is left alone. To be called first in
/// main().
void let_idle_threads_sleep(char** argv);

}  // namespace armillary::app
