// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/special_functions.h"

#include <cmath>
#include <initializer_list>
#include <limits>

namespace armillary::statistics {

namespace {

constexpr double kTiny = 1e-300, kPrecise = 1e-16;
constexpr int kMostTerms = 10'000;

double away_from_zero(double x) {
    return std::abs(x) < kTiny ? kTiny : x;
}

/// Regularised incomplete beta function by its continued fraction (Lentz; Numerical Recipes 6.4).
double beta_fraction(double a, double b, double x) {
    double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), value = d;
    for (int m = 1; m <= kMostTerms; ++m) {
        for (const double term : {m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                                  -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))}) {
            d = 1 / away_from_zero(1 + term * d);
            c = away_from_zero(1 + term / c);
            value *= c * d;
        }
        if (std::abs(c * d - 1) < kPrecise) break;
    }
    return value;
}

double incomplete_beta(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a
                                     : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

/// Regularised upper incomplete gamma function Q(a, x): a series below a + 1, a continued fraction above.
double upper_gamma(double a, double x) {
    if (x <= 0) return 1;
    const double front = std::exp(-x + a * std::log(x) - std::lgamma(a));
    if (x < a + 1) {
        double term = 1 / a, value = term;
        for (int n = 1; n <= kMostTerms && term > value * kPrecise; ++n) value += term *= x / (a + n);
        return 1 - front * value;
    }
    double b = x + 1 - a, c = 1 / kTiny, d = 1 / b, value = d;
    for (int n = 1; n <= kMostTerms; ++n) {
        const double term = -n * (n - a);
        b += 2;
        d = 1 / away_from_zero(term * d + b);
        c = away_from_zero(b + term / c);
        value *= c * d;
        if (std::abs(c * d - 1) < kPrecise) break;
    }
    return front * value;
}

/// x with `cdf(x)` = `probability`, for a cdf that rises: doubling out, then halving the gap.
template <typename Cdf>
double inverse(Cdf cdf, double probability) {
    double low = -1, high = 1;
    while (cdf(low) > probability) low *= 2;
    while (cdf(high) < probability) high *= 2;
    for (int step = 0; step < 200 && high - low > 1e-15 * std::abs(low + high); ++step) {
        const double middle = (low + high) / 2;
        (cdf(middle) < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace

double normal_cdf(double z) {
    return std::erfc(-z / std::sqrt(2.0)) / 2;
}

double normal_quantile(double probability) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (probability <= 0) return -kInfinity;
    if (probability >= 1) return kInfinity;
    return inverse(normal_cdf, probability);
}

double student_t_two_sided(double t, double degrees) {
    return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t));
}

double student_t_quantile(double probability, double degrees) {
    return inverse(
        [degrees](double t) {
            const double tail = student_t_two_sided(t, degrees) / 2;
            return t < 0 ? tail : 1 - tail;
        },
        probability);
}

double chi_squared_tail(double x, double degrees) {
    return upper_gamma(degrees / 2, x / 2);
}

}  // namespace armillary::statistics
