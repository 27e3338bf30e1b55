// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace armillary::descriptor {

/// Refuses TOML that the parser would read into a tree too deep for the stack (it limits brackets, but not
/// `a.a.a…`), or that is far too large for an experiment. Throws `BadInput` with `file:line:column`.
void guard_toml(std::string_view toml, std::string_view file_name);

}  // namespace armillary::descriptor
