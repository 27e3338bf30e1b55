// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace armillary::diagnostics {

/// Attention of one history, without padding, over memory that the caller keeps alive (sequential.md 5).
struct AttentionView {
    std::span<const float> weights;  ///< [layers, heads, tokens, tokens], of the query (row) on the key (column)
    int64_t layers = 0, heads = 0, tokens = 0;
    bool causal = true;      ///< a query sees itself and older tokens only
    bool normalised = true;  ///< rows sum to 1; false: signed weights of any sum

    /// [tokens] the weights of one query.
    std::span<const float> row(int64_t layer, int64_t head, int64_t query) const {
        return weights.subspan(static_cast<size_t>(((layer * heads + head) * tokens + query) * tokens),
                               static_cast<size_t>(tokens));
    }
    /// How many keys the query may look at: those before this column.
    int64_t keys(int64_t query) const { return causal ? query + 1 : tokens; }
};

/// Throws `BadInput` when the weights do not fit the shape, are not finite, reach keys that the query may not look
/// at (more than 1e-6 of a row), or, where they should be shares, are negative or do not sum to 1 within 1e-3.
void check_attention(const AttentionView& view);

/// [keys of the query] a distribution: |weight| / sum of |weights|. What a row of zeros looks at is not defined:
/// all zeros.
std::vector<double> attention_shares(const AttentionView& view, int64_t layer, int64_t head, int64_t query);

/// The mean of a layer's heads, [keys of the query].
std::vector<double> layer_shares(const AttentionView& view, int64_t layer, int64_t query);

}  // namespace armillary::diagnostics
