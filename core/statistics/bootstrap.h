// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/statistics/measure.h"

namespace armillary::statistics {

struct Interval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// How an interval or a p-value was found.
enum class Resampling {
    none,
    enumerated,   ///< every resample (or arrangement), so exact
    drawn,        ///< seeded draws
    normal_limit  ///< what the draws tend to; where so many units make the difference invisible
};
std::string_view to_string(Resampling method);

/// A mean (or a difference of means) and how far it is to be trusted. NaN where not defined, with the reason.
struct Estimate {
    double value = std::numeric_limits<double>::quiet_NaN();
    Interval interval;
    double standard_error = std::numeric_limits<double>::quiet_NaN();
    int64_t count = 0;  ///< units
    Reason reason = Reason::no_units;
    Resampling method = Resampling::none;
};

struct BootstrapSettings {
    int resamples = 10'000;
    double level = 0.95;
    uint64_t seed = 42;
    bool bias_corrected = false;      ///< BCa (Efron 1987) instead of percentiles; of a mean only
    int64_t normal_beyond = 200'000;  ///< with more units the normal interval: the two agree to all shown digits
};

/// Bootstrap of a mean over units (evaluation.md 2.10): percentile interval with type 7 quantiles, standard error
/// over the resamples. All n^n resamples where these are no more than asked for, else seeded draws of n indices.
/// The same numbers for any number of threads. No NaN among the values; `single_user` below two.
Estimate bootstrap_mean(std::span<const double> values, const BootstrapSettings& settings = {});

/// Of mean(a) - mean(b), units drawn within each group (evaluation.md 3.2).
Estimate bootstrap_gap(std::span<const double> a, std::span<const double> b,
                       const BootstrapSettings& settings = {});

/// Means of `resamples` seeded draws of as many values with replacement; `stream` keeps several apart.
std::vector<double> resampled_means(std::span<const double> values, int resamples, uint64_t seed,
                                    uint64_t stream = 0);

}  // namespace armillary::statistics
