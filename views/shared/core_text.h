// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "core/base/language.h"

namespace armillary::views {

/// A sentence of core (an error, a warning, a trap of a profile) in the user's language. core knows no Qt and
/// speaks English with its values filled in; the sentence's pattern is found among those of
/// translations/core_strings.cpp, and the values are filled into its translation. What has no pattern is given
/// back as it is.
QString core_text(std::string_view english);

/// The language of the window, for texts that do not pass through its translation.
Language window_language();

}  // namespace armillary::views
