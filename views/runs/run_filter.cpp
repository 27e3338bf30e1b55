// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_filter.h"

#include <QRegularExpression>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

QStringList tags_of(const store::RunSummary& run) {
    QStringList tags;
    for (const std::string& tag : run.tags) tags.push_back(text(tag));
    return tags;
}

/// Where a key looks; empty for a key that does not exist.
QStringList places(const RunRow& row, const QString& key) {
    const store::RunSummary& run = row.run;
    if (key == "run") return {row.id()};
    if (key == "name") return {text(run.name)};
    if (key == "model") return {row.model, text(run.model)};
    if (key == "dataset") return {text(run.dataset)};
    if (key == "tag") return tags_of(run);
    if (key == "status") return {status_of(run), status_word(status_of(run))};
    if (key == "kind") return {text(run.kind)};
    return {};
}

bool is_key(const QString& word) {
    static const QStringList kKeys{"run", "name", "model", "dataset", "tag", "status", "kind"};
    return kKeys.contains(word);
}

bool any_contains(const QStringList& texts, const QString& word) {
    for (const QString& text : texts)
        if (text.contains(word, Qt::CaseInsensitive)) return true;
    return false;
}

double figure_of(const store::RunSummary& run, const QString& name) {
    if (name == "epochs") return run.epochs;
    if (name == "best_epoch") return run.best_epoch;
    if (name == "seed") return run.seed_known ? static_cast<double>(run.seed) : NAN;
    if (name == "time") return run.seconds;
    if (const auto slash = name.indexOf('/'); slash > 0)
        return metric_of(run, plain(name.left(slash)), plain(name.mid(slash + 1)));
    for (const char* split : {"test", "valid", "diagnostics"})
        if (const double value = metric_of(run, split, plain(name)); !std::isnan(value)) return value;
    return NAN;
}

bool holds(double left, const QString& sign, double right) {
    if (sign == "<") return left < right;
    if (sign == "<=") return left <= right;
    if (sign == ">") return left > right;
    if (sign == ">=") return left >= right;
    return left == right;
}

/// At blanks, but not within quotes; the quotes go.
QStringList parts_of(const QString& text) {
    QStringList parts;
    QString part;
    bool quoted = false;
    for (const QChar c : text + ' ') {
        if (c == '"') {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!part.isEmpty()) parts.push_back(std::exchange(part, {}));
        } else {
            part += c;
        }
    }
    if (!part.isEmpty()) parts.push_back(part.trimmed());  // a quote that is still open
    return parts;
}

}  // namespace

RunFilter::RunFilter(const QString& text) {
    for (const QString& part : parts_of(text)) read(part);
}

void RunFilter::read(const QString& part) {
    static const QRegularExpression kComparison(QStringLiteral("^([^<>=]+)(<=|>=|<|>|=)([^<>=]+)$"));
    if (const auto match = kComparison.match(part); match.hasMatch()) {
        bool number = false;
        const double value = match.captured(3).toDouble(&number);
        if (number) {
            comparisons_.push_back({match.captured(1).toLower(), match.captured(2), value});
            return;
        }
    }
    const auto colon = part.indexOf(':');
    const QString key = part.left(colon).toLower();
    if (colon > 0 && is_key(key))
        fields_.push_back({key, part.mid(colon + 1)});
    else
        words_.push_back(part);
}

bool RunFilter::matches(const RunRow& row) const {
    for (const QString& word : words_) {
        const QStringList everywhere = places(row, "run") + places(row, "name") + places(row, "model") +
                                       places(row, "dataset") + places(row, "tag");
        if (!any_contains(everywhere, word)) return false;
    }
    for (const Field& field : fields_)
        if (!any_contains(places(row, field.key), field.value)) return false;
    for (const Comparison& comparison : comparisons_)
        if (!holds(figure_of(row.run, comparison.figure), comparison.sign, comparison.value)) return false;
    return true;
}

}  // namespace armillary::views
