// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/attention/faithfulness.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace armillary::diagnostics {

double kendall_tau(std::span<const double> a, std::span<const double> b) {
    int64_t balance = 0, varies_a = 0, varies_b = 0;
    for (size_t i = 0; i < a.size(); ++i)
        for (size_t j = i + 1; j < a.size(); ++j) {
            const int of_a = (a[i] > a[j]) - (a[i] < a[j]), of_b = (b[i] > b[j]) - (b[i] < b[j]);
            balance += of_a * of_b;
            varies_a += of_a != 0;
            varies_b += of_b != 0;
        }
    if (varies_a == 0 || varies_b == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(balance) / std::sqrt(static_cast<double>(varies_a) * static_cast<double>(varies_b));
}

std::vector<size_t> order_by(std::span<const double> weights) {
    std::vector<size_t> order(weights.size());
    std::iota(order.rbegin(), order.rend(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return weights[a] > weights[b]; });
    return order;
}

std::vector<int64_t> erasure_counts(int64_t items) {
    std::set<int64_t> counts{1, 3, 5};
    for (double share : {0.1, 0.2, 0.5}) counts.insert(std::llround(share * static_cast<double>(items)));
    std::vector<int64_t> possible;
    for (int64_t count : counts)
        if (count >= 1 && count < items) possible.push_back(count);
    return possible;
}

}  // namespace armillary::diagnostics
