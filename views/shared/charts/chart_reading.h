// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/shared/charts/chart_layout.h"

namespace armillary::views {

/// What the chart says at one place: the values of all series there, or one point of a scatter.
struct ChartReading {
    struct Value {
        size_t series = 0, index = 0;
        QString name, text;
        QPointF at;
    };
    QString head;  ///< the place: `epoch 12`, the point's name
    QPointF guide;
    std::vector<Value> values;
    QStringList remarks;  ///< events
    bool is_point = false;

    /// All of it in a sentence, for those who hear it.
    QString spoken() const;
};

/// Finds and reads the places of a chart: each x that something is drawn at, or each point.
class ChartReader {
 public:
    /// The layout must outlive it.
    explicit ChartReader(const ChartLayout& layout);

    int stops() const { return static_cast<int>(stops_.size()); }
    /// The place nearest to a position on the picture; -1: none near.
    int nearest(const QPointF& position) const;
    ChartReading reading(int stop) const;
    /// The value of a reading that a click at this position means; null: none.
    const ChartReading::Value* hit(const ChartReading& reading, const QPointF& position) const;

 private:
    struct Stop {
        QPointF at;
        double x = 0;
        size_t series = 0, index = 0;
    };
    bool points() const { return points_; }
    ChartReading::Value value(size_t series, size_t index) const;
    QString head(const Stop& stop) const;

    const ChartLayout& layout_;
    bool points_ = false;
    std::vector<Stop> stops_;
    std::vector<bool> sorted_;
};

}  // namespace armillary::views
