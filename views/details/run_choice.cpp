// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/run_choice.h"

#include <QCoreApplication>
#include <algorithm>

#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunChoiceText {
    Q_DECLARE_TR_FUNCTIONS(RunChoice)
};

}  // namespace

bool recommends(const store::RunSummary& run, const QString& dataset) {
    // A tokenizer that is trained with a recommender ranks too.
    const bool ranks = run.kind == "recommender" || run.metrics.contains("test");
    return !run.deleted && ranks && run.status == "done" && text(run.dataset) == dataset;
}

QStringList runs_to_show(const RunRows& runs, const QString& dataset, const QString& active,
                         const QString& compared, const QStringList& chosen) {
    QStringList shown;
    const auto usable = [&](const QString& id) {
        return std::any_of(runs.begin(), runs.end(),
                           [&](const auto& run) { return text(run.id) == id && recommends(run, dataset); });
    };
    for (const QString& id : QStringList{active, compared} + chosen)
        if (shown.size() < kMostRuns && !shown.contains(id) && usable(id)) shown.append(id);
    if (!shown.isEmpty()) return shown;
    const auto newest =
        std::find_if(runs.begin(), runs.end(), [&](const auto& run) { return recommends(run, dataset); });
    return newest == runs.end() ? QStringList() : QStringList{text(newest->id)};
}

QString stand_in_note(const RunRows& runs, const QString& dataset, const QString& active,
                      const QStringList& wanted, const QStringList& shown) {
    if (shown.isEmpty() || wanted.contains(shown.front())) return {};
    const auto known =
        std::find_if(runs.begin(), runs.end(), [&](const auto& run) { return text(run.id) == active; });
    if (known == runs.end()) return RunChoiceText::tr("No run is active: this is the newest of %1").arg(dataset);
    if (text(known->dataset) != dataset)
        return RunChoiceText::tr("The active run %1 is of %2: this is the newest run of %3")
            .arg(active, text(known->dataset), dataset);
    return RunChoiceText::tr("The active run %1 recommends nothing: this is the newest run that does").arg(active);
}

QString run_label(const store::RunSummary& run, const QString& model_name) {
    const QString name = run.name.empty() ? model_name : text(run.name);
    return QStringLiteral("%1 · %2").arg(text(run.id), name);
}

QColor run_color(const QString& run, const QString& active, const QString& compared, int place) {
    const Theme& theme = Theme::current();
    if (run == active) return theme.color(Token::run_a);
    if (run == compared) return theme.color(Token::run_b);
    return theme.category(2 + place);  // the first two are the colours of those runs
}

}  // namespace armillary::views
