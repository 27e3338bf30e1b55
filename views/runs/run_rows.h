// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "core/store/run_store.h"
#include "views/shared/theme.h"

namespace armillary::views {

/// A run as the Runs page shows it.
struct RunRow {
    store::RunSummary run;
    QString model;       ///< as people write it
    QString experiment;  ///< `jobs::experiment_key`: equal for runs that differ in the seed alone; empty: not
                         ///< known yet

    QString id() const;
    bool operator==(const RunRow& other) const;
};

/// `1 run`, `12 runs`.
QString run_count(int n);

/// Words with numbers in them as people order them: `ndcg@5` before `ndcg@10`.
bool natural_less(const QString& a, const QString& b);

/// NaN when the run has no such figure.
double metric_of(const store::RunSummary& run, const std::string& split, const std::string& name);

/// Mean and sample standard deviation (n - 1) of the values that are defined.
struct Spread {
    int count = 0;         ///< of defined values
    double mean = 0;       ///< NaN without any
    double deviation = 0;  ///< NaN with fewer than two
};
Spread spread_of(const std::vector<double>& values);
/// `0.02731 ± 0.0036`: a value with its uncertainty in two digits; without it where it is not defined.
QString with_uncertainty(double value, double uncertainty);

/// `–` where a run made elsewhere does not say its seed.
QString seed_text(const store::RunSummary& run);

// A status as people read it, with its picture and colour. `deleted` is one of them here.
QString status_of(const store::RunSummary& run);
QString status_word(const QString& status);
QString status_icon(const QString& status);
Token status_token(const QString& status);

/// `test ndcg@10`, `Perplexity, level 1`: a recorded figure or curve, as people read it.
QString figure_name(const std::string& split, const std::string& name);

/// A column of the table of runs.
struct RunTableColumn {
    enum class What { run, status, name, model, dataset, seed, epochs, best_epoch, time, tags, started, metric };
    What what = What::metric;
    QString id;  ///< `best_epoch`, `test/ndcg@10`: what settings and commands call it
    QString title;
    QString help = {};
    std::string split = {}, metric = {};  ///< of a metric

    bool is_number() const;
    bool is_editable() const { return what == What::name || what == What::tags; }
};

/// All columns that these runs can fill: what every run has, then the metrics of any (test first, cut-offs as
/// numbers).
std::vector<RunTableColumn> columns_of(const std::vector<RunRow>& rows);
/// What is shown until the user chooses: everything but the metrics, and the two or three that matter most.
bool shown_by_default(const RunTableColumn& column);

/// The number behind a cell of a number column; NaN = undefined.
double cell_number(const RunTableColumn& column, const RunRow& row);
QString cell_text(const RunTableColumn& column, const RunRow& row);
/// The same of runs that differ in the seed alone: mean and spread of figures, and what they have in common.
double cell_number(const RunTableColumn& column, const std::vector<const RunRow*>& group);
QString cell_text(const RunTableColumn& column, const std::vector<const RunRow*>& group);

}  // namespace armillary::views
