// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

#include "views/shared/theme.h"

namespace armillary::views {

/// A line icon of resources/icons, drawn in the theme's colour of the moment: it follows a change of theme by
/// itself. An unknown name gives an empty icon.
QIcon icon(const QString& name, Token token = Token::text);

}  // namespace armillary::views
