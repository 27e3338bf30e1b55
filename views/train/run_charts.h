// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "views/shared/charts/chart_content.h"
#include "views/train/training_record.h"

namespace armillary::views {

/// Series of a run that belong in one chart: a metric, or one figure for every level of a tokenizer.
struct CurveGroup {
    QString key;    ///< stable: `valid/ndcg@10`, `diagnostics/usage`
    QString title;  ///< for the list to choose from
};
/// Everything that can be drawn against epochs beside the losses: validation metrics, then diagnostics, then what
/// the optimiser told. Empty before the first epoch.
std::vector<CurveGroup> curve_groups(const TrainingRecord& record);
/// The group to show when nothing was chosen: `wanted` where it exists, else the first.
QString default_group(const std::vector<CurveGroup>& groups, const QString& wanted);

/// The losses: every batch (live runs, thinned) and the mean of each epoch.
ChartContent loss_chart(const TrainingRecord& record);
ChartContent curve_chart(const TrainingRecord& record, const QString& group);

}  // namespace armillary::views
