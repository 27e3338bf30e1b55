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

}  // namespace armillary::models
