// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/store/run_store.h"
#include "views/shared/workbench.h"

namespace armillary::views {

inline constexpr qsizetype kMostRuns = 4;

/// Whether the run recommends items of this data set and can be asked now.
bool recommends(const store::RunSummary& run, const QString& dataset);

/// The runs whose lists stand beside a user's history: the active one, the compared one, then those chosen here;
/// at most four. When none of them recommends items of the data set, the newest run that does.
QStringList runs_to_show(const RunRows& runs, const QString& dataset, const QString& active,
                         const QString& compared, const QStringList& chosen);

/// Why the run shown is none of those wanted (the active, the compared, the chosen): the newest stands in for
/// them. Empty when it does not.
QString stand_in_note(const RunRows& runs, const QString& dataset, const QString& active,
                      const QStringList& wanted, const QStringList& shown);

/// `r2 · EASE`, or its name in place of the model's.
QString run_label(const store::RunSummary& run, const QString& model_name);

/// Of the active and the compared run their own colours, of the others categories.
QColor run_color(const QString& run, const QString& active, const QString& compared, int place);

}  // namespace armillary::views
