// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idle_threads.h"

#include <unistd.h>

#include <cstdlib>

namespace armillary::app {

void let_idle_threads_sleep(char** argv) {
    if (getenv("OMP_WAIT_POLICY")) return;
    setenv("OMP_WAIT_POLICY", "passive", 1);
    execv("/proc/self/exe", argv);
}

}  // namespace armillary::app
