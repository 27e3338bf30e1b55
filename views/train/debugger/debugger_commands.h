// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/shared/commands.h"

class QWidget;

namespace armillary::views {

class Workbench;

/// All that the debugger can do, as commands of the window: the drawn panel has no tree for assistive technology,
/// and everything is to be reached by the keyboard. Questions are asked over `parent`.
std::vector<Command> debugger_commands(Workbench& bench, QWidget* parent);

}  // namespace armillary::views
