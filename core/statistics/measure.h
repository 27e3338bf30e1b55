// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

namespace armillary::statistics {

/// Why a value is undefined. Undefined is never zero (evaluation.md 0.2).
enum class Reason : uint8_t {
    ok,
    no_test_items,
    no_training_history,
    empty_list,
    non_finite_scores,
    not_applicable,
    no_units,
    no_negatives,
    no_positives,
    single_user,
    catalogue_too_small,
    zero_mean,
    zero_variance,
    zero_denominator,
    nonpositive_value,
    group_too_small
};
std::string_view to_string(Reason reason);

/// A number, or why there is none: the value is NaN if and only if the reason is not `ok`.
struct Measure {
    double value = std::numeric_limits<double>::quiet_NaN();
    Reason reason = Reason::not_applicable;

    static Measure of(double value) { return {value, Reason::ok}; }
    static Measure undefined(Reason reason) { return {std::numeric_limits<double>::quiet_NaN(), reason}; }
    bool defined() const { return reason == Reason::ok; }
};

}  // namespace armillary::statistics
