// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/figure_text.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/text.h"

namespace armillary {

std::string figure_text(double value) {
    if (std::isnan(value)) return "–";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    if (value == std::floor(value) && std::abs(value) < 1e15) return format_count(static_cast<int64_t>(value));
    if (std::abs(value) >= 1000) return format_count(std::llround(value));
    return fmt::format("{:#.4g}", value);
}

std::string percent_text(double share) {
    return std::isfinite(share) ? fmt::format("{:.1f} %", 100 * share) : "–";
}

}  // namespace armillary
