// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/base/table_file.h"
#include "core/descriptor/descriptor.h"
#include "core/store/run_store.h"

namespace armillary::views {

struct RunFact {
    QString name, value;
    QString help = {};
};

/// Everything the details panel says of one run, in words.
struct RunFacts {
    store::RunDetails run;
    QString folder;
    std::vector<RunFact> about, changed, environment;
    QStringList splits;  ///< columns of `metrics`
    struct Metric {
        QString name;
        QStringList values;  ///< [splits] with the standard error where it is known
    };
    std::vector<Metric> metrics;
    QStringList warnings;  ///< of the split, and of the machine
};

/// `model` is null for one that this program does not know: then no parameter can be called changed.
RunFacts facts_of(store::RunDetails run, const QString& folder, const descriptor::ModelDescriptor* model);

/// Final figures: split, metric, value, standard_error.
ExportTable metrics_table(const store::RunDetails& run);

}  // namespace armillary::views
