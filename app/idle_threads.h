// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace armillary::app {

/// Makes OpenMP's threads sleep while they wait. By default they spin, and on a machine that does something else
/// besides (a window, a compiler, a second run) training then takes up to thirty times as long: measured on two
/// cores under load, 50 against 1,900 sequences a second. The runtime reads its environment before main(), so the
/// program starts itself once more with the setting; one that the user has made is left alone. To be called first
/// in main(); returns if there is nothing to do or it cannot be done.
void let_idle_threads_sleep(char** argv);

}  // namespace armillary::app
