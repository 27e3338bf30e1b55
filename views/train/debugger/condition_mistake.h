// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace armillary::views {

/// A mistake in a condition, in the user's language: without the condition, which stands above it, and with the
/// column first.
QString condition_mistake(std::string_view english);

}  // namespace armillary::views
