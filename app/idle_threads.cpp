// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idle_threads.h"

#include <unistd.h>

#include <cstdlib>

namespace armillary::app {

void let_idle_threads_sleep(char** argv) {
    if (getenv("OMP_WAIT_POLICY")) return;
    setenv("OMP_WAIT_POLICY", "passive", 1);
    setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0);  // 2^4 cycles of spinning instead of 2^26
    execv("/proc/self/exe", argv);
    // Where that fails the program goes on as it is: slower on a busy machine, right all the same.
}

}  // namespace armillary::app
