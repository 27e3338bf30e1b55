// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_samples.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace armillary::views {

namespace {

/// The points of one pixel column: its first, least, greatest and last, in their order.
class Column {
 public:
    void add(uint32_t index, double y) {
        if (picks_.empty()) {
            picks_ = {index, index, index, index};
            least_ = greatest_ = y;
        }
        if (y < least_) {
            least_ = y;
            picks_[1] = index;
        }
        if (y > greatest_) {
            greatest_ = y;
            picks_[2] = index;
        }
        picks_[3] = index;
    }
    void move_to(Run& run) {
        std::sort(picks_.begin(), picks_.end());
        picks_.erase(std::unique(picks_.begin(), picks_.end()), picks_.end());
        run.insert(run.end(), picks_.begin(), picks_.end());
        picks_.clear();
    }

 private:
    Run picks_;
    double least_ = 0, greatest_ = 0;
};

/// Narrows [from, to], the part of a segment in view, by one border of the rectangle; false when nothing is left.
bool narrow(double direction, double distance, double& from, double& to) {
    if (direction == 0) return distance >= 0;
    const double crossing = distance / direction;
    if (direction < 0)
        from = std::max(from, crossing);
    else
        to = std::min(to, crossing);
    return from <= to;
}

/// The part of a segment within the rectangle (Liang and Barsky, 1984).
std::optional<QLineF> inside(const QLineF& segment, const QRectF& box) {
    double from = 0, to = 1;
    if (!narrow(-segment.dx(), segment.x1() - box.left(), from, to) ||
        !narrow(segment.dx(), box.right() - segment.x1(), from, to) ||
        !narrow(-segment.dy(), segment.y1() - box.top(), from, to) ||
        !narrow(segment.dy(), box.bottom() - segment.y1(), from, to))
        return {};
    return QLineF(segment.pointAt(from), segment.pointAt(to));
}

}  // namespace

std::vector<Run> line_runs(const ChartSeries& series, const ChartScale& x, const ChartScale& y, int columns) {
    const size_t count = std::min(series.x.size(), series.y.size());
    const bool whole = count <= kWholeLine;
    std::vector<Run> runs(1);
    Column column;
    double place = 0;
    bool gap = false;
    for (size_t i = 0; i < count; ++i) {
        if (!x.has_place(series.x[i]) || !y.has_place(series.y[i])) {
            gap = true;
            continue;
        }
        const double here = whole ? static_cast<double>(i) : std::floor(x.share(series.x[i]) * columns);
        if (here != place) column.move_to(runs.back());
        // Of a long line, a gap narrower than a pixel column cannot be seen.
        if (gap && !runs.back().empty() && (whole || std::abs(here - place) > 1)) runs.emplace_back();
        gap = false;
        place = here;
        column.add(static_cast<uint32_t>(i), series.y[i]);
    }
    column.move_to(runs.back());
    std::erase_if(runs, [](const Run& run) { return run.empty(); });
    return runs;
}

std::vector<size_t> thinned(size_t count, size_t most) {
    const size_t kept = std::min(count, most);
    std::vector<size_t> indices(kept);
    for (size_t i = 0; i < kept; ++i) indices[i] = i * count / kept;
    return indices;
}

std::vector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rectangle) {
    if (rectangle.contains(line.boundingRect()) || line.size() < 2) return {line};
    std::vector<QPolygonF> pieces;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const auto part = inside({line[i - 1], line[i]}, rectangle);
        if (!part) continue;
        if (pieces.empty() || pieces.back().last() != part->p1()) pieces.push_back({part->p1()});
        pieces.back() << part->p2();
    }
    return pieces;
}

}  // namespace armillary::views
