// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/autoencoders/domains.h"

#include <algorithm>
#include <limits>

#include "models/blocks/tables.h"

namespace armillary::models {

torch::Tensor domain_contrast(const torch::Tensor& latents, const torch::Tensor& domains, double temperature) {
    const torch::Tensor known = torch::nonzero(domains >= 0).flatten();
    if (known.size(0) < 2) return latents.sum() * 0;  // nothing to compare, and softmax over nothing is no number
    const torch::Tensor unit = unit_rows(latents.index_select(0, known)), of = domains.index_select(0, known),
                        itself = torch::eye(known.size(0), torch::kBool),
                        alike = (of.unsqueeze(1) == of).logical_and(itself.logical_not()).to(latents.dtype());
    const torch::Tensor logits = unit.matmul(unit.t()) / temperature;
    const torch::Tensor logs =
        torch::log_softmax(logits.masked_fill(itself, -std::numeric_limits<double>::infinity()), 1)
            .masked_fill(itself, 0);
    const torch::Tensor by_item = (alike * logs).sum(1) / alike.sum(1).clamp_min(1);
    return -by_item.sum() / static_cast<double>(latents.size(0));
}

std::vector<int32_t> dealt_by_domain(const std::vector<int32_t>& order, const std::vector<int32_t>& domains,
                                     int64_t batch_size) {
    const auto rows = static_cast<int64_t>(order.size()), whole = rows / batch_size, left = rows % batch_size;
    std::vector<int32_t> sorted = order;
    std::stable_sort(sorted.begin(), sorted.end(), [&](int32_t a, int32_t b) {
        return domains[static_cast<size_t>(a)] < domains[static_cast<size_t>(b)];
    });
    // The last batch takes `left` of all rows at even distances; the others go round the whole batches.
    std::vector<int32_t> dealt(order.size());
    int64_t in_whole = 0, in_last = 0;
    for (int64_t row = 0; row < rows; ++row) {
        const bool to_last = (row + 1) * left / rows > row * left / rows;
        const int64_t place =
            to_last ? whole * batch_size + in_last++ : in_whole % whole * batch_size + in_whole / whole;
        in_whole += !to_last;
        dealt[static_cast<size_t>(place)] = sorted[static_cast<size_t>(row)];
    }
    return dealt;
}

}  // namespace armillary::models
