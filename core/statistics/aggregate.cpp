// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>
#include <vector>

#include "core/statistics/ranking.h"

namespace armillary::statistics {

namespace {

double pairwise_sum(std::span<const double> values) {
    constexpr size_t kBlock = 64;
    if (values.size() <= kBlock) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }
    const size_t half = values.size() / 2;
    return pairwise_sum(values.first(half)) + pairwise_sum(values.subspan(half));
}

}  // namespace

std::string_view to_string(Reason reason) {
    switch (reason) {
        case Reason::ok:
            return "ok";
        case Reason::no_test_items:
            return "no_test_items";
        case Reason::no_training_history:
            return "no_training_history";
        case Reason::empty_list:
            return "empty_list";
        case Reason::non_finite_scores:
            return "non_finite_scores";
        case Reason::not_applicable:
            return "not_applicable";
    }
    return "not_applicable";
}

Aggregate aggregate(std::span<const double> per_user) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> values;
    for (double value : per_user)
        if (!std::isnan(value)) values.push_back(value);

    Aggregate result;
    result.defined = static_cast<int64_t>(values.size());
    result.undefined = static_cast<int64_t>(per_user.size()) - result.defined;
    const auto n = static_cast<double>(values.size());
    result.value = values.empty() ? kUndefined : pairwise_sum(values) / n;
    for (double& value : values) value = (value - result.value) * (value - result.value);
    result.standard_error = values.size() < 2 ? kUndefined : std::sqrt(pairwise_sum(values) / (n - 1) / n);
    return result;
}

}  // namespace armillary::statistics
