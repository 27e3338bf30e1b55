// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/significance.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/random.h"
#include "core/statistics/special_functions.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr size_t kExactRanks = 50, kExactSigns = 20;
constexpr double kMostDraws = 5e8;  ///< draws x differences: a second

double normal_two_sided(double z) {
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

/// P of a sum of ranks at least as extreme as `w_plus` when every sign is a coin. Ranks count double, so that
/// midranks are whole.
double exact_signed_rank_p(std::span<const double> ranks, double w_plus) {
    std::vector<size_t> doubled;
    for (double rank : ranks) doubled.push_back(static_cast<size_t>(std::lround(2 * rank)));
    const size_t most = std::accumulate(doubled.begin(), doubled.end(), size_t{0});
    std::vector<double> chance(most + 1, 0);  // of each sum
    chance[0] = 1;
    size_t reach = 0;
    for (size_t rank : doubled) {
        reach += rank;
        for (size_t total = reach + 1; total-- > 0;)
            chance[total] = (chance[total] + (total >= rank ? chance[total - rank] : 0)) / 2;
    }
    const auto seen = static_cast<size_t>(std::lround(2 * w_plus));
    const double below = std::accumulate(chance.begin(), chance.begin() + static_cast<ptrdiff_t>(seen) + 1, 0.0);
    const double above = std::accumulate(chance.begin() + static_cast<ptrdiff_t>(seen), chance.end(), 0.0);
    return std::min(1.0, 2 * std::min(below, above));
}

/// Sums that are equal but for rounding count as equally far.
double with_slack(double observed, std::span<const double> differences) {
    double magnitude = 0;
    for (double d : differences) magnitude += std::abs(d);
    return std::abs(observed) - 1e-12 * magnitude;
}

/// All sign changes in the order of the Gray code: each differs from the one before by one sign.
int64_t as_far_of_all(std::span<const double> differences, double limit) {
    std::vector<double> signed_values(differences.begin(), differences.end());
    double total = sum(differences);
    int64_t far = std::abs(total) >= limit;
    for (uint64_t code = 1; code < (uint64_t{1} << differences.size()); ++code) {
        double& flipped = signed_values[static_cast<size_t>(std::countr_zero(code))];
        total -= 2 * flipped;
        flipped = -flipped;
        far += std::abs(total) >= limit;
    }
    return far;
}

double sum_with_random_signs(std::span<const double> differences, numeric::RandomStream random) {
    constexpr uint64_t kSign = uint64_t{1} << 63;
    double total = 0;
    for (size_t first = 0; first < differences.size(); first += 64) {
        uint64_t signs = random.next();
        for (size_t at = first; at < std::min(first + 64, differences.size()); ++at, signs <<= 1)
            total += std::bit_cast<double>(std::bit_cast<uint64_t>(differences[at]) ^ (signs & kSign));
    }
    return total;
}

/// Positions of the p-values in rising order, NaN left out.
std::vector<size_t> rising(std::span<const double> p) {
    std::vector<size_t> order;
    for (size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b]; });
    return order;
}

}  // namespace

StudentTest paired_t_test(std::span<const double> differences, double level) {
    StudentTest test;
    const auto m = static_cast<double>(differences.size());
    test.p = Measure::undefined(differences.empty() ? Reason::no_units : Reason::single_user);
    if (m < 2) return test;
    const double centre = mean(differences), error = std::sqrt(variance(differences) / m);
    if (error == 0) {
        test.p = centre == 0 ? Measure::of(1) : Measure::undefined(Reason::zero_variance);
        test.interval = {centre, centre};
        return test;
    }
    test.statistic = centre / error;
    test.p = Measure::of(student_t_two_sided(test.statistic, m - 1));
    const double reach = student_t_quantile((1 + level) / 2, m - 1) * error;
    test.interval = {centre - reach, centre + reach};
    return test;
}

