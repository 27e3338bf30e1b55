// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_report_file.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QUrl>

#include "core/base/files.h"
#include "core/report/run_report.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

constexpr qsizetype kNamed = 3;  ///< more runs are counted

struct ReportFileText {
    Q_DECLARE_TR_FUNCTIONS(ReportFile)
};

}  // namespace

QString report_file_name(const QStringList& runs) {
    const QString name = runs.size() <= kNamed ? runs.join('-') : ReportFileText::tr("%1 runs").arg(runs.size());
    return name + QStringLiteral(".html");
}

void write_run_report(Workbench& bench, const QStringList& runs, const QString& file) {
    report::ReportRequest request;
    for (const QString& run : runs) request.runs.push_back(plain(run));
    request.language = window_language();
    request.core_text = [](std::string_view english) { return plain(core_text(english)); };
    bench.jobs().start(
        {.title = runs.size() <= kNamed ? ReportFileText::tr("Report on %1").arg(runs.join(QStringLiteral(", ")))
                                        : ReportFileText::tr("Report on %1 runs").arg(runs.size()),
         .work =
             [workspace = bench.workspace(), models = bench.models(), request, file](jobs::Job& job) mutable {
                 request.stop = job.stop_token();
                 write_file_atomically(plain(file), report::run_report(*workspace, models, request));
             },
         .done =
             [&bench, file] {
                 bench.tell({Message::Kind::good, ReportFileText::tr("The report is written"),
                             QDir::toNativeSeparators(file), ReportFileText::tr("Open"),
                             [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }});
             },
         .owner = &bench});
}

}  // namespace armillary::views
