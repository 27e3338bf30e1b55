// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace armillary {

/// Four significant digits, thousands separated, `–` for undefined: `0.05456`, `12,345`, `–`.
std::string figure_text(double value);
/// `98.4 %`; `–` for undefined.
std::string percent_text(double share);

}  // namespace armillary