SignedRankTest signed_rank_test(std::span<const double> differences, ZeroDifferences zeros) {
    SignedRankTest test;
    std::vector<double> values, sizes, ranks;
    for (double d : differences)
        if (d != 0 || zeros == ZeroDifferences::ranked) values.push_back(d);
    for (double d : values) sizes.push_back(std::abs(d));
    const std::vector<double> all_ranks = midranks(sizes);
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i] == 0) continue;
        ranks.push_back(all_ranks[i]);
        (values[i] > 0 ? test.w_plus : test.w_minus) += all_ranks[i];
    }
    test.statistic = test.w_plus;
    test.p = Measure::undefined(differences.empty() ? Reason::no_units : Reason::not_applicable);
    if (ranks.empty()) return test;
    test.rank_biserial = (test.w_plus - test.w_minus) / (test.w_plus + test.w_minus);
    if (ranks.size() <= kExactRanks) {
        test.p = Measure::of(exact_signed_rank_p(ranks, test.w_plus));
        test.method = Resampling::enumerated;
        return test;
    }
    // Half the sum of the ranks, and a quarter of their squares: midranks bring the correction for ties with them.
    const double spread = std::sqrt(std::inner_product(ranks.begin(), ranks.end(), ranks.begin(), 0.0)) / 2;
    test.p = Measure::of(normal_two_sided((test.w_plus - test.w_minus) / 2 / spread));
    test.method = Resampling::normal_limit;
    return test;
}

TestResult randomisation_test(std::span<const double> differences, uint64_t seed, int draws) {
    TestResult test;
    test.p = Measure::undefined(Reason::no_units);
    if (differences.empty()) return test;
    test.statistic = mean(differences);
    std::vector<double> values;  // a zero has no sign to change
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(values),
                 [](double d) { return d != 0; });
    const double observed = sum(values), limit = with_slack(observed, values);
    if (values.size() <= kExactSigns) {
        test.p = Measure::of(static_cast<double>(as_far_of_all(values, limit)) /
                             static_cast<double>(uint64_t{1} << values.size()));
        test.method = Resampling::enumerated;
    } else if (static_cast<double>(values.size()) * draws > kMostDraws) {
        const double squares = std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
        test.p = Measure::of(normal_two_sided(observed / std::sqrt(squares)));
        test.method = Resampling::normal_limit;
    } else {
        int64_t far = 0;
#pragma omp parallel for schedule(static) reduction(+ : far)
        for (int draw = 0; draw < draws; ++draw)
            far += std::abs(sum_with_random_signs(values, {seed, "signs", static_cast<uint64_t>(draw)})) >= limit;
        test.p = Measure::of((1 + static_cast<double>(far)) / (1 + static_cast<double>(draws)));
        test.method = Resampling::drawn;
    }
    return test;
}

TestResult sign_test(int64_t wins, int64_t losses) {
    TestResult test;
    const int64_t n = wins + losses;
    test.p = Measure::undefined(Reason::no_units);
    test.statistic = static_cast<double>(wins);
    if (n == 0) return test;
    // P(at most the fewer) = sum of C(n, j) / 2^n, in logarithms: n may be millions.
    const auto count = static_cast<double>(n);
    double tail = 0;
    for (int64_t j = 0; j <= std::min(wins, losses); ++j) {
        const auto x = static_cast<double>(j);
        tail += std::exp(std::lgamma(count + 1) - std::lgamma(x + 1) - std::lgamma(count - x + 1) -
                         count * std::log(2.0));
    }
    test.p = Measure::of(std::min(1.0, 2 * tail));
    test.method = Resampling::enumerated;
    return test;
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<double> adjusted(p.begin(), p.end());
    const std::vector<size_t> order = rising(p);
    double largest = 0;
    for (size_t j = 0; j < order.size(); ++j) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - j) * p[order[j]]));
        adjusted[order[j]] = largest;
    }
    return adjusted;
}

