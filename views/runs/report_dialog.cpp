// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/report_dialog.h"

#include <QCoreApplication>
#include <QWidget>

#include "views/runs/run_report_file.h"
#include "views/shared/file_dialogs.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

struct ReportDialogText {
    Q_DECLARE_TR_FUNCTIONS(ReportDialog)
};

QStringList shown_runs(const Workbench& bench) {
    QStringList runs;
    for (const QString& run : {bench.active_run(), bench.compared_run()})
        if (bench.find_run(run) && !runs.contains(run)) runs << run;
    return runs;
}

}  // namespace

void ask_for_report(Workbench& bench, const QStringList& runs, QWidget* parent) {
    if (runs.isEmpty()) return;
    const QString file = ask_where_to_save(parent, ReportDialogText::tr("Write a report"), report_file_name(runs),
                                           ReportDialogText::tr("Web pages (*.html)"));
    if (!file.isEmpty()) write_run_report(bench, runs, file);
}

Command report_command(Workbench& bench, QWidget* parent) {
    return {.id = "run.write_report",
            .menu = Menu::run,
            .text = ReportDialogText::tr("Write a report…"),
            .help = ReportDialogText::tr(
                "The run that is shown, and the one beside it, as one web page with figures, tables and tests"),
            .icon = "report",
            .run = [&bench, parent] { ask_for_report(bench, shown_runs(bench), parent); },
            .enabled = [&bench] { return !shown_runs(bench).isEmpty(); }};
}

}  // namespace armillary::views
