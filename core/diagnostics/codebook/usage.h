// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"

namespace armillary::diagnostics {

/// How the codes of one level are used (tokenizers.md B.1 to B.4). Weighted by items or by interactions: a
/// codebook can be balanced over items and collapsed over traffic. Ratios are NaN where nothing is used.
struct Usage {
    std::vector<double> amounts;    ///< [codes] items, or interactions with them
    int64_t used = 0;               ///< codes with an amount above 0
    int64_t dead = 0;               ///< the others
    int64_t near_dead = 0;          ///< used, but with less than a tenth of the mean amount
    double utilisation = 0;         ///< used / codes
    double entropy = 0;             ///< nats
    double normalised_entropy = 0;  ///< entropy / log codes; NaN for a single code
    double perplexity = 0;          ///< exp(entropy)
    double gini = 0, jain = 0;
    double top_share = 0;          ///< of the most used code
    double top_10_share = 0;       ///< of the ten most used
    double top_percent_share = 0;  ///< of the most used hundredth of the codes, at least one
};

/// `weights` [items] are interactions of each item; empty counts items.
Usage measure_usage(const CodeTable& table, int64_t level, std::span<const double> weights = {});

/// Utilisation that `items` draws with equal chances would give: 1 - (1 - 1/codes)^items. With fewer than about
/// five items a code, below 1.
double expected_utilisation(int64_t codes, int64_t items);

}  // namespace armillary::diagnostics
