// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/distribution.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/concentration.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

double count_of(std::span<const double> values) {
    return static_cast<double>(values.size());
}

Measure unless(Reason reason, bool undefined, double value) {
    return undefined ? Measure::undefined(reason) : Measure::of(value);
}

Reason without_a_mean(std::span<const double> values) {
    return values.empty() ? Reason::no_units : Reason::zero_mean;
}

bool has_no_mean(std::span<const double> values) {
    return !(sum(values) > 0);
}

/// `term` of each value relative to the mean, averaged.
template <typename Term>
double mean_of_relative(std::span<const double> values, Term term) {
    const double centre = mean(values);
    std::vector<double> terms;
    for (double x : values) terms.push_back(term(x / centre));
    return mean(terms);
}

}  // namespace

Measure variation(std::span<const double> values) {
    return unless(without_a_mean(values), has_no_mean(values), std::sqrt(variance(values, 0)) / mean(values));
}

Measure gini(std::span<const double> values, bool corrected) {
    if (has_no_mean(values)) return Measure::undefined(without_a_mean(values));
    if (corrected && values.size() < 2) return Measure::undefined(Reason::single_user);
    return Measure::of(numeric::gini(values) * (corrected ? count_of(values) / (count_of(values) - 1) : 1));
}

Measure jain(std::span<const double> values) {
    return unless(without_a_mean(values), has_no_mean(values), numeric::jain_index(values));
}

double equivalent_mean(std::span<const double> values, double aversion, std::span<const double> weights) {
    double total = 0, weight_total = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1 : weights[i];
        if (aversion >= 1 && values[i] == 0 && weight > 0) return 0;
        total += weight * (aversion == 1 ? std::log(values[i]) : std::pow(values[i], 1 - aversion));
        weight_total += weight;
    }
    return aversion == 1 ? std::exp(total / weight_total) : std::pow(total / weight_total, 1 / (1 - aversion));
}

Measure atkinson(std::span<const double> values, double aversion) {
    return unless(without_a_mean(values), has_no_mean(values),
                  1 - equivalent_mean(values, aversion) / mean(values));
}

Measure generalised_entropy(std::span<const double> values, double alpha) {
    if (has_no_mean(values)) return Measure::undefined(without_a_mean(values));
    if (alpha == 1)
        return Measure::of(mean_of_relative(values, [](double r) { return r > 0 ? r * std::log(r) : 0; }));
    if (alpha <= 0 && std::find(values.begin(), values.end(), 0.0) != values.end())
        return Measure::undefined(Reason::nonpositive_value);
    if (alpha == 0) return Measure::of(mean_of_relative(values, [](double r) { return -std::log(r); }));
    return Measure::of(mean_of_relative(values, [alpha](double r) { return std::pow(r, alpha) - 1; }) /
                       (alpha * (alpha - 1)));
}

Measure hoover(std::span<const double> values) {
    if (has_no_mean(values)) return Measure::undefined(without_a_mean(values));
    return Measure::of(mean_of_relative(values, [](double r) { return std::abs(r - 1); }) / 2);
}

Measure entropy_share(std::span<const double> values) {
    if (has_no_mean(values)) return Measure::undefined(without_a_mean(values));
    if (values.size() < 2) return Measure::undefined(Reason::single_user);
    return Measure::of(numeric::entropy(values) / std::log(count_of(values)));
}

Measure mean_absolute_difference(std::span<const double> values) {
    if (values.size() < 2) return Measure::undefined(values.empty() ? Reason::no_units : Reason::single_user);
    if (has_no_mean(values)) return Measure::of(0);
    return Measure::of(2 * mean(values) * gini(values, true).value);
}

Measure worst_mean(std::span<const double> values, double share) {
    if (values.empty()) return Measure::undefined(Reason::no_units);
    const std::vector<double> ascending = sorted(values);
    const double wanted = share * count_of(values);
    const auto whole = std::min(static_cast<size_t>(wanted), ascending.size());
    double total = sum(std::span(ascending).first(whole));
    if (whole < ascending.size()) total += (wanted - static_cast<double>(whole)) * ascending[whole];
    return unless(Reason::no_units, !(wanted > 0), total / wanted);
}

Measure zero_share(std::span<const double> values) {
    const auto zeros = static_cast<double>(std::count(values.begin(), values.end(), 0.0));
    return unless(Reason::no_units, values.empty(), zeros / count_of(values));
}

std::vector<NamedMeasure> distribution_measures(std::span<const double> values) {
    const std::vector<double> ascending = sorted(values);
    auto at = [&](double level) { return unless(Reason::no_units, values.empty(), quantile(ascending, level)); };
    const bool none = values.empty();
    return {{"mean", unless(Reason::no_units, none, mean(values)), 1},
            {"gini", gini(values), -1},
            {"atkinson", atkinson(values, 0.5), -1},
            {"worst_10pct", worst_mean(values, 0.1), 1},
            {"worst_25pct", worst_mean(values, 0.25), 1},
            {"zero_share", zero_share(values), -1},
            {"jain", jain(values), 1},
            {"theil", generalised_entropy(values, 1), -1},
            {"mean_log_deviation", generalised_entropy(values, 0), -1},
            {"hoover", hoover(values), -1},
            {"entropy", entropy_share(values), 1},
            {"standard_deviation", unless(Reason::no_units, none, std::sqrt(variance(values, 0))), -1},
            {"variation", variation(values), -1},
            {"mean_absolute_difference", mean_absolute_difference(values), -1},
            {"min", at(0), 1},
            {"q10", at(0.1), 1},
            {"q25", at(0.25), 1},
            {"median", at(0.5), 1},
            {"q75", at(0.75), 1},
            {"q90", at(0.9), 1},
            {"max", at(1), 0}};
}

}  // namespace armillary::statistics
