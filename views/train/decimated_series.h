// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace armillary::views {

/// Many values in little space: every bucket is the mean of `stride` neighbours, and the stride doubles when
/// `kMost` buckets are full.
class DecimatedSeries {
 public:
    static constexpr size_t kMost = 2000;
    void add(double x, double y);
    /// Forgets the buckets at x and beyond: the run went back there.
    void cut_from(double x);
    /// x and y of the buckets, the unfinished one included.
    std::vector<double> x() const;
    std::vector<double> y() const;
    int64_t stride() const { return stride_; }
    bool empty() const { return x_.empty() && open_ == 0; }
    /// The value added last; NaN when there is none.
    double latest() const { return latest_; }

 private:
    std::vector<double> x_, y_;
    double sum_x_ = 0, sum_y_ = 0;
    double latest_ = std::numeric_limits<double>::quiet_NaN();
    int64_t open_ = 0, stride_ = 1;
};

}  // namespace armillary::views
