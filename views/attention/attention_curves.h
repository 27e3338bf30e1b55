// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "views/attention/attention_reading.h"
#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// Stems of the figures recorded over the epochs, `attention_entropy` first.
QStringList attention_stems(const AttentionReadings& runs);
/// One line a layer, and paler one a head; of the second run dashed.
ChartContent attention_curve(const AttentionReadings& runs, const QString& stem);

}  // namespace armillary::views
