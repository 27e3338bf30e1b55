// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/store/run_store.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// In what runs differ: how they were measured first, then their parameters.
struct Differences {
    struct Row {
        QString what;
        QStringList values;  ///< [runs]
        bool protocol = false;
    };
    QStringList runs;
    std::vector<Row> rows;
    QString warning;  ///< why their figures may not be compared; empty: they may
};

Differences differences_of(const std::vector<store::RunDetails>& runs);
TableContentPtr table_of(Differences differences);

}  // namespace armillary::views
