// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/split.h"

namespace armillary::models {

/// The user's items, each once, ascending: the row of a binary interaction matrix.
std::vector<int32_t> distinct_items(const data::Histories& histories, int32_t user);

}  // namespace armillary::models
