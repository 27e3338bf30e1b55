// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/decimated_series.h"

#include <limits>

namespace armillary::views {

void DecimatedSeries::add(double x, double y) {
    latest_ = y;
    sum_x_ += x;
    sum_y_ += y;
    if (++open_ < stride_) return;
    x_.push_back(sum_x_ / static_cast<double>(open_));
    y_.push_back(sum_y_ / static_cast<double>(open_));
    sum_x_ = sum_y_ = 0;
    open_ = 0;
    if (x_.size() < kMost) return;
    for (size_t i = 0; i < kMost / 2; ++i) {
        x_[i] = (x_[2 * i] + x_[2 * i + 1]) / 2;
        y_[i] = (y_[2 * i] + y_[2 * i + 1]) / 2;
    }
    x_.resize(kMost / 2);
    y_.resize(kMost / 2);
    stride_ *= 2;
}

void DecimatedSeries::cut_from(double x) {
    while (!x_.empty() && x_.back() >= x) {
        x_.pop_back();
        y_.pop_back();
    }
    sum_x_ = sum_y_ = 0;
    open_ = 0;
    latest_ = y_.empty() ? std::numeric_limits<double>::quiet_NaN() : y_.back();
}

std::vector<double> DecimatedSeries::x() const {
    std::vector<double> values = x_;
    if (open_ > 0) values.push_back(sum_x_ / static_cast<double>(open_));
    return values;
}

std::vector<double> DecimatedSeries::y() const {
    std::vector<double> values = y_;
    if (open_ > 0) values.push_back(sum_y_ / static_cast<double>(open_));
    return values;
}

}  // namespace armillary::views
