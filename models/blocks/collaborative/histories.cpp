// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/histories.h"

#include <algorithm>

namespace armillary::models {

std::vector<int32_t> distinct_items(const data::Histories& histories, int32_t user) {
    std::vector<int32_t> items(histories.begin(user), histories.end(user));
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

data::Histories renumbered(const data::Histories& histories, const std::vector<int32_t>& numbers) {
    data::Histories out;
    out.offsets.push_back(0);
    for (int32_t user = 0; user < histories.user_count(); ++user) {
        for (const int32_t* item = histories.begin(user); item != histories.end(user); ++item)
            if (const int32_t number = numbers[static_cast<size_t>(*item)]; number >= 0)
                out.items.push_back(number);
        out.offsets.push_back(static_cast<int64_t>(out.items.size()));
    }
    return out;
}

numeric::SparseMatrix user_item_matrix(const model::Context& context) {
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int32_t user = 0; user < context.users(); ++user)
        for (int32_t item : distinct_items(context.train, user)) pairs.emplace_back(user, item);
    return numeric::sparse_from_pairs(context.users(), context.items(), std::move(pairs));
}

numeric::SparseMatrix item_user_matrix(const model::Context& context) {
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int32_t user = 0; user < context.users(); ++user)
        for (int32_t item : distinct_items(context.train, user)) pairs.emplace_back(item, user);
    return numeric::sparse_from_pairs(context.items(), context.users(), std::move(pairs));
}

numeric::SparseMatrix interaction_counts(const model::Context& context) {
    numeric::SparseMatrix counts = user_item_matrix(context);
    std::fill(counts.values.begin(), counts.values.end(), 0.0f);
    for (int32_t user = 0; user < context.users(); ++user) {
        const auto first = counts.columns.begin() + counts.offsets[static_cast<size_t>(user)],
                   last = counts.columns.begin() + counts.offsets[static_cast<size_t>(user) + 1];
        for (const int32_t* item = context.train.begin(user); item != context.train.end(user); ++item)
            ++counts.values[static_cast<size_t>(std::lower_bound(first, last, *item) - counts.columns.begin())];
    }
    return counts;
}

}  // namespace armillary::models
