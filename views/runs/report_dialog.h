// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "views/shared/commands.h"

class QWidget;

namespace armillary::views {

class Workbench;

/// Asks where to, and writes the report of the runs. None: nothing happens.
void ask_for_report(Workbench& bench, const QStringList& runs, QWidget* parent);

/// The command of the menu and the palette: of the run that is shown and the one beside it.
Command report_command(Workbench& bench, QWidget* parent);

}  // namespace armillary::views
