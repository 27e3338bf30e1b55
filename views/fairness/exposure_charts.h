// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "views/fairness/fairness_reading.h"
#include "views/shared/charts/chart_content.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// How the exposure of items is looked at.
enum class ExposureView {
    lorenz,     ///< share of all places that the least shown items have
    long_tail,  ///< in how many lists the items stand, the most shown first
    popularity  ///< the same against how often they were taken in training
};

/// `picked`: raw ids of items, which are marked in all three.
ChartContent exposure_content(const FairnessAnswer& answer, ExposureView view, const QStringList& picked);

/// All items: how often they were taken in training, and in how many lists of each run they stand.
TableContentPtr item_table(const FairnessAnswer& answer);

}  // namespace armillary::views
