// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shared/tables/table_content.h"

class QWidget;

namespace armillary::views {

class CommandTable;

/// Every command with its shortcut and what it does, as a table.
TableContentPtr shortcut_table(const CommandTable& commands);

/// Shows that table in a window of its own, which stays open beside the work.
void show_shortcuts(QWidget* parent, const CommandTable& commands);

}  // namespace armillary::views
