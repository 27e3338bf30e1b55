// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "views/shared/charts/chart_content.h"

namespace armillary::views {

struct ChartTick {
    double value = 0;
    QString text;
};

/// An axis that has met its data: where values stand between its ends, and which of them are written.
class ChartScale {
 public:
    struct Wish {
        double low = 0, high = 1;  ///< the data; of a logarithmic axis those above zero
        bool zero = false;         ///< bars and areas stand on zero
        bool round_ends = false;   ///< reach out to the next tick
        double padding = 0;        ///< share of the range left free at both ends
        int ticks = 5;             ///< at most so many
    };

    ChartScale() = default;
    ChartScale(const ChartAxis& axis, const Wish& wish);

    double low() const { return low_; }
    double high() const { return high_; }
    const std::vector<ChartTick>& ticks() const { return ticks_; }

    /// 0 at the low end, 1 at the high one. NaN for what the axis cannot show.
    double share(double value) const;
    /// Where bars stand: of zero, or the low end of a logarithmic axis.
    double base() const;
    /// Whether the axis has a place for it, within its ends or not.
    bool has_place(double value) const;

 private:
    void fit_numbers(const ChartAxis& axis, const Wish& wish);
    void fit_log(const ChartAxis& axis, const Wish& wish);

    bool log_ = false;
    double low_ = 0, high_ = 1;
    std::vector<ChartTick> ticks_;
};

/// The least step of the kind 1, 2, 5 · 10^n (whole if asked for) with at most `most` ticks from `low` to `high`,
/// counted with both ends rounded outwards when `outwards`; the next finer one where there would be a single tick.
double nice_step(double low, double high, int most, bool whole, bool outwards);
/// Multiples of the step between the ends.
std::vector<double> multiples(double low, double high, double step);
/// Powers of ten, thinned evenly to `most`; with 2 and 5 between them where there are few.
std::vector<double> log_ticks(double low, double high, int most);
/// Beginnings of years, months, days or shorter spans, UTC, with the text that tells them apart.
std::vector<ChartTick> time_ticks(double low, double high, int most);
/// A number with just the digits that its neighbours at this distance need.
QString tick_text(const ChartAxis& axis, double value, double step);

}  // namespace armillary::views
