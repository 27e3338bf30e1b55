// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/threads.h"

#include <omp.h>

namespace armillary::numeric {

int available_cores() {
    return omp_get_num_procs();
}

void set_thread_count(int threads) {
    omp_set_num_threads(threads > 0 ? threads : available_cores());
}

int thread_count() {
    return omp_get_max_threads();
}

}  // namespace armillary::numeric
