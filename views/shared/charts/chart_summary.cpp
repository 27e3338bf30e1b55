// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_summary.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <limits>

#include "views/shared/charts/chart_samples.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

bool has_place(const ChartAxis& axis, double value) {
    return std::isfinite(value) && (axis.scale != Scale::log || value > 0);
}

bool within(const ChartAxis& axis, double value) {
    return value >= axis.minimum.value_or(-kInfinite) && value <= axis.maximum.value_or(kInfinite);
}

class RangeFinder {
 public:
    explicit RangeFinder(const ChartAxis& axis) : axis_(axis) {}
    void add(double value) {
        if (!has_place(axis_, value)) return;
        low_ = std::min(low_, value);
        high_ = std::max(high_, value);
    }
    ChartSummary::Range range() const {
        return low_ <= high_ ? ChartSummary::Range{low_, high_} : ChartSummary::Range{};
    }

 private:
    const ChartAxis& axis_;
    double low_ = kInfinite, high_ = -kInfinite;
};

struct Counts {
    int64_t not_above_zero = 0, outside = 0;
};

QString note_of(const Counts& counts, size_t points) {
    QStringList notes;
    if (points > kWholeScatter)
        notes << QCoreApplication::translate("Chart", "%1 of %2 points")
                     .arg(count(kWholeScatter), count(static_cast<int64_t>(points)));
    if (counts.not_above_zero > 0)
        notes << QCoreApplication::translate("Chart", "%1 not above zero left out: the axis is logarithmic")
                     .arg(count(counts.not_above_zero));
    if (counts.outside > 0)
        notes << QCoreApplication::translate("Chart", "%1 outside the axes").arg(count(counts.outside));
    return notes.join(QStringLiteral(" · "));
}

}  // namespace

ChartSummary summary_of(const ChartContent& content) {
    ChartSummary summary;
    RangeFinder x(content.x), y(content.y);
    Counts counts;
    bool padded = false;
    for (const ChartSeries& series : content.series) {
        padded = padded || series.mark == Mark::points;
        const bool unit_bars = series.mark == Mark::bars && series.x_end.empty();
        summary.zero = summary.zero || series.mark == Mark::bars || series.mark == Mark::area;
        for (size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            if (!std::isfinite(series.x[i]) || !std::isfinite(series.y[i])) continue;
            if (!has_place(content.x, series.x[i]) || !has_place(content.y, series.y[i])) {
                ++counts.not_above_zero;
                continue;
            }
            if (!within(content.x, series.x[i]) || !within(content.y, series.y[i])) {
                ++counts.outside;
                continue;
            }
            summary.points += series.mark == Mark::points;
            x.add(series.x[i]);
            y.add(series.y[i]);
            if (i < series.x_end.size()) x.add(series.x_end[i]);
            if (unit_bars) x.add(series.x[i] - 0.5), x.add(series.x[i] + 0.5);
            if (i < series.low.size()) y.add(series.low[i]);
            if (i < series.high.size()) y.add(series.high[i]);
        }
    }
    summary.x = x.range();
    summary.y = y.range();
    summary.x_padding = padded ? 0.03 : 0;
    summary.note = note_of(counts, summary.points);
    return summary;
}

}  // namespace armillary::views
