// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <string>

#include "views/runs/run_rows.h"

namespace armillary::test {

/// A finished run as the store would list it; `ndcg` is its test ndcg@10, NaN leaves it undefined.
inline views::RunRow run_row(int number, const std::string& model, double ndcg, uint64_t seed = 42,
                             const QString& experiment = {}) {
    views::RunRow row;
    row.run.id = "r" + std::to_string(number);
    row.run.uuid = "uuid-" + std::to_string(number);
    row.run.kind = "recommender";
    row.run.model = model;
    row.run.dataset = "toy";
    row.run.status = "done";
    row.run.created = "2026-11-22T10:00:00.000Z";
    row.run.seed = seed;
    row.run.epochs = row.run.best_epoch = number;
    row.run.seconds = number;
    row.run.metrics["test"]["ndcg@10"] = ndcg;
    row.model = QString::fromStdString(model);
    row.experiment = experiment;
    return row;
}

}  // namespace armillary::test
