// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/random.h"

#include <numbers>

namespace armillary::numeric {

double RandomStream::normal() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));  // 1 - u: never log(0)
    const double angle = 2.0 * std::numbers::pi * uniform();
    spare_ = radius * std::sin(angle);
    has_spare_ = true;
    return radius * std::cos(angle);
}

double RandomStream::gamma(double shape) {
    if (shape < 1) {  // boost: Gamma(a) = Gamma(a + 1) U^(1/a)
        const double u = 1.0 - uniform();
        return gamma(shape + 1) * std::pow(u, 1.0 / shape);
    }
    const double d = shape - 1.0 / 3.0, c = 1.0 / std::sqrt(9.0 * d);
    while (true) {
        const double x = normal(), t = 1.0 + c * x;
        if (t <= 0) continue;
        const double v = t * t * t, u = 1.0 - uniform();
        if (std::log(u) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
}

}  // namespace armillary::numeric
