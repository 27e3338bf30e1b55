// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace armillary::views {

/// A sentence of core (an error, a warning, a trap of a profile) in the user's language. core knows no Qt and
/// speaks English with its values filled in; the sentence's pattern is found among those of
/// translations/core_strings.cpp, and the values are filled into its translation. What has no pattern is given
/// back as it is.
QString core_text(std::string_view english);

}  // namespace armillary::views
