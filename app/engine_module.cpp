// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as a module that programs load when they first need it: LibTorch costs about a second and 170 MB at
// start-up.
#include "core/training/engine.h"
#include "models/registry.h"

extern "C" armillary::jobs::Engine* armillary_create_engine() {
    return armillary::training::make_engine(armillary::models::registry()).release();
}
