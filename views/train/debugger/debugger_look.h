// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace armillary::views {

/// Colours and sizes of the drawn debugger: 0xAABBGGRR, as Dear ImGui packs them.
struct DebuggerLook {
    uint32_t window = 0, panel = 0, line = 0, text = 0, muted = 0, accent = 0, brass = 0, good = 0, warn = 0,
             bad = 0;
    std::array<uint32_t, 8> categories{};
    float unit = 1;  ///< logical pixels of one pixel at interface scale 1
    float px(float pixels) const { return pixels * unit; }
};

}  // namespace armillary::views
