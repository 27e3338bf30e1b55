// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_differences.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

#include "core/jobs/run_comparison.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunsText {
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

QString protocol_word(const std::string& key) {
    if (key == "dataset_fingerprint") return RunsText::tr("data set");
    if (key == "split_fingerprint") return RunsText::tr("split");
    if (key == "candidates") return RunsText::tr("candidates");
    if (key == "masks_seen") return RunsText::tr("what is masked");
    if (key == "ties") return RunsText::tr("ties");
    return text(key);
}

/// Fingerprints mean nothing to people: the name goes before their first characters.
QString protocol_text(const store::RunDetails& run, const std::string& key) {
    constexpr int kShown = 8;
    const QString value = text(jobs::protocol_value(run, key));
    if (value.isEmpty()) return kUndefined;
    const auto fingerprint = key.find("_fingerprint");
    if (fingerprint == std::string::npos) return value;
    return QStringLiteral("%1 (%2)").arg(text(jobs::protocol_value(run, key.substr(0, fingerprint))),
                                         value.left(kShown));
}

}  // namespace

Differences differences_of(const std::vector<store::RunDetails>& runs) {
    Differences differences;
    for (const store::RunDetails& run : runs)
        differences.runs.push_back(run.name.empty()
                                       ? text(run.id)
                                       : QStringLiteral("%1 %2").arg(text(run.id), shortened(text(run.name), 24)));
    QStringList unlike;
    for (const std::string& key : jobs::differing_protocol(runs)) {
        Differences::Row row{protocol_word(key), {}, true};
        for (const store::RunDetails& run : runs) row.values.push_back(protocol_text(run, key));
        unlike.push_back(row.what);
        differences.rows.push_back(std::move(row));
    }
    if (!unlike.isEmpty())
        differences.warning =
            RunsText::tr("The figures of these runs may not be compared: they were not measured alike (%1)")
                .arg(unlike.join(QStringLiteral(", ")));
    Differences::Row models{RunsText::tr("model"), {}};
    for (const store::RunDetails& run : runs) models.values.push_back(text(run.model));
    if (QStringList distinct = models.values; distinct.removeDuplicates() < models.values.size() - 1)
        differences.rows.push_back(std::move(models));
    for (const auto& [name, values] : jobs::differing_parameters(runs)) {
        Differences::Row row{text(name), {}};
        for (const auto& value : values) row.values.push_back(text(jobs::parameter_text(value)));
        differences.rows.push_back(std::move(row));
    }
    return differences;
}

TableContentPtr table_of(Differences differences) {
    const auto shared = std::make_shared<const Differences>(std::move(differences));
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(shared->rows.size());
    const auto row_at = [shared](int64_t row) -> const Differences::Row& {
        return shared->rows[static_cast<size_t>(row)];
    };
    table->columns.push_back({RunsText::tr("Differs in"), {}, TableColumn::Kind::text, [row_at](int64_t row) {
                                  return row_at(row).what;
                              }});
    for (qsizetype run = 0; run < shared->runs.size(); ++run)
        table->columns.push_back({shared->runs[run], {}, TableColumn::Kind::text, [row_at, run](int64_t row) {
                                      return row_at(row).values[run];
                                  }});
    return table;
}

}  // namespace armillary::views
