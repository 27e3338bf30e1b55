// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/codebook/codebook_reading.h"
#include "views/shared/charts/chart_content.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// What the chart over epochs shows: one line a level, or a depth.
enum class CodebookCurve { perplexity, usage, dead, collisions };

QString curve_word(CodebookCurve curve);

/// From the recorded series of one or two runs; the second run's lines are dashed. The epoch shown is marked.
ChartContent curve_content(const std::vector<CodebookReadingPtr>& runs, CodebookCurve curve);

/// Collisions by depth: items told apart by their first 1, 2, … codes.
TableContentPtr depth_table(const std::vector<CodebookReadingPtr>& runs);

/// A figure of the codebook as a whole, one value a run.
struct CodebookFigure {
    QString name, help;
    QStringList values;
};
std::vector<CodebookFigure> codebook_figures(const std::vector<CodebookReadingPtr>& runs);

}  // namespace armillary::views
