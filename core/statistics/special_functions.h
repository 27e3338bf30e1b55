// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace armillary::statistics {

// Distributions that tests and intervals need, to about 1e-12.

/// P(Z <= z) of the standard normal.
double normal_cdf(double z);
/// z with P(Z <= z) = `probability`; infinite at 0 and 1.
double normal_quantile(double probability);
/// P(|T| >= |t|) of Student's t with `degrees` degrees of freedom (Abramowitz and Stegun 26.7.1).
double student_t_two_sided(double t, double degrees);
/// t with P(T <= t) = `probability`, 0 < probability < 1.
double student_t_quantile(double probability, double degrees);
/// P(X >= x) of chi squared with `degrees` degrees of freedom.
double chi_squared_tail(double x, double degrees);

}  // namespace armillary::statistics
