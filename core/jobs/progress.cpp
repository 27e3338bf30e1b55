// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"

namespace armillary::jobs {

namespace {

// Closer observations are noise; more of them are history.
constexpr auto kSpacing = std::chrono::milliseconds(500);
constexpr size_t kSamples = 60;

double seconds_between(ProgressMeter::Clock::time_point a, ProgressMeter::Clock::time_point b) {
    return std::chrono::duration<double>(b - a).count();
}

}  // namespace

std::string to_string(const TimeLeft& left) {
    for (const auto& [unit, seconds] : {std::pair{"h", 3600.0}, std::pair{"min", 60.0}}) {
        if (left.high < 1.5 * seconds) continue;
        const auto low = static_cast<int64_t>(std::floor(left.low / seconds));
        const auto high = static_cast<int64_t>(std::ceil(left.high / seconds));
        return low == high ? fmt::format("{} {}", high, unit) : fmt::format("{}-{} {}", low, high, unit);
    }
    const auto low = static_cast<int64_t>(std::floor(left.low)), high = static_cast<int64_t>(std::ceil(left.high));
    return low == high ? fmt::format("{} s", high) : fmt::format("{}-{} s", low, high);
}

void ProgressMeter::update(double done, double total, Clock::time_point now) {
    if (done < done_) samples_.clear();
    done_ = done;
    total_ = total;
    // The newest sample moves until it is far enough from the one before it.
    if (samples_.size() >= 2 && now - samples_[samples_.size() - 2].at < kSpacing)
        samples_.back() = {done, now};
    else
        samples_.push_back({done, now});
    if (samples_.size() > kSamples) samples_.pop_front();
}

std::optional<double> ProgressMeter::rate() const {
    if (samples_.size() < 2) return std::nullopt;
    const double seconds = seconds_between(samples_.front().at, samples_.back().at);
    if (seconds <= 0) return std::nullopt;
    return (samples_.back().done - samples_.front().done) / seconds;
}

std::optional<TimeLeft> ProgressMeter::time_left() const {
    const std::optional<double> mean = rate();
    if (samples_.size() < 4 || total_ <= 0 || !mean || *mean <= 0) return std::nullopt;
    std::vector<double> rates;
    for (size_t i = 1; i < samples_.size(); ++i) {
        const double seconds = seconds_between(samples_[i - 1].at, samples_[i].at);
        if (seconds > 0) rates.push_back((samples_[i].done - samples_[i - 1].done) / seconds);
    }
    std::sort(rates.begin(), rates.end());
    const double left = std::max(0.0, total_ - done_);
    const double slow = std::min(rates[rates.size() / 4], *mean),
                 fast = std::max(rates[rates.size() * 3 / 4], *mean);
    // Work that stalls between samples has a quartile of zero: the mean then bounds it, with room.
    return TimeLeft{left / fast, left / (slow > 0 ? slow : *mean / 2)};
}

}  // namespace armillary::jobs
