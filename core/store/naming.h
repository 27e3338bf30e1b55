// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace armillary::store {

/// Now, in UTC: `2024-05-01T12:34:56.789Z`. Texts of this form sort by time.
std::string utc_now();

/// A random UUID (RFC 4122, version 4): 36 characters, lower case.
std::string new_uuid();

/// The name that a data set is kept under: letters (of any language), digits, `.`, `_`, `-` and blanks stay,
/// anything else becomes `-`. No name begins with a dot or is longer than 120 bytes; an empty one becomes `data`.
std::string folder_name(std::string_view name);

}  // namespace armillary::store
