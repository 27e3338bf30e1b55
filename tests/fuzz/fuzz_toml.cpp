// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/descriptor/experiment.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    try {
        const auto experiment =
            armillary::descriptor::parse_experiment({reinterpret_cast<const char*>(data), size}, "input.toml");
        // What was understood can be written and understood again.
        armillary::descriptor::parse_experiment(armillary::descriptor::to_toml(experiment), "again.toml");
    } catch (const armillary::Error&) {
    }
    return 0;
}
