// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/usage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/concentration.h"

namespace armillary::diagnostics {

Usage measure_usage(const CodeTable& table, int64_t level, std::span<const double> weights) {
    constexpr double kNearDead = 0.1;
    Usage usage;
    const auto size = static_cast<size_t>(table.level_sizes[static_cast<size_t>(level)]);
    usage.amounts.assign(size, 0);
    for (int64_t item = 0; item < table.items; ++item)
        if (const int32_t code = table.code(item, level); code >= 0)
            usage.amounts[static_cast<size_t>(code)] += weights.empty() ? 1 : weights[static_cast<size_t>(item)];

    const auto codes = static_cast<double>(size);
    const double mean = std::accumulate(usage.amounts.begin(), usage.amounts.end(), 0.0) / codes;
    for (double amount : usage.amounts) {
        if (amount > 0) ++usage.used;
        if (amount > 0 && amount < kNearDead * mean) ++usage.near_dead;
    }
    usage.dead = static_cast<int64_t>(size) - usage.used;
    usage.utilisation = static_cast<double>(usage.used) / codes;
    usage.entropy = numeric::entropy(usage.amounts);
    usage.normalised_entropy = usage.entropy / std::log(codes);
    usage.perplexity = std::exp(usage.entropy);
    usage.gini = numeric::gini(usage.amounts);
    usage.jain = numeric::jain_index(usage.amounts);
    usage.top_share = numeric::top_share(usage.amounts, 1);
    usage.top_10_share = numeric::top_share(usage.amounts, 10);
    usage.top_percent_share = numeric::top_share(usage.amounts, static_cast<int64_t>(size + 99) / 100);
    return usage;
}

double expected_utilisation(int64_t codes, int64_t items) {
    return -std::expm1(static_cast<double>(items) * std::log1p(-1 / static_cast<double>(codes)));
}

}  // namespace armillary::diagnostics
