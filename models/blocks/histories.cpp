// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/histories.h"

#include <algorithm>

namespace armillary::models {

std::vector<int32_t> distinct_items(const data::Histories& histories, int32_t user) {
    std::vector<int32_t> items(histories.begin(user), histories.end(user));
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
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

}  // namespace armillary::models
