// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/recommendations_order.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "core/base/error.h"
#include "core/base/table_file.h"
#include "core/jobs/recommendations.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RecommendationsExportText {
    Q_DECLARE_TR_FUNCTIONS(RecommendationsExport)
};

QString quoted(const QString& word) {
    static const QRegularExpression plain_word(QStringLiteral("\\A[\\w@%+=:,./-]+\\z"));
    if (plain_word.match(word).hasMatch()) return word;
    return QStringLiteral("'%1'").arg(QString(word).replace(QStringLiteral("'"), QStringLiteral("'\\''")));
}

}  // namespace

QString fault_of(const RecommendationsOrder& order) {
    if (order.file.trimmed().isEmpty()) return RecommendationsExportText::tr("Name the file to write");
    const QFileInfo file(order.file);
    const QString suffix = file.suffix().toLower();
    if (suffix != QStringLiteral("csv") && suffix != QStringLiteral("json"))
        return RecommendationsExportText::tr("End the name in .csv or .json: it decides the format");
    if (file.isDir() || !file.absoluteDir().exists())
        return RecommendationsExportText::tr("There is no folder %1").arg(file.absolutePath());
    return {};
}

QString terminal_command(const RecommendationsOrder& order, const std::filesystem::path& workspace) {
    QStringList words{QStringLiteral("armillary-cli"),
                      QStringLiteral("--workspace"),
                      text(workspace.string()),
                      QStringLiteral("export"),
                      order.run,
                      QStringLiteral("--what"),
                      QStringLiteral("recommendations"),
                      QStringLiteral("--k"),
                      QString::number(order.k),
                      QStringLiteral("--to"),
                      order.file};
    for (const QString& user : order.users) words << QStringLiteral("--user") << user;
    for (QString& word : words) word = quoted(word);
    return words.join(' ');
}

int64_t carry_out(const RecommendationsOrder& order, jobs::LoadedRuns& loaded, jobs::Job& job) {
    job.enter_stage(plain(RecommendationsExportText::tr("loading %1").arg(order.run)));
    const auto run = loaded.get(plain(order.run), job.stop_token());
    std::vector<std::string> ids;
    for (const QString& user : order.users) ids.push_back(plain(user));
    const std::vector<int32_t> users =
        ids.empty() ? jobs::all_users(run->dataset()) : jobs::users_named(run->dataset(), ids);
    job.enter_stage(plain(RecommendationsExportText::tr("ranking")),
                    plain(RecommendationsExportText::tr("users")));
    const ExportTable table = jobs::recommendations(
        *run, run->dataset(), users, order.k, job.stop_token(), [&job](int64_t done, int64_t total) {
            job.report(static_cast<double>(done), static_cast<double>(total));
            job.control().wait_if_paused();
        });
    job.enter_stage(plain(RecommendationsExportText::tr("writing")));
    write_table(std::filesystem::path(plain(order.file)), table);
    return static_cast<int64_t>(table.rows.size());
}

}  // namespace armillary::views
