// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/codebook/codebook_reading.h"
#include "views/shared/charts/chart_content.h"
#include "views/shared/figure_card.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// Recorded series that are drawn together: one line a level, a depth, or of the whole.
struct CodebookCurve {
    QString stem;  ///< as the recorder names it: `perplexity`
    QString title;
};
/// Those that the lab knows first, in its order; then whatever else was recorded, losses too.
std::vector<CodebookCurve> recorded_curves(const CodebookReadings& runs);

/// Over the epochs, of one run or two; the second run's lines are dashed. The epoch shown is marked, and what
/// happened.
ChartContent curve_content(const CodebookReadings& runs, const QString& stem);

/// Share of the items (and of the interactions, where they are known) by rank of the code, against an even use.
/// `level` -1: all levels, items only.
ChartContent rank_frequency(const CodebookReadings& runs, int level);

/// What each level leaves over, at the epoch shown.
ChartContent residual_content(const CodebookReadings& runs);

/// Collisions by depth: items told apart by their first 1, 2, … codes.
TableContentPtr depth_table(const CodebookReadings& runs);

/// The figures of the codebook as a whole.
std::vector<FigureCard> codebook_figures(const CodebookReadings& runs);

}  // namespace armillary::views
