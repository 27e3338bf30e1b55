// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace armillary::data::worlds {

/// Transition probabilities between items: row i is the law of the next item after i.
struct TransitionMatrix {
    int32_t size = 0;
    std::vector<double> values;  ///< [size, size]

    std::span<const double> row(int32_t i) const {
        return std::span(values).subspan(static_cast<size_t>(i) * static_cast<size_t>(size),
                                         static_cast<size_t>(size));
    }
};

/// Rows separated by `;`, numbers by `,`: `0.1,0.9;0.5,0.5`. Throws `UsageError` unless square, non-negative and
/// every row sums to 1.
TransitionMatrix parse_matrix(std::string_view text);

/// The stationary law that the chain reaches from the uniform one; periods do not matter.
std::vector<double> stationary_law(const TransitionMatrix& matrix);

/// What a model can reach at best when it ranks all items by their probability of being next.
struct NextItemOptimum {
    std::vector<double> hit;  ///< hit[k - 1] = HR@k
    double mrr = 0;
    double entropy = 0;  ///< bits: no model's cross-entropy is lower
};

/// Knowing the item that the next one depends on: HR@k = sum_i pi_i (sum of the k largest P_ij).
NextItemOptimum best_with_order(const TransitionMatrix& matrix, std::span<const double> stationary);
/// Knowing popularity alone.
NextItemOptimum best_without_order(std::span<const double> stationary);

}  // namespace armillary::data::worlds
