// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_rows.h"

#include <QCollator>
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunsText {
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

QString joined(const std::vector<std::string>& parts) {
    QStringList list;
    for (const std::string& part : parts) list.push_back(text(part));
    return list.join(QStringLiteral(", "));
}

bool is_over(const std::string& status) {
    return status != "running";
}

/// What a closed-form model has no use for (one "epoch") is still shown: it is what the store says.
double number_of(RunTableColumn::What what, const store::RunSummary& run) {
    switch (what) {
        case RunTableColumn::What::seed:
            return run.seed_known ? static_cast<double>(run.seed) : NAN;
        case RunTableColumn::What::epochs:
            return run.epochs;
        case RunTableColumn::What::best_epoch:
            return run.best_epoch > 0 ? run.best_epoch : NAN;
        case RunTableColumn::What::time:
            return !run.imported && (run.seconds > 0 || is_over(run.status)) ? run.seconds : NAN;
        default:
            return NAN;
    }
}

/// `3` for equal numbers, else `3 to 12`.
QString range_text(const std::vector<double>& values) {
    double low = NAN, high = NAN;
    for (double value : values) {
        low = std::fmin(low, value);
        high = std::fmax(high, value);
    }
    return low == high || std::isnan(low) ? figure(low) : RunsText::tr("%1 to %2").arg(figure(low), figure(high));
}

/// `2 done, 1 failed`; one word when all are alike.
QString statuses_text(const std::vector<const RunRow*>& group) {
    std::map<QString, int> counts;
    for (const RunRow* row : group) ++counts[status_of(row->run)];
    if (counts.size() == 1) return status_word(counts.begin()->first);
    QStringList parts;
    for (const auto& [status, n] : counts)
        parts.push_back(RunsText::tr("%1 %2").arg(QString::number(n), status_word(status)));
    return parts.join(QStringLiteral(", "));
}

/// The text that all have, or `–` when they differ.
QString common_text(const RunTableColumn& column, const std::vector<const RunRow*>& group) {
    const QString first = cell_text(column, *group.front());
    const bool same = std::all_of(group.begin(), group.end(),
                                  [&](const RunRow* row) { return cell_text(column, *row) == first; });
    return same ? first : kUndefined;
}

QString tags_of_all(const std::vector<const RunRow*>& group) {
    std::set<std::string> tags;
    for (const RunRow* row : group) tags.insert(row->run.tags.begin(), row->run.tags.end());
    return joined({tags.begin(), tags.end()});
}

std::vector<double> numbers_of(const RunTableColumn& column, const std::vector<const RunRow*>& group) {
    std::vector<double> values;
    for (const RunRow* row : group) values.push_back(cell_number(column, *row));
    return values;
}

}  // namespace

QString RunRow::id() const {
    return text(run.id);
}

bool RunRow::operator==(const RunRow& other) const {
    const auto told = [](const store::RunSummary& run) {
        return std::tie(run.id, run.name, run.status, run.epochs, run.best_epoch, run.seconds, run.deleted,
                        run.tags, run.error);
    };
    return experiment == other.experiment && told(run) == told(other.run) && run.metrics == other.run.metrics;
}

QString run_count(int n) {
    return n == 1 ? RunsText::tr("1 run") : QCoreApplication::translate("Runs", "%n runs", nullptr, n);
}

bool natural_less(const QString& a, const QString& b) {
    thread_local const QCollator kCollator = [] {
        QCollator collator(QLocale::English);  // the C locale knows no numbers within words
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        return collator;
    }();
    return kCollator.compare(a, b) < 0;
}

double metric_of(const store::RunSummary& run, const std::string& split, const std::string& name) {
    const auto metrics = run.metrics.find(split);
    if (metrics == run.metrics.end()) return NAN;
    const auto value = metrics->second.find(name);
    return value == metrics->second.end() ? NAN : value->second;
}

Spread spread_of(const std::vector<double>& values) {
    Spread spread{0, 0, 0};
    double squares = 0;
    for (double value : values) {
        if (std::isnan(value)) continue;
        ++spread.count;
        const double step = value - spread.mean;  // Welford: no cancellation for close values
        spread.mean += step / spread.count;
        squares += step * (value - spread.mean);
    }
    if (spread.count == 0) spread.mean = NAN;
    spread.deviation = spread.count < 2 ? NAN : std::sqrt(squares / (spread.count - 1));
    return spread;
}

QString with_uncertainty(double value, double uncertainty) {
    if (!std::isfinite(uncertainty)) return figure(value);
    const int decimals =
        uncertainty > 0 ? std::max(0, 1 - static_cast<int>(std::floor(std::log10(uncertainty)))) : 0;
    return QStringLiteral("%1 ± %2").arg(figure(value), QString::number(uncertainty, 'f', std::min(decimals, 9)));
}

QString seed_text(const store::RunSummary& run) {
    return run.seed_known ? QString::number(run.seed) : kUndefined;
}

QString status_of(const store::RunSummary& run) {
    return run.deleted ? QStringLiteral("deleted") : text(run.status);
}

QString status_word(const QString& status) {
    if (status == "running") return RunsText::tr("running");
    if (status == "done") return RunsText::tr("done");
    if (status == "failed") return RunsText::tr("failed");
    if (status == "cancelled") return RunsText::tr("cancelled");
    if (status == "interrupted") return RunsText::tr("interrupted");
    if (status == "deleted") return RunsText::tr("deleted");
    return status;
}

QString status_icon(const QString& status) {
    if (status == "running") return QStringLiteral("play");
    if (status == "done") return QStringLiteral("good");
    if (status == "failed") return QStringLiteral("error");
    if (status == "deleted") return QStringLiteral("trash");
    if (status == "cancelled") return QStringLiteral("stop");
    return QStringLiteral("warning");
}

