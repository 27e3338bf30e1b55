// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// Every model of the program, in the order of lists. A model enters here with one line.
const std::vector<model::Registration>& registry();

}  // namespace armillary::models
