// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/diagnostics/attention/attention_view.h"

namespace armillary::diagnostics {

/// How alike the heads of all layers look, over the same histories (sequential.md 5.5). Heads are numbered layer
/// by layer.
class HeadSimilarity {
 public:
    void add(const AttentionView& view);

    int64_t heads() const { return heads_; }
    /// [heads, heads] cosine of the flattened maps of shares.
    std::vector<double> cosine() const;
    /// [heads, heads] Jensen-Shannon distance (base 2, 0 equal, 1 nothing in common), mean over rows with at least
    /// two keys.
    std::vector<double> distance() const;

 private:
    int64_t heads_ = 0, rows_ = 0;
    std::vector<double> products_, distances_;  ///< [heads, heads] sums
};

}  // namespace armillary::diagnostics
