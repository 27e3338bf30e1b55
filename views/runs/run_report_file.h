// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace armillary::views {

class Workbench;

/// Offered for a report: `r12.html`, `r12-r15.html`, `7 runs.html`.
QString report_file_name(const QStringList& runs);

/// Writes the report of the runs (core/report, as `report RUN…` of the terminal does) in the window's language, as
/// a job. Its end is told with a button that opens the file; a failure is told.
void write_run_report(Workbench& bench, const QStringList& runs, const QString& file);

}  // namespace armillary::views
