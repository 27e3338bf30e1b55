// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>

namespace armillary::jobs {

/// Time left as a range: one number would claim more than is known.
struct TimeLeft {
    double low = 0, high = 0;  ///< seconds
};
/// `2-3 min`, as people say it.
std::string to_string(const TimeLeft& left);

/// How far a piece of work is, how fast it goes and when it will end. The rate is that of the last half minute or
/// so, the range of the time left comes from the quartiles of the rates seen in it.
class ProgressMeter {
 public:
    using Clock = std::chrono::steady_clock;

    /// `done` of `total` units (0: the total is not known). A smaller `done` than before starts the measurement
    /// anew.
    void update(double done, double total, Clock::time_point now = Clock::now());
    double done() const { return done_; }
    double total() const { return total_; }
    /// Units a second; nothing before two observations.
    std::optional<double> rate() const;
    /// Nothing before four observations, or without a total.
    std::optional<TimeLeft> time_left() const;

 private:
    struct Sample {
        double done;
        Clock::time_point at;
    };
    double done_ = 0, total_ = 0;
    std::deque<Sample> samples_;
};

}  // namespace armillary::jobs
