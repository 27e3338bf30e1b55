// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/store/run_store.h"
#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// What the curves panel draws as one line: a run, or all seeds of an experiment.
struct CurveLine {
    QString title;
    QStringList runs;  ///< more than one: their mean with a band
    ChartColor color = 0;
    bool dashed = false;
};

/// Lines beyond these are left out, and the chart says so.
inline constexpr int kMostCurves = 8;

/// Gives lines their colours: the active run and the compared one theirs (as on every page), the others categories
/// that are neither; dashed where the categories begin anew. At most `kMostCurves`.
std::vector<CurveLine> coloured_lines(std::vector<CurveLine> lines, const QString& active,
                                      const QString& compared);

/// How wide the band around the mean of several seeds is.
enum class Band { range, deviation };

struct CurvesRequest {
    std::vector<CurveLine> lines;
    int asked = 0;   ///< lines that were picked, also those left out
    QString series;  ///< `valid/ndcg@10`; one that none of the runs has, or none: what suits
    bool by_step = false;
    Band band = Band::range;
};

struct Curves {
    QStringList available;  ///< series that any of the runs has
    QString shown;
    ChartContent content;
};

/// In the background: reads what is needed. Throws `Error` and `Cancelled`.
Curves read_curves(store::RunStore& store, const CurvesRequest& request, std::stop_token stop);

/// The line of one run as recorded; of several their mean wherever all of them have a value, with smallest and
/// largest or one standard deviation (n - 1) to either side.
ChartSeries curve_of(const CurveLine& line, const std::vector<std::vector<store::SeriesPoint>>& runs, bool by_step,
                     Band band);

/// Of those, the one that says most: validation first, then collisions, then the loss.
QString preferred_series(const QStringList& available);

}  // namespace armillary::views