std::vector<double> bonferroni(std::span<const double> p) {
    std::vector<double> adjusted(p.begin(), p.end());
    const auto count = static_cast<double>(rising(p).size());
    for (double& value : adjusted) value = std::isnan(value) ? value : std::min(1.0, count * value);
    return adjusted;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
    std::vector<double> adjusted(p.begin(), p.end());
    const std::vector<size_t> order = rising(p);
    double smallest = 1;
    for (size_t j = order.size(); j-- > 0;) {
        smallest =
            std::min(smallest, static_cast<double>(order.size()) / static_cast<double>(j + 1) * p[order[j]]);
        adjusted[order[j]] = smallest;
    }
    return adjusted;
}

std::vector<double> cliffs_deltas(const std::vector<std::vector<double>>& groups) {
    std::vector<double> all, deltas;
    for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
    const std::vector<double> ranks = midranks(all);
    size_t first = 0;
    for (const auto& group : groups) {
        const auto p = static_cast<double>(group.size()), q = static_cast<double>(all.size() - group.size());
        const double u =
            sum(std::span(ranks).subspan(first, group.size())) - p * (p + 1) / 2;  // Mann and Whitney's
        deltas.push_back(p * q > 0 ? 2 * u / (p * q) - 1 : kUndefined);
        first += group.size();
    }
    return deltas;
}

double cliffs_delta(std::span<const double> a, std::span<const double> b) {
    return cliffs_deltas({{a.begin(), a.end()}, {b.begin(), b.end()}}).front();
}

namespace {
/// z of 5 % two-sided and 80 % power.
double power_factor() {
    return normal_quantile(0.975) + normal_quantile(0.8);
}
}  // namespace

double detectable_effect(double standard_deviation, double units) {
    return power_factor() * standard_deviation / std::sqrt(units);
}

double units_needed(double standard_deviation, double effect) {
    const double root = power_factor() * standard_deviation / effect;
    return root * root;
}

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::better:
            return "better";
        case Verdict::worse:
            return "worse";
        case Verdict::equivalent:
            return "equivalent";
        case Verdict::inconclusive:
            return "inconclusive";
    }
    return "inconclusive";
}

Verdict verdict(const Interval& difference, double smallest_effect) {
    if (-smallest_effect < difference.low && difference.high < smallest_effect) return Verdict::equivalent;
    if (difference.low > 0) return Verdict::better;
    if (difference.high < 0) return Verdict::worse;
    return Verdict::inconclusive;
}

PairedComparison compare_paired(std::span<const double> a, std::span<const double> b,
                                const BootstrapSettings& settings) {
    if (a.size() != b.size()) throw Error(ErrorKind::internal, "paired values must be of the same units");
    PairedComparison result;
    std::vector<double> mine, theirs, differences;
    for (size_t i = 0; i < a.size(); ++i) {
        result.undefined_a += std::isnan(a[i]);
        result.undefined_b += std::isnan(b[i]);
        if (std::isnan(a[i]) || std::isnan(b[i])) continue;
        mine.push_back(a[i]);
        theirs.push_back(b[i]);
        differences.push_back(a[i] - b[i]);
        ++(a[i] > b[i] ? result.wins : a[i] < b[i] ? result.losses : result.ties);
    }
    result.pairs = static_cast<int64_t>(differences.size());
    result.dropped = static_cast<int64_t>(a.size()) - result.pairs;
    result.mean_a = mean(mine);
    result.mean_b = mean(theirs);
    result.difference = bootstrap_mean(differences, settings);
    const double centre = mean(differences), deviation = std::sqrt(variance(differences));
    if (result.mean_b != 0) result.relative = centre / result.mean_b;
    if (deviation > 0) {
        result.standardised = centre / deviation;
        result.detectable = detectable_effect(deviation, static_cast<double>(result.pairs));
    }
    result.cliffs_delta = statistics::cliffs_delta(mine, theirs);
    result.randomisation = randomisation_test(differences, settings.seed, settings.resamples);
    result.sign = sign_test(result.wins, result.losses);
    result.student = paired_t_test(differences, settings.level);
    result.signed_ranks = signed_rank_test(differences);
    return result;
}

}  // namespace armillary::statistics
