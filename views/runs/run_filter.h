// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "views/runs/run_rows.h"

namespace armillary::views {

/// Which runs are shown: `office model:sasrec tag:baseline status:done dataset:"my data" ndcg@10>0.3 epochs<=20`.
/// All parts must hold. A word may stand in the run's id, name, model, data set or tags; after a key it is sought
/// there alone; a comparison is of a metric (`test/ndcg@10`, or `ndcg@10` of the first split that has it),
/// `epochs`, `best_epoch`, `seed` or `time` in seconds. What is undefined compares false. Case does not matter.
class RunFilter {
 public:
    RunFilter() = default;
    explicit RunFilter(const QString& text);

    bool matches(const RunRow& row) const;
    bool is_empty() const { return words_.isEmpty() && fields_.empty() && comparisons_.empty(); }

 private:
    struct Field {
        QString key, value;
    };
    struct Comparison {
        QString figure, sign;
        double value;
    };
    void read(const QString& part);

    QStringList words_;
    std::vector<Field> fields_;
    std::vector<Comparison> comparisons_;
};

}  // namespace armillary::views
