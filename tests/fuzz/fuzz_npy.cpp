// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/npy.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    try {
        const auto array = armillary::parse_npy({reinterpret_cast<const char*>(data), size}, "input.npy");
        if (array.as_floats().size() != static_cast<size_t>(array.size())) __builtin_trap();
    } catch (const armillary::Error&) {
    }
    return 0;
}