Token status_token(const QString& status) {
    if (status == "running") return Token::accent;
    if (status == "done") return Token::good;
    if (status == "failed") return Token::bad;
    if (status == "deleted") return Token::muted;
    return Token::warn;
}

QString figure_name(const std::string& split, const std::string& name) {
    return split == "diagnostics" ? figure_words(name)
                                  : QStringLiteral("%1 %2").arg(text(split), text(name).replace('_', ' '));
}

bool RunTableColumn::is_number() const {
    return what == What::seed || what == What::epochs || what == What::best_epoch || what == What::time ||
           what == What::metric;
}

std::vector<RunTableColumn> columns_of(const std::vector<RunRow>& rows) {
    using What = RunTableColumn::What;
    std::vector<RunTableColumn> columns{
        {What::run, "run", RunsText::tr("Run")},
        {What::status, "status", RunsText::tr("Status")},
        {What::name, "name", RunsText::tr("Name"), RunsText::tr("Given by you: F2 changes it")},
        {What::model, "model", RunsText::tr("Model")},
        {What::dataset, "dataset", RunsText::tr("Data set")}};
    const auto later = [&](const std::pair<QString, QString>& a, const std::pair<QString, QString>& b) {
        const auto rank = [](const QString& split) {
            return split == "test" ? 0 : split == "valid" ? 1 : split == "diagnostics" ? 2 : 3;
        };
        if (rank(a.first) != rank(b.first)) return rank(a.first) < rank(b.first);
        if (a.first != b.first) return a.first < b.first;
        return natural_less(a.second, b.second);
    };
    std::set<std::pair<std::string, std::string>> known;
    for (const RunRow& row : rows)
        for (const auto& [split, metrics] : row.run.metrics)
            for (const auto& [name, value] : metrics) known.emplace(split, name);
    std::vector<std::pair<QString, QString>> metrics;
    for (const auto& [split, name] : known) metrics.emplace_back(text(split), text(name));
    std::stable_sort(metrics.begin(), metrics.end(), later);
    for (const auto& [split, name] : metrics)
        columns.push_back({What::metric, split + '/' + name, figure_name(plain(split), plain(name)),
                           RunsText::tr("In filters: %1").arg(name), plain(split), plain(name)});
    // After the figures, which are what a list of runs is read for.
    columns.insert(
        columns.end(),
        {{What::seed, "seed", RunsText::tr("Seed")},
         {What::epochs, "epochs", RunsText::tr("Epochs"), RunsText::tr("Epochs that were trained")},
         {What::best_epoch, "best_epoch", RunsText::tr("Best"), RunsText::tr("The epoch that the figures are of")},
         {What::time, "time", RunsText::tr("Time"), RunsText::tr("How long the training took")},
         {What::tags, "tags", RunsText::tr("Tags"),
          RunsText::tr("Given by you, with commas between them: F2 changes them")},
         {What::started, "started", RunsText::tr("Started")}});
    return columns;
}

bool shown_by_default(const RunTableColumn& column) {
    return column.what != RunTableColumn::What::metric || column.id == "test/ndcg@10" ||
           column.id == "test/recall@10" || column.id == "diagnostics/collision_rate";
}

double cell_number(const RunTableColumn& column, const RunRow& row) {
    return column.what == RunTableColumn::What::metric ? metric_of(row.run, column.split, column.metric)
                                                       : number_of(column.what, row.run);
}

QString cell_text(const RunTableColumn& column, const RunRow& row) {
    using What = RunTableColumn::What;
    switch (column.what) {
        case What::run:
            return row.id();
        case What::status:
            return status_word(status_of(row.run));
        case What::name:
            return text(row.run.name);
        case What::model:
            return row.model.isEmpty() ? RunsText::tr("unknown") : row.model;
        case What::dataset:
            return row.run.imported && row.run.dataset.empty() ? RunsText::tr("unknown") : text(row.run.dataset);
        case What::tags:
            return joined(row.run.tags);
        case What::started:
            return moment(row.run.created);
        case What::time: {
            const double seconds = cell_number(column, row);
            return std::isnan(seconds) ? kUndefined : duration(seconds);
        }
        case What::seed:  // a name more than a number: no thousands
            return seed_text(row.run);
        default:
            return figure(cell_number(column, row));
    }
}

double cell_number(const RunTableColumn& column, const std::vector<const RunRow*>& group) {
    return spread_of(numbers_of(column, group)).mean;
}

QString cell_text(const RunTableColumn& column, const std::vector<const RunRow*>& group) {
    using What = RunTableColumn::What;
    switch (column.what) {
        case What::run:
            return run_count(static_cast<int>(group.size()));
        case What::status:
            return statuses_text(group);
        case What::seed: {
            QStringList seeds;
            for (const RunRow* row : group) seeds.push_back(seed_text(row->run));
            std::reverse(seeds.begin(), seeds.end());  // rows are newest first
            return seeds.join(QStringLiteral(", "));
        }
        case What::epochs:
        case What::best_epoch:
            return range_text(numbers_of(column, group));
        case What::time: {
            const double seconds = cell_number(column, group);
            return std::isnan(seconds) ? kUndefined : RunsText::tr("%1 each").arg(duration(seconds));
        }
        case What::tags:
            return tags_of_all(group);
        case What::started:
            return cell_text(column, *group.front());
        case What::metric: {
            const Spread spread = spread_of(numbers_of(column, group));
            return with_uncertainty(spread.mean, spread.deviation);
        }
        default:
            return common_text(column, group);
    }
}

}  // namespace armillary::views
